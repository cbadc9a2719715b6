import { addDays, type LocalDate, toLocalDate } from '../../shared/domain/time/local-date.ts';
import type { Calendar } from '../../shared/domain/time/calendar.ts';
import { daysOfQuarter, quarterBefore, quarterOf } from '../../shared/domain/time/quarter.ts';
import { spotCheckPlan } from '../../shared/store/aggregates/spot-check.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { WatchDeps } from './watch-dates.ts';

/** Longer than any run of rest days: after it no calendar needs to be asked. */
const REST_DAYS = 14;

/** Whether the first working day of the quarter that began on `first` has come. */
function workHasBegun(first: LocalDate, today: LocalDate, calendar: Calendar): boolean {
  for (let day = first; day <= today; day = addDays(day, 1))
    if (day > addDays(first, REST_DAYS) || calendar.isWorkday(day)) return true;
  return false;
}

/**
 * From the first working day of a quarter on, the centre is to plan the spot checks of the one before (3-1c), as far as
 * the regulation was in force in it. Asked for once; the plan closes the task.
 */
export async function watchQuarter(now: string, { tables, settings, log }: WatchDeps): Promise<void> {
  const { policy, calendar } = await settings.current(now);
  const quarter = quarterBefore(now);
  const { first } = daysOfQuarter(quarterOf(now));
  const inForce = first > policy.get('regulation.effectiveFrom');
  if (!inForce || !workHasBegun(first, toLocalDate(now), calendar)) return;
  const subjectRef = `SPOTCHECKPLAN#${quarter}`;
  const id = taskId(subjectRef, 'PLAN_SPOT_CHECKS', 1);
  const decide = async (): Promise<Plan<undefined> | undefined> => {
    if (await load(tables, spotCheckPlan, quarter)) return undefined;
    const task = { queue: 'CENTRE_OFFICER', kind: 'PLAN_SPOT_CHECKS', subjectRef, dueAt: now } as const;
    const opened = await openTask(tables, id, task, { now, article: '3-1c' });
    return opened && { changes: [opened], response: undefined };
  };
  const context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: `watch ${quarter}`,
    cause: 'daily watch',
  };
  if (await executeOnce(tables, { consumer: 'watch', messageId: id }, decide, context))
    log.info('COMMITTED', { ref: id });
}
