import type { DailyRoot } from '../../shared/domain/history/daily-root.ts';
import { signRoot } from '../../shared/domain/history/sign-root.ts';
import { merkleRoot } from '../../shared/domain/merkle.ts';
import { dayKey, type DayRun, sectionsOf, topKey } from '../../shared/store/history/days.ts';
import { commitRun } from './commit-run.ts';
import type { PagesDeps } from './deps.ts';

/**
 * Signs the root over the settled leaves of a day and publishes it. Two that sign at once give two signatures, of which
 * one is kept. @returns whether this call had the effect
 */
export async function signDay(
  { run, rev }: { readonly run: DayRun; readonly rev: number },
  now: string,
  { tables, key, stage }: Pick<PagesDeps, 'tables' | 'key' | 'stage'>,
): Promise<boolean> {
  const top: string[] = [];
  let pages = 0;
  for await (const roots of sectionsOf(tables, run.day)) {
    top.push(merkleRoot(roots));
    pages += roots.length;
  }
  if (pages !== run.pages) throw new Error(`${pages} of ${run.pages} pages of ${run.day} are there`);
  const statement: DailyRoot = {
    kind: 'DAILY_ROOT',
    version: 1,
    stage,
    day: run.day,
    takenAt: run.takenAt ?? now,
    leaves: run.leaves,
    root: merkleRoot(top),
    ...(run.previous && { previous: run.previous }),
  };
  const root = await signRoot(statement, key);
  const signed: DayRun = { ...run, status: 'SIGNED', hash: root.hash };
  return commitRun(tables, { run: signed, rev, now }, [
    { put: dayKey(run.day), item: { root }, rev: undefined },
    { put: topKey(run.day), item: { roots: top }, rev: undefined },
  ]);
}
