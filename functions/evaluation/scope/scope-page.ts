import { bySystem } from '../../../shared/domain/acting.ts';
import { decideCompleteScope } from '../../../shared/domain/evaluation/cycle/scope-run.ts';
import { listHash, scopeOf } from '../../../shared/domain/evaluation/scope/scope.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get, list } from '../../../shared/store/read.ts';
import { openStep } from '../../../shared/store/tasks.ts';
import type { EvaluationWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageMessage, PageOf } from '../page-message.ts';
import { noticeStep } from '../work.ts';
import { factsOf } from './facts.ts';
import { eachRow, type NextPage, readNext, readRow, writeNext, writeRow } from './rows.ts';

/** Two writes at most for an agency. */
const AGENCIES_A_PAGE = 25;

export const scopeWork = ({ cycleId, runId }: { readonly cycleId: string; readonly runId: string }): string =>
  `scope-${cycleId}-${runId}`;

/**
 * Determines the scope of one page of the agencies on the platform, then hands on the next: those active first, then
 * those suspended (domain §6.2). A repeated page changes nothing and hands on the same next one. After the last, the
 * total is written and the scope stands.
 */
export async function scopePage(
  message: PageOf<'SCOPE'>,
  now: string,
  deps: EvaluationWorkerDeps,
): Promise<void> {
  const { cycleId, runId, page } = message;
  const { body } = await get(deps.tables, evaluationCycle, cycleId);
  // Another run was begun since: this one has no use any more.
  if (body.scopeRun?.runId !== runId) return deps.log.info('SKIPPED', { ref: scopeWork(message) });
  await once(`${scopeWork(message)} ${page}`, () => findPage(message, deps), now, deps);
  const next = await readNext(deps.tables, message, page);
  if (next.status !== undefined) {
    const { status, cursor } = next;
    const turn: PageMessage = {
      step: 'SCOPE',
      cycleId,
      runId,
      page: page + 1,
      status,
      ...(cursor !== undefined && { cursor }),
    };
    await deps.pages.send([turn]);
    return;
  }
  await once(`${scopeWork(message)} done`, () => completeScope(message, now, deps), now, deps);
}

async function findPage(
  { cycleId, runId, page, status, cursor }: PageOf<'SCOPE'>,
  { tables, settings }: EvaluationWorkerDeps,
): Promise<Plan<undefined>> {
  const run = { cycleId, runId };
  const [cycle, listed] = await Promise.all([
    get(tables, evaluationCycle, cycleId),
    list(tables, agency, 'list1', { pk: `AGENCY#${status}` }, { limit: AGENCIES_A_PAGE, cursor }),
  ]);
  const { periodFrom, periodTo, scopeRun, policyVersion } = cycle.body;
  const policy = await settings.policyOf(policyVersion);
  const question = { periodFrom, periodTo, noticeOn: scopeRun?.noticeOn ?? periodTo };
  const found = await Promise.all(
    listed.items.map(async (each): Promise<Projection[]> => {
      // One that was suspended during the run stands in both lists: what was found first is kept.
      if ((await readRow(tables, run, each.id)) !== undefined) return [];
      return [writeRow(run, scopeOf(await factsOf(each, tables), question, policy), undefined)];
    }),
  );
  const next: NextPage =
    listed.cursor !== undefined
      ? { status, cursor: listed.cursor }
      : status === 'ACTIVE'
        ? { status: 'SUSPENDED' }
        : {};
  return {
    changes: [],
    projections: [...found.flat(), writeNext(run, page, next)],
    pages: [{ work: scopeWork(run), page: String(page), handled: listed.items.length }],
    response: undefined,
  };
}

/** The total, and the list by its hash. */
async function completeScope(
  { cycleId, runId, page }: PageOf<'SCOPE'>,
  now: string,
  { tables, settings }: EvaluationWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const run = { cycleId, runId };
  const hash = listHash();
  const found = { agencies: 0, entries: 0, excluded: 0 };
  await eachRow(tables, run, 'IN', (rows) => {
    for (const row of rows) {
      hash.add(row);
      found.agencies += 1;
      found.entries += row.categories.length;
    }
  });
  await eachRow(tables, run, 'OUT', (rows) => {
    found.excluded += rows.length;
  });
  const cycle = await get(tables, evaluationCycle, cycleId);
  const scope = { runId, ...found, listHash: hash.digest() };
  const decided = decideCompleteScope(cycle, scope, bySystem(now));
  if (decided === undefined) return undefined;
  const { policy } = await settings.current(now);
  return {
    changes: [
      change(evaluationCycle, cycle, decided),
      ...(await openStep(noticeStep(cycleId), { queue: 'COMMISSION_OFFICER' }, { now, policy }, tables)),
    ],
    pages: [{ work: scopeWork(run), total: page }],
    response: undefined,
  };
}
