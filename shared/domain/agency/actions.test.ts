import { expect, it } from 'vitest';
import { ROLES } from '../identity/role.ts';
import { actionsOn } from './actions.ts';
import { agencyMachine } from './machine.ts';

it.each(agencyMachine.states)('shows of an agency that is %s nothing that no operation does', (status) => {
  expect(actionsOn(status, ROLES)).toEqual([]);
});
