import { ReferralSent } from '../../../events/referral-sent/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { refuse, type Refusal } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { refuseUnconfirmed } from '../violation/confirmed.ts';
import type { ViolationState } from '../violation/violation.ts';
import type { ReferralBody } from './credit-record.ts';

const article = '14-2e';

/** A grave case is referred to another authority; the letter is among the documents (14-2e). */
export function decideRefer(
  referralId: string,
  referral: Pick<ReferralBody, 'authority' | 'sentOn' | 'reason' | 'documentIds'>,
  violation: ViolationState,
  acting: OfficerActing,
): Decided<ReferralBody> | Refusal {
  const { agencyId, uscc, level } = violation.body;
  const refused =
    refuseConflict(acting, uscc, article) ??
    refuseUnconfirmed(agencyId, { agencyId, status: violation.status }, article);
  if (refused !== undefined) return refused;
  if (level !== 'MAJOR') return refuse('NO_GROUND', { article });
  if (referral.sentOn > toLocalDate(acting.now)) {
    const fields = [{ field: 'body.sentOn', zh: '移送日期不得晚于今日', en: 'not after today' }];
    return refuse('VALIDATION_FAILED', { article, fields });
  }
  const { authority, sentOn, reason, documentIds } = referral;
  const event = happened(
    ReferralSent,
    { referralId, agencyId, uscc, violationId: violation.id, sentOn },
    { article, to: 'SENT', reason, docRefs: documentIds, record: { authority } },
  );
  const basedOn = `VIOLATION#${violation.id}`;
  return { events: [event], body: { agencyId, uscc, basedOn, ...referral, sentBy: acting.actor.id } };
}
