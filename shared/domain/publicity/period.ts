import type { PolicySet } from '../../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineInDays, lastDayOf } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { PUBLICITY_CLOSE, type PublicityPeriod } from './publicity.ts';

/** The clock of a notice published now: policy `publicity.days` in policy `publicity.countMode` (5-3). */
export function publicityDeadline(publishedAt: Instant, policy: PolicySet, calendar: Calendar): Deadline {
  return deadlineInDays({
    kind: PUBLICITY_CLOSE,
    base: publishedAt,
    source: { policyKey: 'publicity.days', article: '5-3' },
    amount: policy.get('publicity.days'),
    mode: policy.get('publicity.countMode'),
    calendar,
  });
}

/** What the notice prints of its clock, extensions included. @throws TypeError for a clock that was not counted in days. */
export function periodOf(deadline: Deadline): PublicityPeriod {
  const { derivation, extensions } = deadline;
  if (!('counted' in derivation)) throw new TypeError(`${deadline.kind} was not counted in days`);
  const counts = [derivation, ...extensions.map((extension) => extension.derivation)];
  const { base, baseDate, countFrom, mode, days, skipped } = derivation;
  return {
    publishedAt: base,
    publishedOn: baseDate,
    countFrom,
    lastDay: lastDayOf(deadline),
    closesAt: deadline.dueAt,
    mode,
    days,
    skipped: [...skipped],
    rolled: counts.flatMap((count) => count.rolled),
    calendarVersions: Object.assign({}, ...counts.map((count) => count.calendarVersions)),
    provisional: counts.some((count) => count.provisional),
  };
}
