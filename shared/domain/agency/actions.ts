import type { Role } from '../identity/role.ts';
import { allowedActions } from '../machine.ts';
import { type AgencyAction, agencyMachine, type AgencyStatus } from './machine.ts';

/** What the decisions of article 12 do: they are taken on the suspension or the removal, not on the agency. */
const WITHOUT_OPERATION: readonly AgencyAction[] = ['suspend', 'resume', 'remove', 'reinstate'];

/** The operations on an agency that are open to these roles now. */
export const actionsOn = (status: string, roles: readonly Role[]): AgencyAction[] =>
  // The status was written by the same machine.
  allowedActions(agencyMachine, status as AgencyStatus, roles).filter(
    (action) => !WITHOUT_OPERATION.includes(action),
  );
