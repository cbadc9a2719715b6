import type { Acting } from '../../../shared/domain/acting.ts';
import type { CycleState } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  decideExclude,
  decidePlaceInScope,
  decideReinstate,
} from '../../../shared/domain/evaluation/entry/place.ts';
import type { CorrectionBody } from '../../../shared/domain/evaluation/scope/correction.ts';
import { decidePlaceAgency } from '../../../shared/domain/evaluation/scope/cover.ts';
import { coverageId } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { type ScopeRow, scopeOf } from '../../../shared/domain/evaluation/scope/scope.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { coverage } from '../../../shared/store/aggregates/evaluation.ts';
import { openCoverageKey, opens } from '../../../shared/store/evaluation-open.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { EvaluationDeps } from '../deps.ts';
import { factsOf } from '../scope/facts.ts';
import { placementOf } from '../scope/place.ts';
import { readRow, rowKey, writeRow } from '../scope/rows.ts';

interface Effect {
  readonly changes: readonly Change[];
  readonly projections: readonly Projection[];
  /** How many of each the list gains; negative where it loses. */
  readonly agencies: number;
  readonly entries: number;
}

type Asked = Pick<CorrectionBody, 'agencyId' | 'category'>;

const runOf = ({ id, body }: CycleState) => ({ cycleId: id, runId: body.scope?.runId ?? '' });

/** What the platform finds of the agency now, with tenure counted at the day of the notice (7-1e). */
async function foundNow(
  { agencyId }: Asked,
  { body }: CycleState,
  { tables, settings }: EvaluationDeps,
): Promise<ScopeRow> {
  const facts = await factsOf(await get(tables, agency, agencyId), tables);
  const { periodFrom, periodTo, noticeOn = periodTo, policyVersion } = body;
  const policy = await settings.policyOf(policyVersion);
  return scopeOf(facts, { periodFrom, periodTo, noticeOn }, policy);
}

export async function isEligible(asked: Asked, cycle: CycleState, deps: EvaluationDeps): Promise<boolean> {
  const { reason, categories } = await foundNow(asked, cycle, deps);
  return reason === undefined && categories.includes(asked.category);
}

/** The categories in which the list has the agency now. */
export async function listedIn(
  cycle: CycleState,
  agencyId: string,
  tables: Tables,
): Promise<readonly string[]> {
  const found = await readRow(tables, runOf(cycle), agencyId);
  return found?.part === 'IN' ? found.row.categories : [];
}

const unchanged = () => new ProblemError(refuse('NO_EFFECTIVE_CHANGE', { article: '9-1d' }));

/** The row as it should be, in the part of the list where it belongs; out of the other. */
const moved = (
  cycle: CycleState,
  before: Awaited<ReturnType<typeof readRow>>,
  row: ScopeRow,
): Projection[] => {
  const run = runOf(cycle);
  const part = row.reason === undefined ? 'IN' : 'OUT';
  if (before === undefined) return [writeRow(run, row, undefined)];
  if (before.part === part) return [writeRow(run, row, before.rev)];
  return [{ remove: rowKey(run, before.part, row.agencyId), rev: before.rev }, writeRow(run, row, undefined)];
};

/** The agency is evaluated in the category: as a new entry or one taken up again, and told if it was not (9-1d). */
export async function includeIn(
  asked: Asked,
  cycle: CycleState,
  ctx: Acting & Settings,
  deps: EvaluationDeps,
): Promise<Effect> {
  const { tables } = deps;
  const { agencyId, category } = asked;
  const before = await readRow(tables, runOf(cycle), agencyId);
  const listedIn = before?.part === 'IN' ? before.row.categories : [];
  if (listedIn.includes(category)) throw unchanged();
  const now = await foundNow(asked, cycle, deps);
  const row = { ...now, categories: [...listedIn, category].toSorted() };
  const id = entryIdOf(cycle.id, category, agencyId);
  const there = await load(tables, entry, id);
  const placed =
    there === undefined
      ? change(entry, { newId: id }, decidePlaceInScope(placementOf(cycle.id, row, category)))
      : change(entry, there, orThrow(decideReinstate(there, ctx)));
  const told = await load(tables, coverage, coverageId(cycle.id, agencyId));
  const { uscc } = row;
  const telling =
    told === undefined
      ? [
          change(
            coverage,
            { newId: coverageId(cycle.id, agencyId) },
            decidePlaceAgency({ cycleId: cycle.id, agencyId, uscc }, ctx),
          ),
        ]
      : [];
  return {
    changes: [placed, ...telling],
    projections: [
      ...moved(cycle, before, row),
      ...(told === undefined ? [opens(openCoverageKey(cycle.id, agencyId))] : []),
    ],
    agencies: before?.part === 'IN' ? 0 : 1,
    entries: 1,
  };
}

/** The agency is not evaluated in the category (9-1d). */
export async function excludeFrom(
  { agencyId, category }: Asked,
  cycle: CycleState,
  acting: Acting,
  { tables }: EvaluationDeps,
): Promise<Effect> {
  const before = await readRow(tables, runOf(cycle), agencyId);
  if (before?.part !== 'IN' || !before.row.categories.includes(category)) throw unchanged();
  const there = await get(tables, entry, entryIdOf(cycle.id, category, agencyId));
  const left = before.row.categories.filter((each) => each !== category);
  const row: ScopeRow =
    left.length > 0 ? { ...before.row, categories: left } : { ...before.row, reason: 'SCOPE_CORRECTION' };
  const excluded = orThrow(decideExclude(there, { reason: 'SCOPE_CORRECTION' }, acting));
  return {
    changes: [change(entry, there, excluded)],
    projections: moved(cycle, before, row),
    agencies: left.length > 0 ? 0 : -1,
    entries: -1,
  };
}
