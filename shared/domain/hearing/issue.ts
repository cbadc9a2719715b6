import { HearingIssued } from '../../../events/hearing-issued/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, lastDayOf } from '../time/deadline.ts';
import { HEARING_REPLY, type HearingBody } from './hearing.ts';

type Notice = Pick<
  HearingBody,
  'subjectRef' | 'uscc' | 'ground' | 'intended' | 'facts' | 'documentIds' | 'reason' | 'article'
>;

/**
 * Gives prior notice, in the same commit as the proposal of an adverse decision. The agency may reply within policy
 * `hearing.replyDays` working days (domain §5.5).
 */
export function decideIssueHearing(
  hearingId: string,
  notice: Notice,
  ctx: {
    readonly now: string;
    readonly actor: { readonly id: string };
    readonly policy: PolicySet;
    readonly calendar: Calendar;
  },
): Decided<HearingBody> {
  const deadline = deadlineInWorkingDays({
    kind: HEARING_REPLY,
    base: ctx.now,
    source: { policyKey: 'hearing.replyDays', article: notice.article },
    amount: ctx.policy.get('hearing.replyDays'),
    calendar: ctx.calendar,
  });
  const replyDueOn = lastDayOf(deadline);
  const { subjectRef, uscc, ground, intended, facts, documentIds = [], reason, article } = notice;
  return {
    events: [
      happened(
        HearingIssued,
        { hearingId, subjectRef, uscc, ground, replyDueOn, ...(intended && { intended }) },
        {
          article,
          to: 'ISSUED',
          deadlines: { set: [deadline] },
          reason,
          ...(documentIds.length > 0 && { docRefs: documentIds }),
          record: { facts },
        },
      ),
    ],
    body: { ...notice, issuedBy: ctx.actor.id, issuedAt: ctx.now, replyDueOn },
  };
}
