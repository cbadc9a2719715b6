import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { CategoryRanking } from '../../../shared/domain/evaluation/result/category-result.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import { decideProposeRanking } from '../../../shared/domain/evaluation/result/decide-ranking.ts';
import {
  countGrades,
  type FormedCategory,
  unheardOf,
} from '../../../shared/domain/evaluation/result/form-result.ts';
import type { RankKey } from '../../../shared/domain/evaluation/ranking/rank-key.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import { type PageOf, ROWS_A_PAGE } from '../page.ts';
import { categoryResultsOf } from './category-results.ts';
import { type Formed, formFromKeys } from './form.ts';
import { isListed, rowWrite, unheardWrite } from './rows.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';

/** The rows of a computed ranking, as a work of pages. */
export const rowsWork = (cycleId: string, run: string): string => `result-rows ${cycleId} ${run}`;

/**
 * Computes the ranking that a second person is to decide on (9-4): of all categories at once, as primaries are chosen
 * across them (10-3a). `run` names this proposal; a repeated message computes the same again.
 */
export async function proposeRanking(
  { cycleId, run }: { readonly cycleId: string; readonly run: string },
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const cycle = await get(tables, evaluationCycle, cycleId);
  if (cycle.status !== 'REVIEWING' || cycle.body.result?.decidedBy !== undefined) return;
  const formed = await formFromKeys(tables, cycle);
  const pages = pagesOf(formed, cycleId, run);
  await once(
    `${cycleId} propose ${run}`,
    () => planProposal(cycle, formed, { run, pages, now }, tables),
    now,
    deps,
  );
  await deps.pages.send(pages);
}

function pagesOf(formed: Formed, cycleId: string, run: string): PageOf<'ROWS'>[] {
  let page = 0;
  return formed.categories.flatMap(({ category, rows }) => {
    const pages: PageOf<'ROWS'>[] = [];
    for (let at = 0; at < rows.length; at += ROWS_A_PAGE) {
      page += 1;
      const some = rows.slice(at, at + ROWS_A_PAGE).map((row) => ({ ...row, because: [...row.because] }));
      pages.push({ step: 'ROWS', cycleId, category, run, page, rows: some });
    }
    return pages;
  });
}

async function planProposal(
  cycle: Loaded<CycleBody>,
  formed: Formed,
  { run, pages, now }: { readonly run: string; readonly pages: readonly unknown[]; readonly now: string },
  tables: Tables,
): Promise<Plan<undefined>> {
  const cycleId = cycle.id;
  const draft = cycle.body.result?.draft ?? 1;
  const { categories } = await lockedScheme(tables, cycle.body);
  const before = await categoryResultsOf(tables, cycleId, categories);
  const changes = formed.categories.map((each) => {
    const id = categoryResultIdOf(cycleId, each.category);
    const found = before.find((result) => result.id === id);
    const ranking = rankingOf(each, formed.keys.get(each.category) ?? [], { draft, run, at: now });
    const decided = orThrow(decideProposeRanking({ cycleId, category: each.category }, found, ranking));
    return change(categoryResult, found ?? { newId: id }, decided);
  });
  return {
    changes,
    checks: [{ kind: evaluationCycle.kind, id: cycleId, version: cycle.version }],
    pages: [{ work: rowsWork(cycleId, run), total: pages.length }],
    response: undefined,
  };
}

function rankingOf(
  { rows, table, rankingHash }: FormedCategory,
  keys: readonly RankKey[],
  named: { readonly draft: number; readonly run: string; readonly at: string },
): CategoryRanking {
  return {
    ...named,
    rankingHash,
    entries: rows.length,
    listed: rows.filter(isListed).length,
    ranked: table.n,
    ratio: { ...table },
    grades: countGrades(rows),
    unheard: unheardOf(rows, keys),
  };
}

/** Keeps one page of rows, with the agencies' names; notes whose hearing is not done. */
export async function keepRows(
  { cycleId, category, run, page, rows }: PageOf<'ROWS'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const decide = async (): Promise<Plan<undefined>> => {
    const entries = await loadMany(
      deps.tables,
      entry,
      rows.map(({ entryId }) => entryId),
    );
    const projections = rows.flatMap((row) => {
      const found = entries.get(row.entryId);
      if (found === undefined) throw new Error(`${row.entryId} has a rank key and no entry`);
      const { agencyName: orgName, uscc, unqualified } = found.body;
      const kept = rowWrite({ cycleId, category, run }, { ...cleanRow(row), orgName, uscc });
      return unqualified?.state === 'PROPOSED' ? [kept, unheardWrite(cycleId, run, row.entryId)] : [kept];
    });
    const done = { work: rowsWork(cycleId, run), page: String(page).padStart(6, '0'), handled: rows.length };
    return { changes: [], projections, pages: [done], response: undefined };
  };
  await once(`${cycleId} rows ${run} ${page}`, decide, now, deps);
}

/** Without the members that are not there, which exactOptionalPropertyTypes tells from undefined ones. */
function cleanRow({ rank, of, grade, ...row }: PageOf<'ROWS'>['rows'][number]) {
  return {
    ...row,
    ...(rank !== undefined && { rank }),
    ...(of !== undefined && { of }),
    ...(grade !== undefined && { grade }),
  };
}
