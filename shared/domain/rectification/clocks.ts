import type { PolicySet } from '../../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineAt, deadlineInDays, lastDayOf } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { addDays, type LocalDate, startOfDay } from '../time/local-date.ts';
import { RECTIFICATION_DUE, RECTIFICATION_REMIND } from './rectification.ts';

export interface Counting {
  readonly now: Instant;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/** The time to rectify, `amount` calendar days from now (domain §1.5), and its first reminder. */
export function rectificationClocks(
  { now, policy, calendar }: Counting,
  amount: number,
  policyKey: 'rectification.days' | 'rectification.returnDays',
): { readonly due: Deadline; readonly set: readonly Deadline[] } {
  const source = { policyKey, article: '12-1e' } as const;
  const due = deadlineInDays({ kind: RECTIFICATION_DUE, base: now, source, amount, calendar });
  return { due, set: [due, ...nextReminder(due, { now, policy })] };
}

/** The last term after a return, and its reminder: at least to the end of `givenOn`, the last day that was given before. */
export function clocksAfterReturn(counting: Counting, givenOn: LocalDate | undefined) {
  const policyKey = 'rectification.returnDays';
  const counted = rectificationClocks(counting, counting.policy.get(policyKey), policyKey);
  if (givenOn === undefined || givenOn <= lastDayOf(counted.due)) return counted;
  const source = { policyKey, article: '12-1e' } as const;
  const at = startOfDay(addDays(givenOn, 1));
  const due = deadlineAt({ kind: RECTIFICATION_DUE, base: counting.now, source, at });
  return { due, set: [due, ...nextReminder(due, counting)] };
}

/** The next of policy `rectification.remindDays` before the last day, on its morning; none when all are over. */
export function nextReminder(due: Deadline, { now, policy }: Pick<Counting, 'now' | 'policy'>): Deadline[] {
  const at = policy
    .get('rectification.remindDays')
    .map((days) => startOfDay(addDays(lastDayOf(due), -days)))
    .find((each) => each > now);
  if (at === undefined) return [];
  const source = { policyKey: 'rectification.remindDays', article: '12-1e' } as const;
  return [deadlineAt({ kind: RECTIFICATION_REMIND, base: now, source, at })];
}
