import type { Decided } from '../../../shared/domain/event.ts';
import { decideChecked, decideUnreadable } from '../../../shared/domain/import/decide.ts';
import { countRows, type ImportBody, type RowOutcome } from '../../../shared/domain/import/import.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { addDays, closesAt, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { bulkImport } from '../../../shared/store/aggregates/import.ts';
import { commit } from '../../../shared/store/commit.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { openTask } from '../../../shared/store/tasks.ts';
import { type ContinuationOf, WORK_MS } from '../continuation.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';
import { importTask, workContext } from './import-work.ts';
import { openImport, type OpenImport } from './open-import.ts';
import { reportRow } from './report-rows.ts';

/** So many rows are judged at a time, and reported in one transaction. */
const CHUNK = 50;

/**
 * The dry run: judges row after row and reports every one that would not be taken over; the platform stays as it is. A long
 * list goes on with the next message.
 */
export async function checkImport(
  { importId, from, counts: before }: Omit<ContinuationOf<'CHECK'>, 'step'>,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  const began = deps.elapsed();
  const loaded = await load(deps.tables, bulkImport, importId);
  if (loaded?.status !== 'CHECKING') return;
  const opened = await openImport(loaded, now, deps);
  if ('unreadable' in opened) {
    return finish(loaded, () => orThrow(decideUnreadable(loaded, opened.unreadable, now)), now, deps);
  }
  let counts = before;
  for (let at = from; at < opened.rows.length; at += CHUNK) {
    if (at > from && deps.elapsed() - began > WORK_MS) {
      const rest = { step: 'CHECK', importId, from: at, ...(counts && { counts }) } as const;
      return deps.pages.send([rest]);
    }
    const outcomes = await checkRows(opened, at);
    await report(importId, outcomes, now, deps);
    counts = countRows(outcomes, counts);
  }
  const total = countRows([], counts);
  return finish(loaded, () => orThrow(decideChecked(loaded, total, now)), now, deps);
}

async function checkRows({ rows, kind, ctx, deps }: OpenImport, at: number): Promise<RowOutcome[]> {
  const found: RowOutcome[] = [];
  const chunk = rows.slice(at, at + CHUNK);
  for (let i = 0; i < chunk.length; i += 10)
    found.push(...(await Promise.all(chunk.slice(i, i + 10).map((row) => kind.check(row, ctx, deps)))));
  return found;
}

async function report(
  importId: string,
  outcomes: readonly RowOutcome[],
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  const projections = outcomes
    .filter(({ result }) => result !== 'FRESH')
    .map((outcome) => reportRow(importId, outcome));
  if (projections.length === 0) return;
  const plan = { changes: [], projections, response: undefined };
  const { outcome } = await commit(deps.tables, plan, await workContext(importId, now, deps));
  if (outcome !== 'done')
    throw new Error(`the report of import ${importId} could not be written: ${outcome}`);
}

/** What a second person has to order becomes a task of theirs. */
async function finish(
  loaded: Loaded<ImportBody>,
  decide: () => Decided<ImportBody>,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  const context = await workContext(loaded.id, now, deps);
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'import-check', messageId: loaded.id },
    async () => {
      const decided = decide();
      const wanted = decided.events.some(({ to }) => to === 'CHECKED');
      const { id, ...about } = importTask(loaded.id);
      const dueAt = closesAt(addDays(toLocalDate(now), policy.get('task.days')));
      const task = wanted
        ? await openTask(deps.tables, id, { ...about, dueAt }, { now, article: '2-1' })
        : undefined;
      return {
        changes: [change(bulkImport, loaded, decided), ...(task === undefined ? [] : [task])],
        response: undefined,
      };
    },
    context,
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `IMPORT#${loaded.id}` });
}
