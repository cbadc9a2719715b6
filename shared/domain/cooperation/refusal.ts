import { CooperationRefusalProposed } from '../../../events/cooperation-refusal-proposed/v1.ts';
import { CooperationRefusalReturned } from '../../../events/cooperation-refusal-returned/v1.ts';
import { CooperationRefused } from '../../../events/cooperation-refused/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  COOPERATION_DUE,
  type CooperationDecision,
  cooperationRefOf,
  type CooperationState,
  followCooperation,
  runningClocks,
} from './cooperation.ts';

interface Reasoned {
  readonly reason: string;
}

/** An officer proposes to hold that the agency refuses: only after the time of a second written request (6-4b, 12-3e). */
export function decideProposeRefusal(
  state: CooperationState,
  { reason }: Reasoned,
  acting: Acting,
): CooperationDecision {
  const to = followCooperation(state, 'proposeRefusal', acting);
  if (isRefusal(to)) return to;
  if (!state.body.spent) {
    const detail = {
      zh: '第二次书面通知的期限未满',
      en: 'The time of the second written request is not over',
    };
    const extra = { state: state.status, dueAt: state.deadlines[COOPERATION_DUE]?.dueAt };
    return refuse('ILLEGAL_TRANSITION', { article: '6-4b', detail, extra });
  }
  if (state.body.refusal !== undefined) return refuse('DUPLICATE', { article: '6-4b' });
  const event = happened(CooperationRefusalProposed, cooperationRefOf(state), { article: '12-3e', reason });
  const refusal = { reason, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...state.body, refusal, proposals: state.body.proposals + 1 } };
}

/** The second person does not agree: nothing is decided. */
export function decideReturnRefusal(
  state: CooperationState,
  { reason }: Reasoned,
  acting: Acting,
): CooperationDecision {
  const proposed = proposalFor(state, 'returnRefusal', acting);
  if (isRefusal(proposed)) return proposed;
  const { refusal, ...body } = state.body;
  const event = happened(CooperationRefusalReturned, cooperationRefOf(state), {
    article: '12-3e',
    reason,
    record: { proposal: refusal },
  });
  return { events: [event], body };
}

/** SECOND_NOTICE → REFUSED by a second person (④); put the proposer as `notBy` in the commit. */
export function decideConfirmRefusal(
  state: CooperationState,
  { reason }: Reasoned,
  acting: Acting,
): CooperationDecision {
  const proposed = proposalFor(state, 'confirmRefusal', acting);
  if (isRefusal(proposed)) return proposed;
  const event = happened(CooperationRefused, cooperationRefOf(state), {
    article: '12-3e',
    to: 'REFUSED',
    deadlines: runningClocks(state),
    reason,
    record: { proposedBy: state.body.refusal?.by, decidedBy: acting.actor.id },
  });
  return {
    events: [event],
    body: { ...state.body, decision: { reason, by: acting.actor.id, at: acting.now } },
  };
}

function proposalFor(
  state: CooperationState,
  action: 'returnRefusal' | 'confirmRefusal',
  acting: Acting,
): Refusal | undefined {
  const to = followCooperation(state, action, acting);
  if (isRefusal(to)) return to;
  const { refusal } = state.body;
  if (refusal === undefined) {
    const detail = { zh: '尚无认定拒不配合的意见', en: 'No refusal has been proposed' };
    return refuse('ILLEGAL_TRANSITION', { article: '6-4b', detail, extra: { state: state.status } });
  }
  return refusal.by === acting.actor.id ? refuse('FOUR_EYES', { article: '6-4b' }) : undefined;
}
