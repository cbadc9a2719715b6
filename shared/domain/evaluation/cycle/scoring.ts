import { EvaluationReviewStarted } from '../../../../events/evaluation-review-started/v1.ts';
import { EvaluationScored } from '../../../../events/evaluation-scored/v1.ts';
import { EvaluationScoringStarted } from '../../../../events/evaluation-scoring-started/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { commitmentOf } from '../../sampling/draw.ts';
import { type CycleDecision, type CycleState, followCycle } from './cycle.ts';

/** What is still open about who was told (9-1c): read by the use case, judged here. */
export interface OpenCoverage {
  /** Agencies of the list as published whose coverage was opened; a correction opens its own with its entry. */
  readonly placed: number;
  /** Whether any of them is not covered yet. */
  readonly open: boolean;
  /** Whether a correction of the list is undecided. */
  readonly undecided: boolean;
}

/**
 * NOTICE_PUBLISHED → SCORING: every agency in scope is told by letter and SMS or by hand, the term for corrections is
 * over and every correction decided (9-1c, 9-1d, 9-2a).
 */
export function decideStartScoring(
  state: CycleState,
  { runId }: { readonly runId: string },
  coverage: OpenCoverage,
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'startScoring', acting);
  if (isRefusal(to)) return to;
  const { notice, corrections } = state.body;
  if (coverage.open || coverage.placed < (notice?.agencies ?? 0))
    return refuse('NOTICE_COVERAGE_INCOMPLETE', { article: '9-1c' });
  if (corrections === undefined || !corrections.closed || coverage.undecided)
    return refuse('SCOPE_CORRECTIONS_OPEN', {
      article: '9-1d',
      ...(corrections && { extra: { closesAt: corrections.closesAt } }),
    });
  const { actor, now } = acting;
  return {
    events: [happened(EvaluationScoringStarted, { cycleId: state.id, runId }, { article: '9-2a', to })],
    body: { ...state.body, scoring: { runId, startedBy: actor.id, startedAt: now } },
  };
}

/** SCORING → SCORED: all hard checks pass (9-2b), which the run knows. */
export function decideFinishScoring(
  state: CycleState,
  { snapshotHash }: { readonly snapshotHash: string },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'finishScoring', acting);
  if (isRefusal(to)) return to;
  const { scoring } = state.body;
  if (scoring === undefined) throw new Error(`${state.id} is scored without a run`);
  const { runId } = scoring;
  return {
    events: [
      happened(
        EvaluationScored,
        { cycleId: state.id, runId },
        { article: '9-2c', to, record: { snapshotHash } },
      ),
    ],
    body: { ...state.body, scoring: { ...scoring, snapshotHash, scoredAt: acting.now } },
  };
}

/**
 * SCORED → REVIEWING with the draw: the seed is open from here on. @throws RangeError for another seed than the one
 * that was committed to (9-3b).
 */
export function decideStartReview(
  state: CycleState,
  draw: { readonly seed: string; readonly populationHash: string },
  acting: Acting,
): CycleDecision {
  const to = followCycle(state.status, 'startReview', acting);
  if (isRefusal(to)) return to;
  if (commitmentOf(draw.seed) !== state.body.seedHash)
    throw new RangeError(`${state.id}: the seed is not the one committed to`);
  const { populationHash } = draw;
  return {
    events: [
      happened(
        EvaluationReviewStarted,
        { cycleId: state.id },
        { article: '9-3b', to, record: { seed: draw.seed, populationHash } },
      ),
    ],
    body: { ...state.body, draw: { ...draw, at: acting.now } },
  };
}
