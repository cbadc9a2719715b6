import { ProblemError, orThrow, refuse } from '../../../shared/domain/problem.ts';
import { NO_SETTINGS, SETTINGS_ID } from '../../../shared/domain/settings/settings.ts';
import { decideUploadCalendar } from '../../../shared/domain/settings/upload-calendar.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { settings } from '../../../shared/store/aggregates/administration.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/** Takes over an official holiday table; the event it leaves makes open deadlines recompute. */
export async function uploadCalendar(
  { body }: Request<(typeof routes)['uploadCalendar']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const current = await load(deps.tables, settings, SETTINGS_ID);
  const decided = orThrow(decideUploadCalendar(current?.body ?? NO_SETTINGS, body));
  const version = calendarOf([body]).versionOf(body.year);
  return {
    changes: [change(settings, current ?? { newId: SETTINGS_ID }, decided)],
    response: { status: 201, body: { year: body.year, status: body.status, version } },
  };
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
