import { EvaluationObjectionUpheld } from '../../../../events/evaluation-objection-upheld/v1.ts';
import { EvaluationObjectionsPending } from '../../../../events/evaluation-objections-pending/v1.ts';
import { EvaluationResultReadyToFile } from '../../../../events/evaluation-result-ready-to-file/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import { type CycleDecision, type CycleState, followCycle } from './cycle.ts';
import { resultOf } from './result.ts';

/** RESULT_PUBLICITY → OBJECTION_HANDLING: a notice of the result is over, or upheld, with objections to handle (9-5x). */
export function decidePending(state: CycleState, acting: Acting): CycleDecision {
  const to = followCycle(state.status, 'pending', acting);
  if (isRefusal(to)) return to;
  const { draft } = resultOf(state);
  return {
    events: [happened(EvaluationObjectionsPending, { cycleId: state.id, draft }, { article: '9-5x', to })],
    body: state.body,
  };
}

/**
 * OBJECTION_HANDLING → RESULT_DRAFTED: the objection changes a grade, so that a new draft is publicised where it
 * changes (9-5). The draft counts on.
 */
export function decideUpheld(
  state: CycleState,
  { rankingHash }: { readonly rankingHash: string },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'upheld', acting);
  if (isRefusal(to)) return to;
  const result = resultOf(state);
  const draft = result.draft + 1;
  return {
    events: [
      happened(
        EvaluationObjectionUpheld,
        { cycleId: state.id, draft },
        { article: '9-5', to, record: { rankingHash } },
      ),
    ],
    body: {
      ...state.body,
      result: { ...result, draft, rankingHash, decidedBy: acting.actor.id, decidedAt: acting.now },
    },
  };
}

/** RESULT_PUBLICITY / OBJECTION_HANDLING → READY_TO_FILE: no objection stands in any category (9-6a). */
export function decideClear(state: CycleState, acting: Acting): CycleDecision {
  const to = followCycle(state.status, 'clear', acting);
  if (isRefusal(to)) return to;
  const { draft } = resultOf(state);
  return {
    events: [happened(EvaluationResultReadyToFile, { cycleId: state.id, draft }, { article: '9-6a', to })],
    body: state.body,
  };
}
