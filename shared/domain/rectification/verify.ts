import { RectificationAccepted } from '../../../events/rectification-accepted/v1.ts';
import { RectificationFailed } from '../../../events/rectification-failed/v1.ts';
import { RectificationFailureProposed } from '../../../events/rectification-failure-proposed/v1.ts';
import { RectificationFailureReturned } from '../../../events/rectification-failure-returned/v1.ts';
import { RectificationReturned } from '../../../events/rectification-returned/v1.ts';
import type { Article } from '../../policy/articles.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { lastDayOf } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { clocksAfterReturn, type Counting } from './clocks.ts';
import type { RectificationAction, RectificationStatus } from './machine.ts';
import {
  barredFrom,
  followRectification,
  type RectificationDecision,
  rectificationRefOf,
  type RectificationState,
} from './rectification.ts';

const steps = (
  state: RectificationState,
  action: RectificationAction,
  acting: OfficerActing,
  article: Article,
): RectificationStatus | Refusal =>
  refuseConflict(acting, state.body.uscc, article) ?? followRectification(state.status, action, acting);

/** SUBMITTED → ACCEPTED: everything is put right (12-1e). */
export function decideAccept(
  state: RectificationState,
  { reason }: { readonly reason: string },
  acting: OfficerActing,
): RectificationDecision {
  const to = steps(state, 'accept', acting, '12-1e');
  if (isRefusal(to)) return to;
  const event = happened(RectificationAccepted, rectificationRefOf(state), { article: '12-1e', to, reason });
  const { failureProposal: _, ...body } = state.body;
  const ended = { by: acting.actor.id, at: acting.now, reason, outcome: 'ACCEPTED' as const };
  return { events: [event], body: { ...body, ended } };
}

/**
 * SUBMITTED → RETURNED, once, with a last term of policy `rectification.returnDays` (12-1e). Whoever reports early keeps the
 * days that the order gave.
 */
export function decideReturn(
  state: RectificationState,
  { reason }: { readonly reason: string },
  acting: OfficerActing & Counting,
): RectificationDecision {
  const to = steps(state, 'return', acting, '12-1e');
  if (isRefusal(to)) return to;
  if (state.body.returned !== undefined) {
    const detail = { zh: '整改材料只能退回一次', en: 'A report is returned once only' };
    return refuse('ILLEGAL_TRANSITION', { article: '12-1e', detail });
  }
  const { due, set } = clocksAfterReturn(acting, state.body.dueOn);
  const dueOn = lastDayOf(due);
  const event = happened(
    RectificationReturned,
    { ...rectificationRefOf(state), dueOn },
    { article: '12-1e', to, deadlines: { set }, reason },
  );
  return {
    events: [event],
    body: { ...state.body, dueOn, returned: { by: acting.actor.id, at: acting.now, reason } },
  };
}

/** An officer finds a report insufficient again, after its return; a reviewer decides (12-2b ④). */
export function decideProposeFailure(
  state: RectificationState,
  { reason }: { readonly reason: string },
  acting: OfficerActing,
): RectificationDecision {
  const to = steps(state, 'proposeFailure', acting, '12-2b');
  if (isRefusal(to)) return to;
  if (state.body.returned === undefined) {
    const detail = { zh: '须先退回一次', en: 'A first insufficient report is returned' };
    return refuse('ILLEGAL_TRANSITION', { article: '12-2b', detail });
  }
  if (state.body.failureProposal !== undefined) return refuse('DUPLICATE', { article: '12-2b' });
  const event = happened(RectificationFailureProposed, rectificationRefOf(state), {
    article: '12-2b',
    reason,
  });
  const failureProposal = { by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...state.body, failureProposal, proposals: state.body.proposals + 1 } };
}

/** The reviewer's answer to a proposed failure: SUBMITTED → FAILED, a ground for suspension (12-2b), or back to the officer. */
export function decideOnFailure(
  state: RectificationState,
  { agree, reason }: { readonly agree: boolean; readonly reason: string },
  acting: OfficerActing,
): RectificationDecision {
  const to = steps(state, agree ? 'fail' : 'returnFailure', acting, '12-2b');
  if (isRefusal(to)) return to;
  const { failureProposal, ...body } = state.body;
  if (failureProposal === undefined) {
    const detail = { zh: '尚无整改不合格的建议', en: 'No failure is proposed' };
    return refuse('ILLEGAL_TRANSITION', { article: '12-2b', detail });
  }
  if (barredFrom('fail', state.body).includes(acting.actor.id))
    return refuse('FOUR_EYES', { article: '12-2b' });
  const contract = agree ? RectificationFailed : RectificationFailureReturned;
  const event = happened(contract, rectificationRefOf(state), { article: '12-2b', to, reason });
  if (!agree) return { events: [event], body };
  const ended = { by: acting.actor.id, at: acting.now, reason, outcome: 'FAILED' as const };
  return { events: [event], body: { ...state.body, ended } };
}
