import { failedChecks } from '../../../shared/domain/evaluation/run/check-inputs.ts';
import { decideContinueRun, type StillFailing } from '../../../shared/domain/evaluation/run/decide-run.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { inputsOf } from '../../../shared/domain/evaluation/scoring/inputs.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { CommonApiDeps, ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { listFindings } from '../../../shared/store/check-report.ts';
import { composeInputs } from '../../../shared/store/entry-inputs.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeTask, taskId } from '../../../shared/store/tasks.ts';
import type { routes } from '../routes.ts';
import { runView } from './view.ts';

/** The scoring run of a cycle: where it stands, and under which hash its inputs are frozen (9-2a). */
export async function readScoringRun(
  { params, principal }: Request<(typeof routes)['readScoringRun']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const { scoring } = (await get(tables, evaluationCycle, params.cycleId)).body;
  if (scoring === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  const run = await get(tables, scoringRun, scoring.runId);
  return { status: 200, body: runView(run, principal), headers: etag(run.version) };
}

/** The check report: what failed in a round, the last one unless said otherwise, or the outliers (9-2b). */
export async function listRunFindings(
  { params, query }: Request<(typeof routes)['listRunFindings']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { body } = await get(tables, scoringRun, params.runId);
  const { kind, round = body.round, ...page } = query;
  const which = kind === 'HARD' ? ({ kind, round } as const) : ({ kind } as const);
  return { status: 200, body: await listFindings(tables, params.runId, which, page) };
}

/** As many as one look goes through; the others are found by the next round. */
const LOOKED_AT = 25;

/** The run goes on once what failed is mended; while it is not, 409 with the report's first lines (9-2b). */
export async function continueScoringRun(
  request: Request<(typeof routes)['continueScoringRun']>,
  deps: CommonApiDeps,
): Promise<Plan> {
  const { tables } = deps;
  const run = await get(tables, scoringRun, request.params.runId);
  requireVersion(run, request.ifMatch);
  const officer = acting(request);
  const failing = run.status === 'BLOCKED' ? await stillFailing(run, deps) : [];
  const decided = orThrow(decideContinueRun(run, { failing }, officer));
  const after = standingAfter(run, decided);
  const task = taskId(`RUN#${run.id}`, 'MEND_HARD_CHECK', run.body.round);
  const closed = await closeTask(tables, task, { ...officer, article: '9-2b' });
  return {
    changes: [change(scoringRun, run, decided), ...(closed ? [closed] : [])],
    response: { status: 202, body: runView(after, request.principal), headers: etag(after.version) },
  };
}

async function stillFailing(
  { id, body }: Loaded<RunBody>,
  { tables, settings }: CommonApiDeps,
): Promise<StillFailing[]> {
  const which = { kind: 'HARD', round: body.round } as const;
  const found = await listFindings(tables, id, which, { limit: LOOKED_AT });
  const entries = await loadMany(
    tables,
    entry,
    found.items.map(({ entryId }) => entryId),
  );
  // What was taken out since is not frozen, whatever its figures are.
  const items = found.items.filter(({ entryId }) => entries.get(entryId)?.status === 'IN_SCOPE');
  const policy = await settings.policyOf(body.policyVersion);
  const composed = await composeInputs(tables, items, body.periodTo, policy);
  return items.flatMap(({ entryId }, i) => {
    const inputs = composed[i];
    const failed = inputs === undefined ? [] : failedChecks(inputsOf(inputs.entry), inputs.whole);
    return failed.length === 0 ? [] : [{ entryId, rules: failed.map(({ rule }) => rule) }];
  });
}
