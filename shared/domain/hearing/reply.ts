import { HearingReplied } from '../../../events/hearing-replied/v1.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import { HEARING_REPLY, type HearingBody, type HearingState } from './hearing.ts';
import { hearingMachine, type HearingStatus } from './machine.ts';

/**
 * The agency's statement of defence, before the deadline. Its text stays in the hearing; the trail carries its hash.
 * @returns DEADLINE_PASSED from the end of the last day on, whether or not the timer has fired.
 */
export function decideReply(
  hearing: HearingState,
  reply: { readonly text: string; readonly documentIds: readonly string[]; readonly hash: string },
  ctx: Acting,
): Decided<HearingBody> | Refusal {
  const to = follow(hearingMachine, hearing.status as HearingStatus, 'reply', ctx.roles);
  const { subjectRef, uscc, article, replyDueOn } = hearing.body;
  const deadline = hearing.deadlines[HEARING_REPLY];
  const late = hearing.status === 'EXPIRED' || (deadline !== undefined && isDue(deadline, ctx.now));
  if (late) {
    return refuse('DEADLINE_PASSED', {
      article,
      detail: {
        zh: `陈述申辩期限已于 ${replyDueOn} 届满`,
        en: `The time to reply ended on ${replyDueOn}`,
      },
    });
  }
  if (isRefusal(to)) return to;
  const documentIds = [...reply.documentIds];
  return {
    events: [
      happened(
        HearingReplied,
        { hearingId: hearing.id, subjectRef, uscc },
        { article, to, deadlines: { clear: [HEARING_REPLY] }, inputHash: reply.hash, docRefs: documentIds },
      ),
    ],
    body: { ...hearing.body, reply: { text: reply.text, documentIds, by: ctx.actor.id, at: ctx.now } },
  };
}
