import type { Role } from '../identity/role.ts';
import { allowedActions } from '../machine.ts';
import { type SpotCheckAction, spotCheckMachine, type SpotCheckStatus } from './machine.ts';
import type { SpotCheckState } from './spot-check.ts';

/**
 * What these roles may do now: of a drawn order, propose its replacement, or decide on the one proposed; of a chosen
 * one, give it up (3-1c).
 */
export function actionsOn(
  { status, body: { part, replacement } }: Pick<SpotCheckState, 'status' | 'body'>,
  roles: readonly Role[],
): SpotCheckAction[] {
  const open = (action: SpotCheckAction) => {
    switch (action) {
      case 'proposeReplacement':
        return part !== 'RISK' && replacement === undefined;
      case 'returnReplacement':
      case 'replace':
        return replacement !== undefined;
      case 'withdraw':
        return part === 'RISK';
      default:
        return true;
    }
  };
  // The status was written by the same machine.
  return allowedActions(spotCheckMachine, status as SpotCheckStatus, roles).filter(open);
}
