import { EvaluationReopened } from '../../../../events/evaluation-reopened/v1.ts';
import { EvaluationResultDrafted } from '../../../../events/evaluation-result-drafted/v1.ts';
import { EvaluationResultProposed } from '../../../../events/evaluation-result-proposed/v1.ts';
import { EvaluationResultPublicised } from '../../../../events/evaluation-result-publicised/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { type CycleBody, type CycleDecision, type CycleState, followCycle } from './cycle.ts';

type Result = NonNullable<CycleBody['result']>;

export function resultOf({ id, body }: CycleState): Result {
  if (body.result === undefined) throw new Error(`${id} has no result`);
  return body.result;
}

/**
 * Proposes the result (9-4 ④). That every entry is reviewed and every survey closed is for the caller to see to. The
 * number of the draft is one more than the last that was decided; a proposal may be made anew before it is.
 */
export function decideProposeResult(state: CycleState, acting: Acting): CycleDecision {
  const to = followCycle(state.status, 'proposeResult', acting);
  if (isRefusal(to)) return to;
  const last = state.body.result;
  const draft = last === undefined ? 1 : last.draft + (last.decidedBy === undefined ? 0 : 1);
  return {
    events: [happened(EvaluationResultProposed, { cycleId: state.id, draft }, { article: '9-4' })],
    body: { ...state.body, result: { draft, proposedBy: acting.actor.id, proposedAt: acting.now } },
  };
}

/** The path of the proposer in the body, for the write condition of ④. */
export const RESULT_PROPOSER = ['result', 'proposedBy'] as const;

/** REVIEWING → RESULT_DRAFTED, by another person than the one who proposed it (9-4 ④). */
export function decideDraftResult(
  state: CycleState,
  { rankingHash }: { readonly rankingHash: string },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'draftResult', acting);
  if (isRefusal(to)) return to;
  const { result } = state.body;
  if (result === undefined || result.decidedBy !== undefined)
    return refuse('ILLEGAL_TRANSITION', {
      article: '9-4',
      detail: { zh: '尚未提出评价结果', en: 'No result is proposed' },
      extra: { state: state.status },
    });
  if (result.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '9-4' });
  const { draft } = result;
  return {
    events: [
      happened(EvaluationResultDrafted, { cycleId: state.id, draft, rankingHash }, { article: '9-4', to }),
    ],
    body: {
      ...state.body,
      result: { ...result, rankingHash, decidedBy: acting.actor.id, decidedAt: acting.now },
    },
  };
}

/** RESULT_DRAFTED → REVIEWING, with the reason. */
export function decideReopen(state: CycleState, reason: string, acting: Acting): CycleDecision {
  const to = followCycle(state.status, 'reopen', acting);
  if (isRefusal(to)) return to;
  const result = resultOf(state);
  return {
    events: [
      happened(
        EvaluationReopened,
        { cycleId: state.id, draft: result.draft },
        { article: '9-4', to, reason },
      ),
    ],
    body: { ...state.body, result: { ...result, reopened: reason } },
  };
}

/** RESULT_DRAFTED → RESULT_PUBLICITY: the notices of its categories are opened by the caller in the same commit (9-5). */
export function decidePublicise(state: CycleState, acting: Acting): CycleDecision {
  const to = followCycle(state.status, 'publicise', acting);
  if (isRefusal(to)) return to;
  const { draft } = resultOf(state);
  return {
    events: [happened(EvaluationResultPublicised, { cycleId: state.id, draft }, { article: '9-5', to })],
    body: state.body,
  };
}
