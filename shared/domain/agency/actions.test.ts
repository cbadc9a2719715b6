import { expect, it } from 'vitest';
import { ROLES } from '../identity/role.ts';
import { actionsOn } from './actions.ts';
import { agencyMachine } from './machine.ts';

it.each(agencyMachine.states)('shows of an agency that is %s nothing that no operation does', (status) => {
  expect(actionsOn(status, ROLES)).toEqual(status === 'ACTIVE' ? ['exit'] : []);
});

it('[12-4] shows the way out to its administrator alone', () => {
  for (const role of ROLES)
    expect(actionsOn('ACTIVE', [role])).toEqual(role === 'AGENCY_ADMIN' ? ['exit'] : []);
});
