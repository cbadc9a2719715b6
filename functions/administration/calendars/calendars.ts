import { ProblemError, orThrow, refuse } from '../../../shared/domain/problem.ts';
import { NO_SETTINGS, SETTINGS_ID } from '../../../shared/domain/settings/settings.ts';
import { decideUploadCalendar } from '../../../shared/domain/settings/upload-calendar.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { settings } from '../../../shared/store/aggregates/administration.ts';
import { type Change, change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { closeTask, taskId } from '../../../shared/store/tasks.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/**
 * Takes over an official holiday table; the event it leaves makes open deadlines recompute. The reminders that asked
 * for it are done.
 */
export async function uploadCalendar(
  request: Request<(typeof routes)['uploadCalendar']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const { body } = request;
  const current = await load(deps.tables, settings, SETTINGS_ID);
  const decided = orThrow(decideUploadCalendar(current?.body ?? NO_SETTINGS, body));
  const version = calendarOf([body]).versionOf(body.year);
  return {
    changes: [
      change(settings, current ?? { newId: SETTINGS_ID }, decided),
      ...(await closeReminders(request, deps)),
    ],
    response: { status: 201, body: { year: body.year, status: body.status, version } },
  };
}

/** The months of the year before in which the daily watch reminds of a table that is missing (functions/timers). */
const REMINDED_IN = [10, 11, 12];

async function closeReminders(
  request: Request<(typeof routes)['uploadCalendar']>,
  { tables }: AdministrationDeps,
): Promise<Change[]> {
  const { year } = request.body;
  const ids = REMINDED_IN.map((month) =>
    taskId(`CALENDAR#${year}`, 'CALENDAR_PROVISIONAL', `${year - 1}-${month}`),
  );
  const ctx = { ...acting(request), article: '5-3' } as const;
  const closed = await Promise.all(ids.map((id) => closeTask(tables, id, ctx)));
  return closed.filter((each) => each !== undefined);
}

export async function readCalendar(
  { params }: Request<(typeof routes)['readCalendar']>,
  deps: AdministrationDeps,
): Promise<Reply> {
  const current = await load(deps.tables, settings, SETTINGS_ID);
  const tables = [...builtInCalendar, ...(current?.body.calendars ?? [])];
  const table = tables.findLast((each) => each.year === params.year);
  if (table === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: { ...table, version: calendarOf([table]).versionOf(table.year) } };
}
