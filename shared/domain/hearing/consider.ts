import { HearingConsidered } from '../../../events/hearing-considered/v1.ts';
import type { Article } from '../../policy/articles.ts';
import { type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { HEARERS } from './hearers.ts';
import type { HearingBody, HearingState } from './hearing.ts';
import { hearingMachine, type HearingStatus } from './machine.ts';

/** Records how the reply, or its absence, was considered; only then may the decision be taken (SM-22). */
export function decideConsider(
  hearing: HearingState,
  consideration: { readonly accepted: boolean; readonly text: string },
  ctx: Acting,
): Decided<HearingBody> | Refusal {
  const to = follow(hearingMachine, hearing.status as HearingStatus, 'consider', ctx.roles);
  if (isRefusal(to)) return to;
  const { subjectRef, uscc, article, ground } = hearing.body;
  if (!HEARERS[ground].some((role) => ctx.roles.includes(role))) return refuse('FORBIDDEN_ROLE', { article });
  const { accepted, text } = consideration;
  const event = happened(
    HearingConsidered,
    { hearingId: hearing.id, subjectRef, uscc },
    { article, to, reason: text, record: { accepted } },
  );
  return {
    events: [event],
    body: { ...hearing.body, consideration: { accepted, text, by: ctx.actor.id, at: ctx.now } },
  };
}

/** Refuses an adverse decision whose hearing is not over. `undefined` hearing = none was held. */
export function requireConsidered(hearing: HearingState | undefined, article: Article): Refusal | undefined {
  if (hearing?.status === 'CONSIDERED') return undefined;
  return refuse('HEARING_REQUIRED', {
    article,
    ...(hearing && {
      detail: {
        zh: '陈述申辩尚未处理完毕，不得作出决定',
        en: `The hearing is ${hearing.status}; it must be CONSIDERED first`,
      },
      extra: { hearingId: hearing.id, hearingStatus: hearing.status },
    }),
  });
}
