import { canonicalHash } from '../../../shared/domain/canonical.ts';
import type { EntryBody, EntryCheck } from '../../../shared/domain/evaluation/entry/entry.ts';
import { failedChecks } from '../../../shared/domain/evaluation/run/check-inputs.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { inputsOf } from '../../../shared/domain/evaluation/scoring/inputs.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entriesOfCategory, entry } from '../../../shared/store/aggregates/entry.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { readProjections } from '../../../shared/store/batch.ts';
import { findingWrite } from '../../../shared/store/check-report.ts';
import { type ComposedInputs, composeInputs, QUERIES } from '../../../shared/store/entry-inputs.ts';
import { type SnapshotItem, snapshotKey } from '../../../shared/store/evaluation.ts';
import { isPageDone } from '../../../shared/store/pages.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get, list, type Page } from '../../../shared/store/read.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf, RunPage } from '../page.ts';
import { settleFreezing } from './settle-freezing.ts';
import { freezeWork } from './works.ts';

type Entry = Loaded<EntryBody>;

/**
 * Freezes the inputs of one page of a category, each put once and never again; what fails a hard check goes on the report
 * and is not frozen. The next page is asked for first, so that pages run beside each other (9-2a, 9-2b).
 */
export async function freezePage(message: PageOf<'FREEZE'>, now: string, deps: RunDeps): Promise<void> {
  const { runId, round, category, page, cursor } = message;
  const { tables } = deps;
  const run = await get(tables, scoringRun, runId);
  if (run.status !== 'FREEZING' || run.body.round !== round) return;
  const work = freezeWork(runId, round, category);
  if (!(await isPageDone(tables, work, String(page)))) {
    const pk = entriesOfCategory(run.body.cycleId, category);
    const listed = await list(tables, entry, 'list1', { pk }, { limit: deps.entriesAPage, cursor });
    if (listed.cursor !== undefined) {
      const next: RunPage = { ...message, page: page + 1, cursor: listed.cursor };
      await deps.pages.send([next]);
    }
    let again = round > 1;
    const decide = () => {
      const plan = planPage(message, { listed, run: { id: runId, body: run.body }, again }, deps);
      again = true;
      return plan;
    };
    await once(`${work}#${page}`, decide, now, deps);
  }
  await settleFreezing(run, category, now, deps);
}

interface Found {
  readonly listed: Page<Entry>;
  readonly run: { readonly id: string; readonly body: RunBody };
  /** Some of the inputs may be frozen already: by an earlier round, or since this page was decided on. */
  readonly again: boolean;
}

async function planPage(
  { round, category, page }: PageOf<'FREEZE'>,
  { listed, run, again }: Found,
  { tables, settings }: RunDeps,
): Promise<Plan<undefined>> {
  const work = freezeWork(run.id, round, category);
  const inScope = listed.items.filter(({ status }) => status === 'IN_SCOPE');
  const frozen = again ? await alreadyFrozen(inScope, run.body.cycleId, tables) : new Set<string>();
  const open = inScope.filter(({ id }) => !frozen.has(id));
  const policy = await settings.policyOf(run.body.policyVersion);
  const composed = await composeInputs(
    tables,
    open.map(({ body }) => body),
    run.body.periodTo,
    policy,
  );
  const projections = open.flatMap((each, i) => {
    const inputs = composed[i];
    return inputs === undefined ? [] : [itemOf(each, inputs, run)];
  });
  const pages = [
    { work, page: String(page), handled: inScope.length },
    ...(listed.cursor === undefined ? [{ work, total: page }] : []),
  ];
  return { changes: [], projections, pages, response: undefined };
}

async function alreadyFrozen(
  entries: readonly Entry[],
  cycleId: string,
  tables: RunDeps['tables'],
): Promise<ReadonlySet<string>> {
  const keys = entries.map(({ body }) => snapshotKey(cycleId, body.category, body.agencyId));
  const items = await readProjections(tables, keys);
  return new Set(entries.filter((_, i) => items[i] !== undefined).map(({ id }) => id));
}

/** The frozen item of an entry, or what keeps it from being frozen. */
function itemOf(
  { id, body }: Entry,
  { entry: metrics, whole }: ComposedInputs,
  run: Found['run'],
): Projection {
  const inputs = inputsOf(metrics);
  const failed: readonly EntryCheck[] = failedChecks(inputs, whole);
  const { agencyId, uscc, category } = body;
  if (failed.length > 0) {
    const { round } = run.body;
    return findingWrite(run.id, 'HARD', { entryId: id, agencyId, uscc, category, round, checks: failed });
  }
  const { year, asOf } = metrics;
  const { policyVersion, cycleId } = run.body;
  const fixed = { entryId: id, agencyId, category, year, asOf, inputs, queries: QUERIES, policyVersion };
  const snapshot: SnapshotItem = { ...fixed, hash: canonicalHash(fixed) };
  return { put: snapshotKey(cycleId, category, agencyId), item: { snapshot }, rev: undefined };
}
