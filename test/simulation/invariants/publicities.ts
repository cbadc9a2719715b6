import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import type { CalendarYear } from '../../../shared/domain/time/calendar.ts';
import type { UploadedCalendar } from '../world.ts';
import type { Snapshot, State } from './snapshot.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const DAYS = 7;

const dateOf = (instant: string) => new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 10);
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
const endOf = (date: string) => new Date(Date.parse(plus(date, 1)) - SHANGHAI_MS).toISOString();

/** domain.md §1.1 counted anew: seven days from the next one, the last not a day of rest; written without the product. */
export function lastDayDue(publishedAt: string, tables: readonly CalendarYear[]): string {
  let last = plus(dateOf(publishedAt), DAYS);
  while (isRest(last, tables)) last = plus(last, 1);
  return last;
}

function isRest(date: string, tables: readonly CalendarYear[]): boolean {
  const table = tables.findLast(({ year }) => String(year) === date.slice(0, 4));
  if (table === undefined) throw new Error(`no table for ${date}`);
  if (table.holidays.includes(date)) return true;
  const weekday = new Date(date).getUTCDay();
  return (weekday === 0 || weekday === 6) && !table.makeupWorkdays.includes(date);
}

/** No period is shorter than due, none closes early, no objection is taken late, and the day of onboarding is its end's. */
export function publicityFaults(snapshot: Snapshot, uploads: readonly UploadedCalendar[]): string[] {
  return snapshot
    .of('PUBLICITY')
    .flatMap((found) => [
      ...periodFaults(found, uploads, snapshot),
      ...objectionFaults(found, snapshot),
      ...admissionFaults(found, snapshot),
    ]);
}

function periodFaults({ id, status, body }: State, uploads: readonly UploadedCalendar[], snapshot: Snapshot) {
  const { publishedAt, closesAt, lastDay } = body.period;
  // A table that came while the period ran counts too, if it came in time to be acted on; it can only lengthen.
  const before = uploads.filter(({ at }) => at < publishedAt).map(({ table }) => table);
  const faults: string[] = [];
  const due = lastDayDue(publishedAt, [...builtInCalendar, ...before]);
  if (lastDay < due) faults.push(`PUBLICITY#${id} of ${publishedAt} ends on ${lastDay}, before ${due}`);
  if (lastDay !== due && body.extensions.length === 0)
    faults.push(`PUBLICITY#${id} of ${publishedAt} ends on ${lastDay} without a reason, due was ${due}`);
  const running = uploads.filter(({ at }) => at >= publishedAt && at < endOf(due));
  running.forEach(({ at }, index) => {
    const tables = [...builtInCalendar, ...before, ...running.slice(0, index + 1).map(({ table }) => table)];
    const moved = lastDayDue(publishedAt, tables);
    if (lastDay < moved && !lateForCalendar(snapshot, id, at, closesAt))
      faults.push(`PUBLICITY#${id}: the calendar of ${at} gives it until ${moved}, it ended on ${lastDay}`);
  });
  if (endOf(lastDay) !== closesAt) faults.push(`PUBLICITY#${id} prints ${lastDay} and closes ${closesAt}`);
  if (body.closedAt !== undefined && body.closedAt < closesAt)
    faults.push(`PUBLICITY#${id} (${status}) closed ${body.closedAt}, before ${closesAt}`);
  return faults;
}

/** The notice ended before the news of the calendar, on its way by the bus, could reach it: it is never reopened. */
function lateForCalendar(
  { aggregates }: Snapshot,
  id: string,
  uploadedAt: string,
  closesAt: string,
): boolean {
  const ended = aggregates.get(`PUBLICITY#${id}`)?.events.find(({ to }) => to !== undefined && to !== 'OPEN');
  const end = ended === undefined || ended.at > closesAt ? closesAt : ended.at;
  return Date.parse(end) - Date.parse(uploadedAt) < 3 * DAY_MS;
}

function objectionFaults({ id, body }: State, snapshot: Snapshot): string[] {
  const taken = snapshot.of('OBJECTION').filter((objection) => objection.body.publicityId === id);
  const late = taken.filter(({ body: { submittedAt } }) => submittedAt >= body.period.closesAt);
  return [
    ...late.map(
      (objection) =>
        `OBJECTION#${objection.id} was taken ${objection.body.submittedAt}, after ${body.period.closesAt}`,
    ),
    ...(taken.length === body.objections.received
      ? []
      : [`PUBLICITY#${id} counts ${body.objections.received} objections of ${taken.length}`]),
  ];
}

function admissionFaults({ id, status, body }: State, snapshot: Snapshot): string[] {
  const found = snapshot.of('CASE').find((each) => each.body.publicityId === id);
  if (found?.status !== 'APPROVED') return [];
  const agency = snapshot.of('AGENCY').find((each) => each.id === found.body.agencyId);
  if (agency === undefined) return [`CASE#${found.id} was approved and there is no agency`];
  if (!['CLOSED_CLEAR', 'CLEARED'].includes(status))
    return [`CASE#${found.id} was approved after a notice ${status}`];
  const expected = dateOf(body.period.closesAt);
  return status === 'CLOSED_CLEAR' && agency.body.onboardedOn !== expected
    ? [`AGENCY#${agency.id} is in since ${agency.body.onboardedOn}, its notice ended ${expected}`]
    : [];
}
