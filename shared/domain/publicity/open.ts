import { PublicityOpened } from '../../../events/publicity-opened/v1.ts';
import { PublicityReplaced } from '../../../events/publicity-replaced/v1.ts';
import { PublicityScheduled } from '../../../events/publicity-scheduled/v1.ts';
import type { PublicitySubject } from '../../../events/publicity-subject.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { freezeContent, type PublicityContent } from './content.ts';
import { periodOf, publicityDeadline } from './period.ts';
import type { ReCheckRecord } from './re-check.ts';
import { type PublicityBody, type PublicityDecision, type PublicityState, refOf } from './publicity.ts';

/**
 * – → SCHEDULED → OPEN in one commit: the content is frozen, the dates are counted and the clock runs (5-3).
 * `carried` are the objections against a cancelled notice of the same subject that are still undecided: they hold
 * this one as well.
 */
export function decideOpenPublicity(
  publicityId: string,
  notice: {
    readonly subject: PublicitySubject;
    readonly uscc?: string;
    readonly content: PublicityContent;
    readonly carried?: readonly string[];
    readonly reCheck?: ReCheckRecord;
  },
  ctx: { readonly now: Instant; readonly policy: PolicySet; readonly calendar: Calendar },
): Decided<PublicityBody> {
  const { subject, uscc, carried = [] } = notice;
  const frozen = freezeContent(notice.content);
  const deadline = publicityDeadline(ctx.now, ctx.policy, ctx.calendar);
  const period = periodOf(deadline);
  const ref = { publicityId, subject, ...(uscc !== undefined && { uscc }) };
  const { contentHash } = frozen;
  const { publishedOn, lastDay, closesAt, provisional } = period;
  const refs = { [subject.kind === 'ONBOARDING' ? 'case' : 'subject']: subject.id };
  return {
    events: [
      happened(
        PublicityScheduled,
        { ...ref, contentHash },
        { article: '5-3', to: 'SCHEDULED', refs, inputHash: contentHash },
      ),
      happened(
        PublicityOpened,
        { ...ref, publishedOn, lastDay, closesAt, contentHash },
        {
          article: '5-3',
          to: 'OPEN',
          deadlines: { set: [deadline] },
          record: { carried, provisional, ...(notice.reCheck && { reCheck: notice.reCheck }) },
        },
      ),
    ],
    body: {
      subject,
      ...(uscc !== undefined && { uscc }),
      ...frozen,
      policyVersion: ctx.policy.version,
      period,
      extensions: [],
      objections: { received: carried.length, undecided: [...carried], upheld: [] },
    },
  };
}

/**
 * Points a notice that is cancelled, or upheld and publicised anew, to the one that took over; its undecided objections
 * count there from now on.
 */
export function decideReplacePublicity(cancelled: PublicityState, successorId: string): PublicityDecision {
  if (!['CANCELLED', 'UPHELD'].includes(cancelled.status))
    return refuse('ILLEGAL_TRANSITION', { article: '5-3' });
  const event = happened(
    PublicityReplaced,
    { ...refOf(cancelled), successorId },
    { article: '5-3', refs: { successor: successorId } },
  );
  return { events: [event], body: cancelled.body };
}
