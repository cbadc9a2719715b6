import { Cron } from 'croner';
import type { Recurrence } from '../../clock/kernel.ts';

/** A schedule expression: once at an instant (virtual epoch ms), or again and again. */
export type ScheduleTime =
  | { readonly kind: 'once'; readonly atMs: number }
  | { readonly kind: 'recurring'; readonly recurrence: Recurrence };

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)`, `rate(value unit)` or `cron(minutes hours day-of-month month day-of-week
 * year)` in an IANA time zone (EventBridge Scheduler user guide, "Schedule types"). Throws on anything else.
 * Rates are counted from the epoch, not from the creation of the schedule, so that they need no state.
 */
export function parseScheduleExpression(expression: string, zone = 'UTC'): ScheduleTime {
  const [, kind, inner = ''] = /^(at|rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'at') return { kind: 'once', atMs: parseAt(inner, zone) };
  if (kind === 'rate') return { kind: 'recurring', recurrence: parseRate(inner) };
  if (kind === 'cron') return { kind: 'recurring', recurrence: parseCron(inner, zone) };
  throw new Error(`Invalid Schedule Expression ${expression}.`);
}

function parseAt(inner: string, zone: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(inner) ?? [];
  if (year === undefined) throw new Error(`Invalid Schedule Expression at(${inner}).`);
  const fields = [second, minute, hour, day, month].map(Number).join(' ');
  const at = cron(`${fields} ? ${year}`, zone).nextRun(new Date(0));
  if (at === null) throw new Error(`Invalid Schedule Expression at(${inner}): no such time in ${zone}.`);
  return at.getTime();
}

function parseRate(inner: string): Recurrence {
  const [, value, unit] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inner) ?? [];
  const unitMs = UNITS[unit ?? ''];
  if (unitMs === undefined) throw new Error(`Invalid Schedule Expression rate(${inner}).`);
  const period = Number(value) * unitMs;
  return { nextAfter: (ms) => (Math.floor(ms / period) + 1) * period };
}

function parseCron(inner: string, zone: string): Recurrence {
  const fields = inner.trim().split(/\s+/);
  const [, , dayOfMonth, , dayOfWeek] = fields;
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(
      `Invalid Schedule Expression cron(${inner}): six fields, with ? for exactly one of day-of-month and day-of-week.`,
    );
  }
  const parsed = cron(`0 ${fields.join(' ')}`, zone);
  return { nextAfter: (ms) => parsed.nextRun(new Date(ms))?.getTime() };
}

/** Cron with seconds and years, weekdays from 1 = Sunday, and `0/15` for steps, as AWS writes it. */
function cron(pattern: string, zone: string): Cron {
  return new Cron(pattern, { mode: '7-part', alternativeWeekdays: true, sloppyRanges: true, timezone: zone });
}
