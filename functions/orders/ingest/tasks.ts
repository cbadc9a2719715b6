import { addDuration } from '../../../shared/domain/time/instant.ts';
import type { Change } from '../../../shared/store/plan.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import type { IngestDeps } from './deps.ts';

type Deps = Pick<IngestDeps, 'tables' | 'settings'>;

async function open(
  kind: 'RESOLVE_MARKET_EVENT' | 'FILL_MARKET_GAP',
  subjectRef: string,
  round: string | number,
  now: string,
  { tables, settings }: Deps,
): Promise<Change[]> {
  const { policy } = await settings.current(now);
  const dueAt = addDuration(now, { days: policy.get('order.gapDays') });
  const about = { queue: 'CENTRE_OFFICER', kind, subjectRef, dueAt } as const;
  const opened = await openTask(tables, taskId(subjectRef, kind, round), about, { now, article: '6-1a' });
  return opened === undefined ? [] : [opened];
}

/** An event of the market that a person must look into; `what` tells its number and why. */
export const openResolveTask = (subjectRef: string, what: string, now: string, deps: Deps) =>
  open('RESOLVE_MARKET_EVENT', subjectRef, what, now, deps);

/** An event that is missing: a person asks the market for it. */
export const openGapTask = (subjectRef: string, missing: number, now: string, deps: Deps) =>
  open('FILL_MARKET_GAP', subjectRef, missing, now, deps);

/** The missing event has come. */
export async function closeGapTask(
  subjectRef: string,
  missing: number,
  now: string,
  { tables }: Pick<Deps, 'tables'>,
): Promise<Change[]> {
  const closed = await closeTask(tables, taskId(subjectRef, 'FILL_MARKET_GAP', missing), {
    now,
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    article: '6-1a',
  });
  return closed === undefined ? [] : [closed];
}
