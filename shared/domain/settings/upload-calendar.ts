import { CalendarYearUploaded } from '../../../events/calendar-year-uploaded/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuse, type Refusal } from '../problem.ts';
import { calendarOf, type CalendarYear } from '../time/calendar.ts';
import type { SettingsBody } from './settings.ts';

/**
 * Takes over the official holiday table of a year. Deadlines that it moves are extended, never shortened
 * (domain §1.1); an official table gives way only to another official one.
 */
export function decideUploadCalendar(
  settings: SettingsBody,
  table: CalendarYear,
): Decided<SettingsBody> | Refusal {
  if (table.status !== 'OFFICIAL') {
    const fields = [
      {
        field: 'body.status',
        zh: '只能上传正式公布的放假安排',
        en: 'only an official table can be uploaded',
      },
    ];
    return refuse('VALIDATION_FAILED', { fields });
  }
  const version = calendarOf([table]).versionOf(table.year);
  const known = settings.calendars.some((each) => calendarOf([each]).versionOf(each.year) === version);
  if (known)
    return refuse('DUPLICATE', { detail: { zh: '该放假安排已上传', en: 'this table was uploaded before' } });
  const event = happened(
    CalendarYearUploaded,
    { year: table.year, version },
    { article: '5-3', to: 'SET', record: { sourceDoc: table.sourceDoc, sourceDate: table.sourceDate } },
  );
  return { events: [event], body: { ...settings, calendars: [...settings.calendars, table] } };
}
