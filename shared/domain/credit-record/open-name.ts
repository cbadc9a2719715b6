import { CreditRecordNameOpened } from '../../../events/credit-record-name-opened/v1.ts';
import { CreditRecordNameRefused } from '../../../events/credit-record-name-refused/v1.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import { refuse } from '../problem.ts';
import {
  type CreditRecordBody,
  type CreditRecordDecision,
  creditRecordRefOf,
  type CreditRecordState,
} from './credit-record.ts';

/**
 * Who may open the name of a recorded person: the Commission, which decides on the person; the discipline office; and who acts
 * for the agency whose person it is, which is heard on it (14-2d, domain §3.4, §5.5) [J].
 */
export const mayOpenName = (
  { uscc }: Pick<CreditRecordBody, 'uscc'>,
  { roles, uscc: own }: Pick<Acting, 'roles'> & { readonly uscc: string | undefined },
): boolean =>
  roles.includes('COMMISSION_OFFICER') ||
  roles.includes('CENTRE_DISCIPLINE') ||
  (roles.includes('AGENCY_ADMIN') && own === uscc);

/** Opens the name, in any state; the trail says who and for what. Of a unit there is none: NOT_FOUND. */
export function decideOpenName(
  state: CreditRecordState,
  purpose: string,
  acting: Acting,
): CreditRecordDecision {
  if (!mayOpenName(state.body, { ...acting, uscc: acting.actor.uscc }))
    return refuse('FORBIDDEN_ROLE', { article: '14-2d' });
  if (state.body.subject.kind !== 'PERSON') return refuse('NOT_FOUND', { article: '14-2d' });
  const event = happened(CreditRecordNameOpened, creditRecordRefOf(state), {
    article: '14-2d',
    reason: purpose,
  });
  return { events: [event], body: state.body };
}

/** Somebody without the right asked for the name: it stands in the trail of the discipline office's task. */
export const nameRefused = (state: Pick<CreditRecordState, 'id' | 'body'>): DomainEvent =>
  happened(CreditRecordNameRefused, creditRecordRefOf(state), { article: '14-2d' });
