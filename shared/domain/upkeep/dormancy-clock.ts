import type { PolicySet } from '../../policy/policy.ts';
import { type Deadline, deadlineAt, deadlineInDays } from '../time/deadline.ts';
import { addYears, type LocalDate, startOfDay } from '../time/local-date.ts';
import { type Counting, nextReminder } from './profile-clock.ts';

export const DORMANCY_REMINDER = 'DORMANCY_REMINDER';
export const DORMANCY_DUE = 'DORMANCY_DUE';
export const DORMANCY_CURE = 'DORMANCY_CURE';

/** The years without update and without order, and what they are counted from. */
export interface DormancyCount {
  readonly from: LocalDate;
  /** Which of the three dates is the last. */
  readonly by: 'UPDATE' | 'ORDER' | 'COUNT_FROM';
  readonly years: number;
  /** The day that completes them: `today >= addYears(from, years)` (domain §1.5). */
  readonly dueOn: LocalDate;
}

/**
 * Row 12-3f: both must be absent through the whole time, so either resets the count; nothing before policy
 * `dormancy.countFrom` counts against an agency.
 */
export function countDormancy(
  dates: { readonly lastEffectiveUpdateOn: LocalDate; readonly lastOrderActivityOn?: LocalDate | undefined },
  policy: PolicySet,
): DormancyCount {
  const floor = policy.get('dormancy.countFrom');
  const years = policy.get('dormancy.years');
  const candidates: readonly (readonly [LocalDate | null | undefined, DormancyCount['by']])[] = [
    [dates.lastEffectiveUpdateOn, 'UPDATE'],
    [dates.lastOrderActivityOn, 'ORDER'],
    [floor, 'COUNT_FROM'],
  ];
  const last = candidates.reduce((latest, each) => ((each[0] ?? '') > (latest[0] ?? '') ? each : latest));
  const from = last[0] ?? dates.lastEffectiveUpdateOn;
  return { from, by: last[1], years, dueOn: addYears(from, years) };
}

export function dormancyDue({ from, dueOn }: DormancyCount): Deadline {
  return deadlineAt({
    kind: DORMANCY_DUE,
    base: startOfDay(from),
    source: { policyKey: 'dormancy.years', article: '12-3f' },
    at: startOfDay(dueOn),
  });
}

export const dormancyReminder = (dueOn: LocalDate, { policy, now }: Counting): Deadline | undefined =>
  nextReminder(
    DORMANCY_REMINDER,
    dueOn,
    policy.get('dormancy.remindDays'),
    { policyKey: 'dormancy.remindDays', article: '12-3f' },
    now,
  );

/** The days in which an update or an order still undoes it, before a removal is thought of. */
export function dormancyCure({ now, policy, calendar }: Counting): Deadline {
  return deadlineInDays({
    kind: DORMANCY_CURE,
    base: now,
    source: { policyKey: 'dormancy.cureDays', article: '12-3f' },
    amount: policy.get('dormancy.cureDays'),
    calendar,
  });
}
