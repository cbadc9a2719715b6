import { ComplaintIdentityOpened } from '../../../events/complaint-identity-opened/v1.ts';
import { ComplaintIdentityRefused } from '../../../events/complaint-identity-refused/v1.ts';
import { ComplaintTextOpened } from '../../../events/complaint-text-opened/v1.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { refuse } from '../problem.ts';
import {
  articleOf,
  type ComplaintBody,
  type ComplaintDecision,
  complaintRefOf,
  type ComplaintState,
} from './complaint.ts';
import { countingRoles } from './machine.ts';

/** Who may read what was written: who handles this kind, and who decides on it. */
export const mayOpenText = ({ kind }: Pick<ComplaintBody, 'kind'>, roles: readonly Role[]): boolean =>
  countingRoles(kind, roles).some(
    (role) =>
      role === 'CENTRE_OFFICER' ||
      role === 'CENTRE_DISCIPLINE' ||
      (role === 'CENTRE_REVIEWER' && kind !== 'REPORT'),
  );

/** The discipline office alone may open the identity (3-2g, domain §3.4). */
export const mayOpenIdentity = (roles: readonly Role[]): boolean => roles.includes('CENTRE_DISCIPLINE');

/** Opens facts, evidence and leads, not the identity; the trail says who and for what. */
export function decideOpenText(
  state: ComplaintState,
  { purpose }: { readonly purpose: string },
  acting: Acting,
): ComplaintDecision {
  const article = articleOf(state.body);
  if (!mayOpenText(state.body, acting.roles)) return refuse('FORBIDDEN_ROLE', { article });
  const event = happened(ComplaintTextOpened, complaintRefOf(state), { article, reason: purpose });
  return { events: [event], body: state.body };
}

/** Opens the identity with all the rest, in any state; the trail says who and for what (domain §3.4). */
export function decideOpenComplainant(
  state: ComplaintState,
  { purpose }: { readonly purpose: string },
  acting: Acting,
): ComplaintDecision {
  if (!mayOpenIdentity(acting.roles)) return refuse('FORBIDDEN_ROLE', { article: '3-2g' });
  const event = happened(ComplaintIdentityOpened, complaintRefOf(state), {
    article: '3-2g',
    reason: purpose,
  });
  return { events: [event], body: state.body };
}

/**
 * Somebody without the right asked for the identity: nothing is opened (3-2g). It stands in the trail of the discipline
 * office's task; anybody can ask, and in the complaint's own trail it would make its handler's version stale.
 */
export const identityRefused = (state: Pick<ComplaintState, 'id' | 'body'>): DomainEvent =>
  happened(ComplaintIdentityRefused, complaintRefOf(state), { article: '3-2g' });
