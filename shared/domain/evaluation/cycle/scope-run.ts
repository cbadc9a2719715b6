import { EvaluationScopeRunCompleted } from '../../../../events/evaluation-scope-run-completed/v1.ts';
import { EvaluationScopeRunStarted } from '../../../../events/evaluation-scope-run-started/v1.ts';
import type { Decided } from '../../event.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { toLocalDate, type LocalDate, yearOf } from '../../time/local-date.ts';
import {
  type CycleActing,
  type CycleBody,
  type CycleDecision,
  type CycleState,
  followCycle,
} from './cycle.ts';

/** The centre has the scope determined for the day on which the notice is to be published (7-1e). */
export function decideRunScope(
  state: CycleState,
  { runId, noticeOn }: { readonly runId: string; readonly noticeOn: LocalDate },
  acting: CycleActing,
): CycleDecision {
  const to = followCycle(state.status, 'runScope', acting);
  if (isRefusal(to)) return to;
  if (noticeOn < toLocalDate(acting.now))
    return refuse('VALIDATION_FAILED', {
      article: '7-1e',
      fields: [{ field: 'body.noticeOn', zh: '通知日期已过', en: 'The day of the notice lies in the past' }],
    });
  // An override publishes outside the window with its reason, and never in another year (9-1a).
  if (yearOf(noticeOn) !== state.body.year)
    return refuse('VALIDATION_FAILED', {
      article: '9-1a',
      fields: [
        { field: 'body.noticeOn', zh: '通知日期须在组织评价的年度内', en: 'In the year of the evaluation' },
      ],
    });
  const { actor, now } = acting;
  return {
    events: [
      happened(
        EvaluationScopeRunStarted,
        { cycleId: state.id, runId },
        { article: '7-1e', record: { noticeOn } },
      ),
    ],
    body: { ...state.body, scopeRun: { runId, noticeOn, by: actor.id, at: now } },
  };
}

/** The figures of a scope run that has come to its end. */
export type ScopeFound = Pick<
  NonNullable<CycleBody['scope']>,
  'runId' | 'agencies' | 'entries' | 'excluded' | 'listHash'
>;

/** The scope stands. Undefined where another run was begun since, or the notice is out (7-1e). */
export function decideCompleteScope(
  state: CycleState,
  found: ScopeFound,
  acting: Pick<CycleActing, 'now' | 'roles'>,
): Decided<CycleBody> | undefined {
  const to = followCycle(state.status, 'completeScope', acting);
  const { scopeRun, scope } = state.body;
  if (isRefusal(to) || scopeRun?.runId !== found.runId || scope?.runId === found.runId) return undefined;
  const { runId, agencies, entries, excluded, listHash } = found;
  const { noticeOn } = scopeRun;
  return {
    events: [
      happened(
        EvaluationScopeRunCompleted,
        { cycleId: state.id, runId, agencies, entries, listHash },
        { article: '7-1e', record: { noticeOn, excluded } },
      ),
    ],
    body: { ...state.body, noticeOn, scope: { ...found, noticeOn, version: 1, at: acting.now } },
  };
}
