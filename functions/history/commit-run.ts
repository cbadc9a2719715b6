import { commit } from '../../shared/store/commit.ts';
import { type DayRun, RUN } from '../../shared/store/history/days.ts';
import type { Projection } from '../../shared/store/projections.ts';
import type { Tables } from '../../shared/store/table.ts';

/**
 * Commits a step of a day's run with all it wrote, under the revision that the run was read with: of two that work on
 * the same step, one has its effect. @returns whether it was this one; otherwise read again and go on from there
 */
export async function commitRun(
  tables: Tables,
  { run, rev, now }: { readonly run: DayRun; readonly rev: number | undefined; readonly now: string },
  projections: readonly Projection[] = [],
): Promise<boolean> {
  const context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    // Projections carry neither.
    policyVersion: '',
    requestId: '',
    cause: `schedule history ${run.day}`,
  };
  const put: Projection = { put: RUN, item: { ...run }, rev };
  const plan = { changes: [], projections: [put, ...projections], response: undefined };
  const { outcome } = await commit(tables, plan, context);
  if (outcome === 'busy') throw new Error(`the run of ${run.day} could not be committed`);
  return outcome === 'done';
}
