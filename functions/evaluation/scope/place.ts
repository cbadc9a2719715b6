import { bySystem } from '../../../shared/domain/acting.ts';
import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  decideLeaveOut,
  decidePlaceInScope,
  type Placement,
} from '../../../shared/domain/evaluation/entry/place.ts';
import { decidePlaceAgency } from '../../../shared/domain/evaluation/scope/cover.ts';
import { coverageId } from '../../../shared/domain/evaluation/scope/coverage.ts';
import type { ScopeRow } from '../../../shared/domain/evaluation/scope/scope.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { AggregateType, Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { coverage, evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { commit } from '../../../shared/store/commit.ts';
import { openCoverageKey, opens } from '../../../shared/store/evaluation-open.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { EvaluationWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf } from '../page-message.ts';
import { eachRow, readRow } from './rows.ts';

/** What a page may write of the 100 items of a transaction, beside its mark and its PAGE item. */
const WRITES_A_PAGE = 90;
/** An entry and its event, for each category; a coverage, its event, deadline and index; the check of the agency. */
const writesOf = ({ categories }: ScopeRow): number => 2 * categories.length + 5;

export const placementWork = (cycleId: string, part: 'IN' | 'OUT' = 'IN'): string =>
  `place-${cycleId}-${part}`;

function* pagesOf(rows: readonly ScopeRow[]): Generator<string[]> {
  let page: string[] = [];
  let writes = 0;
  for (const row of rows) {
    if (page.length > 0 && writes + writesOf(row) > WRITES_A_PAGE) {
      yield page;
      page = [];
      writes = 0;
    }
    page.push(row.agencyId);
    writes += writesOf(row);
  }
  if (page.length > 0) yield page;
}

/** Hands the published list on, a page a message, and says last how many there are (9-1b, 9-1c). */
export async function handOnList(
  { cycleId, runId, of }: PageOf<'LIST'>,
  now: string,
  { tables, settings, pages, log }: EvaluationWorkerDeps,
): Promise<void> {
  let total = 0;
  await eachRow(tables, { cycleId, runId }, of, async (rows) => {
    const messages = [...pagesOf(rows)].map((agencyIds): PageOf<'PLACE'> => ({
      step: 'PLACE',
      cycleId,
      runId,
      of,
      agencyIds,
    }));
    if (messages.length > 0) await pages.send(messages);
    total += messages.length;
  });
  const work = placementWork(cycleId, of);
  const { policy } = await settings.current(now);
  const { outcome } = await commit(
    tables,
    { changes: [], pages: [{ work, total }], response: undefined },
    { ...bySystem(now), policyVersion: policy.version, requestId: work, cause: `evaluation ${work}` },
  );
  if (outcome !== 'done') throw new Error(`the total of ${work} could not be written: ${outcome}`);
  log.info('SWEPT', { ref: work, count: total });
}

/** Places a page of the list in scope: its entries, and the coverage from which letter and text message follow. */
export async function placePage(
  message: PageOf<'PLACE'>,
  now: string,
  deps: EvaluationWorkerDeps,
): Promise<void> {
  const { cycleId, runId, of, agencyIds } = message;
  const work = placementWork(cycleId, of);
  await once(`${work} ${runId} ${agencyIds[0]}`, () => placement(message, now, deps), now, deps);
}

type Placed = Pick<Plan, 'changes' | 'projections'>;
const NOTHING: Placed = { changes: [] };

async function placement(
  { cycleId, runId, of, agencyIds }: PageOf<'PLACE'>,
  now: string,
  { tables, settings }: EvaluationWorkerDeps,
): Promise<Plan<undefined>> {
  // A cycle that is called off meanwhile tells nobody any more.
  const cycle = await get(tables, evaluationCycle, cycleId);
  const on = cycle.status !== 'CANCELLED';
  const current = await settings.current(now);
  const agencies = await loadMany(tables, agency, on && of === 'IN' ? agencyIds : []);
  const placed = await Promise.all(
    agencyIds.map(async (agencyId): Promise<Placed> => {
      const found = await readRow(tables, { cycleId, runId }, agencyId);
      if (!on || found === undefined) return NOTHING;
      const { row } = found;
      if (of === 'OUT') return row.reason === undefined ? NOTHING : leftOut(cycleId, row, row.reason, tables);
      const gone = goneAs(agencyId, agencies);
      return gone === undefined
        ? placedIn(cycleId, row, { now, ...current }, tables)
        : leftOut(cycleId, row, gone, tables);
    }),
  );
  return {
    changes: placed.flatMap(({ changes }) => changes),
    projections: placed.flatMap(({ projections = [] }) => projections),
    // Whoever leaves meanwhile is read again: nobody else takes out an entry that is not there yet.
    checks: [...agencies.values()].map(({ id, version }) => ({ kind: agency.kind, id, version })),
    pages: [{ work: placementWork(cycleId, of), page: agencyIds[0] ?? '', handled: agencyIds.length }],
    response: undefined,
  };
}

const GONE: Readonly<Record<string, 'AGENCY_EXITED' | 'AGENCY_REMOVED'>> = {
  EXITED: 'AGENCY_EXITED',
  REMOVED: 'AGENCY_REMOVED',
};

/** How an agency of the list has left the platform since the scope run; undefined while it is there (7-1e, SM-4). */
function goneAs(agencyId: string, agencies: ReadonlyMap<string, Loaded<AgencyBody>>) {
  const found = agencies.get(agencyId);
  if (found === undefined) throw new Error(`${agencyId} is in scope and not there`);
  return GONE[found.status];
}

export const placementOf = (cycleId: string, row: ScopeRow, category: string): Placement => ({
  cycleId,
  agencyId: row.agencyId,
  uscc: row.uscc,
  agencyName: row.agencyName,
  category,
  onboardedOn: row.onboardedOn,
  agencyStatus: row.agencyStatus,
  suspendedInPeriod: row.suspendedInPeriod,
});

/** A new aggregate, unless it is there already: a correction may have come first. */
async function created<B>(
  tables: Tables,
  type: AggregateType<B>,
  id: string,
  decided: Decided<B>,
): Promise<Change[]> {
  const there = await load(tables, type, id);
  return there === undefined ? [change(type, { newId: id }, decided)] : [];
}

async function placedIn(
  cycleId: string,
  row: ScopeRow,
  ctx: Settings & { readonly now: string },
  tables: Tables,
): Promise<Placed> {
  const { agencyId, uscc } = row;
  const told = decidePlaceAgency({ cycleId, agencyId, uscc }, ctx);
  const [telling, ...entries] = await Promise.all([
    created(tables, coverage, coverageId(cycleId, agencyId), told),
    ...row.categories.map((category) => {
      const decided = decidePlaceInScope(placementOf(cycleId, row, category));
      return created(tables, entry, entryIdOf(cycleId, category, agencyId), decided);
    }),
  ]);
  return {
    changes: [...telling, ...entries.flat()],
    projections: telling.length > 0 ? [opens(openCoverageKey(cycleId, agencyId))] : [],
  };
}

async function leftOut(cycleId: string, row: ScopeRow, reason: string, tables: Tables): Promise<Placed> {
  const changes = await Promise.all(
    row.categories.map((category) => {
      const decided = decideLeaveOut(placementOf(cycleId, row, category), reason);
      return created(tables, entry, entryIdOf(cycleId, category, row.agencyId), decided);
    }),
  );
  return { changes: changes.flat() };
}
