import type { Role } from '../../identity/role.ts';
import { allowedActions } from '../../machine.ts';
import type { CycleState } from './cycle.ts';
import { type CycleAction, cycleMachine, type CycleStatus } from './machine.ts';

/** What these roles may do now: propose where nothing is proposed, decide where something is (7-1a ④). */
export function actionsOn(
  { status, body: { lock, cancel } }: Pick<CycleState, 'status' | 'body'>,
  roles: readonly Role[],
): CycleAction[] {
  const open = (action: CycleAction) => {
    switch (action) {
      case 'proposeLock':
        return lock === undefined;
      case 'returnLock':
      case 'lock':
        return lock !== undefined;
      case 'proposeCancel':
        return cancel === undefined;
      case 'returnCancel':
      case 'cancel':
        return cancel !== undefined;
      default:
        return true;
    }
  };
  // The status was written by the same machine.
  return allowedActions(cycleMachine, status as CycleStatus, roles).filter(open);
}
