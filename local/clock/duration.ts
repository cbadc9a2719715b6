const PATTERN =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/**
 * The instant (epoch ms) that lies an ISO 8601 duration after `fromMs`. Years and months are calendar ones of
 * Asia/Shanghai, and a day that the month reached does not have becomes its last. Throws on anything else.
 */
export function addDuration(fromMs: number, duration: string): number {
  const match = PATTERN.exec(duration);
  if (match === null || !/\d/.test(duration)) throw new Error(`not an ISO 8601 duration: ${duration}`);
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => (part === undefined ? 0 : Number(part)));
  const fixed =
    (weeks ?? 0) * 604_800_000 +
    (days ?? 0) * 86_400_000 +
    (hours ?? 0) * 3_600_000 +
    (minutes ?? 0) * 60_000 +
    Math.round((seconds ?? 0) * 1000);
  return addMonths(fromMs, (years ?? 0) * 12 + (months ?? 0)) + fixed;
}

function addMonths(fromMs: number, months: number): number {
  if (months === 0) return fromMs;
  const wall = new Date(fromMs + SHANGHAI_OFFSET_MS);
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  wall.setUTCDate(Math.min(day, lastDay));
  return wall.getTime() - SHANGHAI_OFFSET_MS;
}
