import { DeadlineExtended } from '../../../events/deadline-extended/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { extendDeadline, isDue, lastDayOf } from '../time/deadline.ts';
import { type Counting, nextReminder } from './clocks.ts';
import {
  COOPERATION_DUE,
  type CooperationDecision,
  type CooperationState,
  followCooperation,
} from './cooperation.ts';

/** Gives as many days again, once and before the time is over, for a reason of the agency's (9-3d). */
export function decideExtend(
  state: CooperationState,
  { reason }: { readonly reason: string },
  acting: Acting & Counting,
): CooperationDecision {
  const to = followCooperation(state, 'extend', acting);
  if (isRefusal(to)) return to;
  const { body, id } = state;
  const due = state.deadlines[COOPERATION_DUE];
  const { article } = body;
  if (due === undefined || isDue(due, acting.now)) return refuse('DEADLINE_PASSED', { article });
  if (body.extended !== undefined) return refuse('DUPLICATE', { article });
  const { policy, calendar, now, actor } = acting;
  const source = { policyKey: body.term, article } as const;
  const amount = policy.get(body.term);
  const moved = extendDeadline(due, { amount, mode: 'CIVIL_CODE', source, reason }, calendar);
  const dueOn = lastDayOf(moved);
  const event = happened(
    DeadlineExtended,
    { ref: `COOPERATION#${id}`, kind: COOPERATION_DUE, dueAt: moved.dueAt, uscc: body.uscc },
    { article, to, deadlines: { set: [moved, ...nextReminder(moved, { now, policy })] }, reason },
  );
  return { events: [event], body: { ...body, dueOn, extended: { by: actor.id, at: now, reason } } };
}
