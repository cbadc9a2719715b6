import { EvaluationCancelled } from '../../../../events/evaluation-cancelled/v1.ts';
import { EvaluationCancelProposed } from '../../../../events/evaluation-cancel-proposed/v1.ts';
import { EvaluationCancelReturned } from '../../../../events/evaluation-cancel-returned/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { CORRECTIONS_CLOSE, type CycleDecision, type CycleState, followCycle } from './cycle.ts';

/** A member of the Commission proposes to call the evaluation off, or to skip the year (7-1b ④, SM-7). */
export function decideProposeCancel(
  state: CycleState,
  { number, reason }: { readonly number: string; readonly reason: string },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'proposeCancel', acting);
  if (isRefusal(to)) return to;
  if (state.body.cancel !== undefined) return refuse('DUPLICATE', { article: '7-1b' });
  const { actor, now } = acting;
  return {
    events: [
      happened(
        EvaluationCancelProposed,
        { cycleId: state.id },
        { article: '7-1b', reason, record: { decision: number } },
      ),
    ],
    body: {
      ...state.body,
      cancelRounds: state.body.cancelRounds + 1,
      cancel: { proposedBy: actor.id, at: now, reason, number },
    },
  };
}

/** The path of the proposer in the body, for the write condition of ④. */
export const CANCEL_PROPOSER = ['cancel', 'proposedBy'] as const;

/** Another member decides. With the notice out, the page of the notice says so from then on (SM-7). */
export function decideCancel(
  state: CycleState,
  { approved, reason }: { readonly approved: boolean; readonly reason: string },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, approved ? 'cancel' : 'returnCancel', acting);
  if (isRefusal(to)) return to;
  const { cancel, ...body } = state.body;
  if (cancel === undefined)
    return refuse('ILLEGAL_TRANSITION', {
      article: '7-1b',
      detail: { zh: '尚无人提出', en: 'Nobody has proposed it' },
      extra: { state: state.status },
    });
  if (cancel.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '7-1b' });
  const { id: cycleId } = state;
  if (!approved)
    return {
      events: [happened(EvaluationCancelReturned, { cycleId }, { article: '7-1b', reason })],
      body,
    };
  const announced = state.body.notice?.publishedAt !== undefined;
  return {
    events: [
      happened(
        EvaluationCancelled,
        { cycleId, announced },
        {
          article: '7-1b',
          to,
          reason,
          record: { decision: cancel.number },
          ...(announced &&
            state.body.corrections?.closed === false && {
              deadlines: { clear: [CORRECTIONS_CLOSE] },
            }),
        },
      ),
    ],
    body: { ...state.body, cancelledAt: acting.now },
  };
}
