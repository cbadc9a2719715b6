import { toLocalDate, yearOf } from '../../shared/domain/time/local-date.ts';
import { standingWarning } from '../../shared/policy/regulation.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Context } from '../../shared/store/event-item.ts';
import type { Plan } from '../../shared/store/plan.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { TaskBody } from '../../shared/domain/task/task.ts';

export interface WatchDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** From this day on, the official holiday table of the next year is expected (domain §1.3: usually October to December). */
const CALENDAR_EXPECTED_FROM = '10-15';

/**
 * The daily watches: warns the centre 180, 90 and 30 days before the regulation ends (15-1), and from 15 October on
 * until next year's official holiday table is there. Each warning is given once.
 */
export async function watchDates(now: string, deps: WatchDeps): Promise<void> {
  const { policy, calendar } = await deps.settings.current(now);
  const today = toLocalDate(now);
  const context: Context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: `watch ${today}`,
    cause: 'daily watch',
  };
  const warning = standingWarning(today, policy);
  if (warning !== undefined) {
    const subjectRef = `REGULATION#${policy.get('regulation.docNo')}`;
    await warn(
      { queue: 'CENTRE_ADMIN', kind: 'REGULATION_ENDS', subjectRef, dueAt: now },
      warning.daysBefore,
      context,
      deps,
    );
  }
  const nextYear = yearOf(today) + 1;
  if (today.slice(5) >= CALENDAR_EXPECTED_FROM && calendar.statusOf(nextYear) === 'PROVISIONAL') {
    const subjectRef = `CALENDAR#${nextYear}`;
    await warn(
      { queue: 'CENTRE_ADMIN', kind: 'CALENDAR_PROVISIONAL', subjectRef, dueAt: now },
      today.slice(0, 7),
      context,
      deps,
    );
  }
}

async function warn(
  task: Pick<TaskBody, 'queue' | 'kind' | 'subjectRef' | 'dueAt'>,
  round: string | number,
  context: Context,
  { tables, log }: WatchDeps,
): Promise<void> {
  const id = taskId(task.subjectRef, task.kind, round);
  const decide = async (): Promise<Plan<undefined> | undefined> => {
    const opened = await openTask(tables, id, task, { now: context.now, article: '15-1' });
    return opened && { changes: [opened], response: undefined };
  };
  if (await executeOnce(tables, { consumer: 'watch', messageId: id }, decide, context))
    log.info('COMMITTED', { ref: id });
}
