import { expect, it } from 'vitest';
import { AGENCY_ROLES, type Role } from '../../shared/domain/identity/role.ts';
import type { Route } from '../../shared/runtime/route.ts';
import { routes } from './routes.ts';

const operations: [string, Route][] = Object.entries(routes);
const forAgencies = ({ auth, roles }: Route): boolean =>
  auth === 'required' && AGENCY_ROLES.some((role: Role) => roles.length === 0 || roles.includes(role));

it('[7-1d] offers agencies nothing to apply with or to hand in, but the correction of the list', () => {
  const writes = operations.filter(([, route]) => route.method !== 'GET' && forAgencies(route));
  expect(writes.map(([name]) => name)).toEqual(['requestScopeCorrection']);
});

it('[7-1a] leaves to the Commission what the Commission decides', () => {
  const decided = ['proposeLock', 'decideOnLock', 'approveScheme', 'approveNotice', 'decideOnCancel'];
  const roles = operations.filter(([name]) => decided.includes(name)).map(([, route]) => route.roles);
  expect(roles).toEqual(decided.map(() => ['COMMISSION_OFFICER']));
});
