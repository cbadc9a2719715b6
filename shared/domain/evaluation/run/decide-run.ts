import { ScoringRunAbandoned } from '../../../../events/scoring-run-abandoned/v1.ts';
import { ScoringRunBegun } from '../../../../events/scoring-run-begun/v1.ts';
import { ScoringRunBlocked } from '../../../../events/scoring-run-blocked/v1.ts';
import { ScoringRunContinued } from '../../../../events/scoring-run-continued/v1.ts';
import { ScoringRunFinished } from '../../../../events/scoring-run-finished/v1.ts';
import { ScoringSnapshotFrozen } from '../../../../events/scoring-snapshot-frozen/v1.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { followRun, type RunBody, type RunDecision, runRefOf, type RunState } from './run.ts';

/** – → FREEZING: the inputs of every entry in scope are gone through (9-2a). */
export function decideBeginRun(
  runId: string,
  about: Pick<RunBody, 'cycleId' | 'periodTo' | 'policyVersion' | 'schemeHash' | 'categories'>,
  { now }: Pick<Acting, 'now'>,
): Decided<RunBody> {
  const body: RunBody = { ...about, startedAt: now, round: 1 };
  return {
    events: [happened(ScoringRunBegun, runRefOf({ id: runId, body }), { article: '9-2a', to: 'FREEZING' })],
    body,
  };
}

/** FREEZING → BLOCKED: inputs that fail a hard check are not frozen; the report names them (9-2b). */
export function decideBlockRun(
  state: RunState,
  { hard }: { readonly hard: number },
  acting: Acting,
): RunDecision {
  const to = followRun(state.status, 'block', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(ScoringRunBlocked, { ...runRefOf(state), hard }, { article: '9-2b', to })],
    body: { ...state.body, blocked: { at: acting.now, hard } },
  };
}

/** An entry whose inputs still fail, and the rules they fail. */
export interface StillFailing {
  readonly entryId: string;
  readonly rules: readonly string[];
}

/** BLOCKED → FREEZING: the cause is mended. While it is not, the run cannot go on (9-2b). */
export function decideContinueRun(
  state: RunState,
  { failing }: { readonly failing: readonly StillFailing[] },
  acting: Acting,
): RunDecision {
  const to = followRun(state.status, 'continue', acting);
  if (isRefusal(to)) return to;
  if (failing.length > 0) return refuse('HARD_CHECK_FAILED', { article: '9-2b', extra: { failing } });
  const round = state.body.round + 1;
  return {
    events: [happened(ScoringRunContinued, { ...runRefOf(state), round }, { article: '9-2b', to })],
    body: { ...state.body, round },
  };
}

/** FREEZING → SCORING: every input is frozen; the hash is over all items of the snapshot (9-2a). */
export function decideFreezeRun(
  state: RunState,
  { entries, snapshotHash }: { readonly entries: number; readonly snapshotHash: string },
  acting: Acting,
): RunDecision {
  const to = followRun(state.status, 'freeze', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    ScoringSnapshotFrozen,
    { ...runRefOf(state), entries, snapshotHash },
    { article: '9-2a', to },
  );
  return { events: [event], body: { ...state.body, frozen: { at: acting.now, entries, snapshotHash } } };
}

/** SCORING → DONE: every entry is scored; commit it with the cycle's SCORED (9-2c). */
export function decideFinishRun(state: RunState, acting: Acting): RunDecision {
  const to = followRun(state.status, 'finish', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(ScoringRunFinished, runRefOf(state), { article: '9-2c', to })],
    body: { ...state.body, finishedAt: acting.now },
  };
}

/** → ABANDONED: the Commission has cancelled the cycle (SM-7). */
export function decideAbandonRun(state: RunState, acting: Acting): RunDecision {
  const to = followRun(state.status, 'abandon', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(ScoringRunAbandoned, runRefOf(state), { article: '7-1a', to })],
    body: state.body,
  };
}
