import { decideAbandonRun, decideBeginRun } from '../../../shared/domain/evaluation/run/decide-run.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { RunPage } from '../page.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';

interface Started {
  readonly cycleId: string;
  readonly runId: string;
}

/** Opens the run and has every category's entries gone through; a repeat asks for the same pages (9-2a). */
export async function beginRun(
  eventId: string,
  { cycleId, runId }: Started,
  now: string,
  deps: RunDeps,
): Promise<void> {
  await once(eventId, () => planRun(cycleId, runId, now, deps), now, deps);
  await freezeFromTheStart(runId, deps);
}

async function planRun(
  cycleId: string,
  runId: string,
  now: string,
  { tables, settings }: RunDeps,
): Promise<Plan<undefined> | undefined> {
  const cycle = await get(tables, evaluationCycle, cycleId);
  if (cycle.status !== 'SCORING' || cycle.body.scoring?.runId !== runId) return undefined;
  const scheme = await lockedScheme(tables, cycle.body);
  const { policy } = await settings.current(now);
  const { periodTo, schemeHash = '' } = cycle.body;
  const about = {
    cycleId,
    periodTo,
    policyVersion: policy.version,
    schemeHash,
    categories: scheme.categories,
  };
  return {
    changes: [change(scoringRun, { newId: runId }, decideBeginRun(runId, about, { now }))],
    response: undefined,
  };
}

/** Asks for the first page of every category in the run's round. */
export async function freezeFromTheStart(runId: string, { tables, pages }: RunDeps): Promise<void> {
  const run = await load(tables, scoringRun, runId);
  if (run?.status !== 'FREEZING') return;
  const { round, categories } = run.body;
  await pages.send(
    categories.map((category): RunPage => ({ step: 'FREEZE', runId, round, category, page: 1 })),
  );
}

/** A cancelled cycle is not scored any further (SM-7). */
export async function abandonRun(
  eventId: string,
  cycleId: string,
  now: string,
  deps: RunDeps,
): Promise<void> {
  await once(
    eventId,
    async () => {
      const cycle = await get(deps.tables, evaluationCycle, cycleId);
      const { scoring } = cycle.body;
      const run = scoring && (await load(deps.tables, scoringRun, scoring.runId));
      const decided = run && decideAbandonRun(run, bySystem(now));
      if (run === undefined || decided === undefined || isRefusal(decided)) return undefined;
      return { changes: [change(scoringRun, run, decided)], response: undefined };
    },
    now,
    deps,
  );
}
