import { bySystem } from '../../../shared/domain/acting.ts';
import type { EntryBody, EntryDecision, EntryState } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  decideGrade,
  decideMarkNonRanked,
  decidePublicise,
  decideRank,
  decideReopen,
} from '../../../shared/domain/evaluation/entry/result.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import { decideFinishRanking } from '../../../shared/domain/evaluation/result/decide-ranking.ts';
import type { ResultRow } from '../../../shared/domain/evaluation/result/form-result.ts';
import type { Acting } from '../../../shared/domain/acting.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import { ENTRIES_A_PAGE, type PageOf } from '../page.ts';
import { listRows } from './rows.ts';

/**
 * Writes one page of ranks and grades to entries, then asks for the next; after the last one the total is written and the
 * category is drafted (9-4). A page of a draft that is no longer the one that is written does nothing.
 */
export async function writeEntries(
  message: PageOf<'WRITE'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { cycleId, category, run, draft, page, cursor } = message;
  const { tables } = deps;
  const work = `result-write ${cycleId}.${category} ${run}`;
  const found = await get(tables, categoryResult, categoryResultIdOf(cycleId, category));
  if (found.status !== 'WRITING' || found.body.ranking?.run !== run) return;
  const rows = await listRows(tables, { cycleId, category, run }, { limit: ENTRIES_A_PAGE, cursor });
  await once(`${work} ${page}`, () => planPage(rows.items, { draft, work, page, now }, deps), now, deps);
  if (rows.cursor !== undefined) {
    await deps.pages.send([{ ...message, page: page + 1, cursor: rows.cursor }]);
    return;
  }
  const finish = async (): Promise<Plan<undefined> | undefined> => {
    const written = await get(tables, categoryResult, found.id);
    const decided = decideFinishRanking(written, draft, now);
    if (decided === undefined) return undefined;
    const changes = [change(categoryResult, written, decided)];
    return { changes, pages: [{ work, total: page }], response: undefined };
  };
  await once(`${work} finish`, finish, now, deps);
}

async function planPage(
  rows: readonly ResultRow[],
  at: { readonly draft: number; readonly work: string; readonly page: number; readonly now: string },
  { tables }: ResultsWorkerDeps,
): Promise<Plan<undefined>> {
  const entries = await loadMany(
    tables,
    entry,
    rows.map(({ entryId }) => entryId),
  );
  const system = bySystem(at.now);
  const changes = rows.flatMap((row) => {
    const found = entries.get(row.entryId);
    const decided = found && resultOfEntry(found, row, at.draft, system);
    return found === undefined || decided === undefined ? [] : [change(entry, found, decided)];
  });
  const page = { work: at.work, page: String(at.page).padStart(6, '0'), handled: rows.length };
  return { changes, pages: [page], response: undefined };
}

/** An agency that left the platform meanwhile, or an entry under investigation, has no place in the result. */
const OUTSIDE = ['EXCLUDED', 'WITHHELD'];

/**
 * The steps of SM-8 that give an entry what the ranking says of it; undefined where there is nothing to give.
 * @param publicityId of the notice that it stands in already
 */
export function resultOfEntry(
  found: Loaded<EntryBody>,
  row: ResultRow,
  draft: number,
  system: Acting,
  publicityId?: string,
): Decided<EntryBody> | undefined {
  if (OUTSIDE.includes(found.status)) return undefined;
  const steps: ((state: EntryState) => EntryDecision)[] = [];
  if (found.status !== 'REVIEWED')
    steps.push((state) => decideReopen(state, { reason: '评价结果重新形成' }, system));
  const { primary, rank, of, grade, because } = row;
  if (rank !== undefined && of !== undefined)
    steps.push((state) => decideRank(state, { draft, rank, of }, system));
  else steps.push((state) => decideMarkNonRanked(state, { draft, primary, because }, system));
  if (primary && grade !== undefined && grade !== 'WITHHELD') {
    steps.push((state) => decideGrade(state, { grade, because }, system));
    if (publicityId !== undefined) steps.push((state) => decidePublicise(state, { publicityId }, system));
  }
  return follow(found, steps);
}

/** Several decisions on one aggregate as one: each is made on what the one before it left. */
function follow(
  found: Loaded<EntryBody>,
  steps: readonly ((state: EntryState) => EntryDecision)[],
): Decided<EntryBody> {
  let state: EntryState = found;
  const events: Decided<EntryBody>['events'][number][] = [];
  for (const step of steps) {
    const decided = orThrow(step(state));
    events.push(...decided.events);
    const status = decided.events.findLast(({ to }) => to !== undefined)?.to ?? state.status;
    state = { id: state.id, status, body: decided.body };
  }
  return { events, body: state.body };
}
