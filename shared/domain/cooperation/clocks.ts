import type { PolicySet } from '../../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineAt, deadlineInDays, lastDayOf } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { addDays, startOfDay } from '../time/local-date.ts';
import { COOPERATION_DUE, COOPERATION_REMIND } from './cooperation.ts';

export interface Counting {
  readonly now: Instant;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/** The policies that give an agency time for material. */
export type Term = 'task.days' | 'evaluation.supplementDays';

/** So many days of the policy from now, and the first reminder before their end (6-4b, 9-3d). */
export function requestClocks(
  { now, policy, calendar }: Counting,
  term: Term,
): {
  readonly due: Deadline;
  readonly set: readonly Deadline[];
} {
  const due = deadlineInDays({
    kind: COOPERATION_DUE,
    base: now,
    source: { policyKey: term, article: term === 'task.days' ? '6-4b' : '9-3d' },
    amount: policy.get(term),
    calendar,
  });
  return { due, set: [due, ...nextReminder(due, { now, policy })] };
}

/** The next of policy `task.remindDays` before the last day, on its morning; none when all are over. */
export function nextReminder(due: Deadline, { now, policy }: Pick<Counting, 'now' | 'policy'>): Deadline[] {
  const at = policy
    .get('task.remindDays')
    .map((days) => startOfDay(addDays(lastDayOf(due), -days)))
    .find((each) => each > now);
  if (at === undefined) return [];
  const source = { policyKey: 'task.remindDays', article: '6-4b' } as const;
  return [deadlineAt({ kind: COOPERATION_REMIND, base: now, source, at })];
}
