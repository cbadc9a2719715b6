import { addDays, toLocalDate } from '../../shared/domain/time/local-date.ts';
import { type DayRun, readRun } from '../../shared/store/history/days.ts';
import type { Tables } from '../../shared/store/table.ts';
import { commitRun } from './commit-run.ts';
import type { SweepDeps } from './deps.ts';
import type { PageMessage } from './page-message.ts';

/**
 * Opens the root of the day that has ended, and sends its work on its way. A day whose root was not signed comes first
 * and again; what moved meanwhile stands under the next root. A schedule that comes late or twice does no harm.
 */
export async function openDay(now: string, deps: SweepDeps): Promise<void> {
  const day = await dayInWork(now, deps.tables);
  if (day === undefined) return deps.log.info('SKIPPED', { ref: 'history' });
  const message: PageMessage = { kind: 'TAKE', day };
  await deps.pages.send([message]);
  deps.log.info('SWEPT', { ref: `history ${day}` });
}

/** The day to be worked on, opened if none is; undefined when the last one that ended has its root. */
async function dayInWork(now: string, tables: Tables): Promise<string | undefined> {
  const day = addDays(toLocalDate(now), -1);
  const found = await readRun(tables);
  if (found !== undefined && found.run.status !== 'SIGNED') return found.run.day;
  if (found !== undefined && found.run.day >= day) return undefined;
  const run: DayRun = {
    day,
    ...(found?.run.hash !== undefined && { previous: { day: found.run.day, hash: found.run.hash } }),
    status: 'TAKING',
    shard: 0,
    pages: 0,
    leaves: 0,
  };
  await commitRun(tables, { run, rev: found?.rev, now });
  return day;
}
