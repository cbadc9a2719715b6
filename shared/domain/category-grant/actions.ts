import type { Role } from '../identity/role.ts';
import { allowedActions } from '../machine.ts';
import { type CategoryGrantState, GRANT_REPLY } from './category-grant.ts';
import { type CategoryGrantAction, categoryGrantMachine, type CategoryGrantStatus } from './machine.ts';

/** What these roles may do now: a proposed refusal is replied to while its term runs, and decided on after it (5-5c). */
export function actionsOn(
  { status, deadlines, body: { proposal } }: Pick<CategoryGrantState, 'status' | 'deadlines' | 'body'>,
  roles: readonly Role[],
): CategoryGrantAction[] {
  const open = (action: CategoryGrantAction) => {
    switch (action) {
      case 'proposeRefusal':
        return proposal === undefined;
      case 'reply':
        return proposal !== undefined && proposal.reply === undefined && deadlines[GRANT_REPLY] !== undefined;
      case 'returnProposal':
      case 'refuse':
        return proposal?.heard === true;
      default:
        return true;
    }
  };
  // The status was written by the same machine.
  return allowedActions(categoryGrantMachine, status as CategoryGrantStatus, roles).filter(open);
}
