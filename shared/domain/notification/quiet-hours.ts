import { addDuration, epochMs, type Instant } from '../time/instant.ts';
import { addDays, startOfDay, toLocalDate } from '../time/local-date.ts';

/** Shanghai clock times, `HH:MM`; `to` is the first minute at which messages go out again. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The end of the quiet hours in which `now` lies; undefined outside them (domain §4.2, `sms.quietHours`). */
export function quietUntil(now: Instant, { from, to }: QuietHours): Instant | undefined {
  const day = toLocalDate(now);
  const minute = Math.floor((epochMs(now) - epochMs(startOfDay(day))) / 60_000);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const overMidnight = start > end;
  const quiet = overMidnight ? minute >= start || minute < end : minute >= start && minute < end;
  if (!quiet) return undefined;
  const lastDay = overMidnight && minute >= start ? addDays(day, 1) : day;
  return addDuration(startOfDay(lastDay), { minutes: end });
}
