import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readCalendar, uploadCalendar } from '../../../functions/administration/calendars/calendars.ts';
import { routes } from '../../../functions/administration/routes.ts';
import { watchDates } from '../../../functions/timers/watch-dates.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { get, history } from '../../../shared/store/read.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { administrationDeps, type Driver, driver, officer, refusedAs } from './support.ts';

let dynamo: Dynamo;
let deps: ReturnType<typeof administrationDeps>;
let run: Driver;
beforeAll(async () => {
  dynamo = await startDynamo();
  deps = administrationDeps(dynamo.tables);
  run = driver(deps);
});
afterAll(() => dynamo.stop());

const admin = officer('admin-1', ['CENTRE_ADMIN']);
/** Invented: no official table of these years exists yet. */
const invented = (year: number, holidays = [`${year}-01-01`, `${year}-10-01`]) => ({
  year,
  status: 'OFFICIAL',
  sourceDoc: '虚构的放假安排（测试）',
  sourceDate: `${year - 1}-11-04`,
  holidays,
  makeupWorkdays: [],
});
const provisional = async (year: number) => {
  const { policy } = await deps.settings.current('2026-03-02T01:00:00.000Z');
  return { policy, calendar: calendarOf([{ ...invented(year), status: 'PROVISIONAL' as const }]) };
};
const upload = (table: object) =>
  run.command(routes.uploadCalendar, uploadCalendar, { as: admin, body: table });
const read = (year: number) =>
  run.query(routes.readCalendar, readCalendar, { as: admin, params: { year: String(year) } });

describe('a holiday table', () => {
  it('[5-3] of a provisional year is replaced by the official one, for the next request', async () => {
    expect((await read(2028)).body.status).toBe('PROVISIONAL');
    const { status, body } = await upload(invented(2028));
    expect(status).toBe(201);
    const { calendar } = await deps.settings.current('2026-03-02T01:00:00.500Z');
    expect(calendar.statusOf(2028)).toBe('OFFICIAL');
    expect(calendar.versionOf(2028)).toBe(body.version);
    expect((await read(2028)).body).toMatchObject({ ...invented(2028), version: body.version });
  });

  it('tells the others of it with year and version only', async () => {
    const { body } = await upload(invented(2029));
    const { items } = await history(dynamo.tables, 'SETTINGS', 'current', { limit: 100 });
    expect(items.at(-1)).toMatchObject({
      type: 'CalendarYearUploaded',
      article: '5-3',
      data: { year: 2029, version: body.version },
    });
  });

  it('is taken again when it was corrected, and the later one counts', async () => {
    await upload(invented(2030));
    await upload(invented(2030, ['2030-01-01', '2030-10-01', '2030-10-02']));
    const { calendar } = await deps.settings.current('2026-03-02T01:00:01.000Z');
    expect(calendar.isRestDay('2030-10-02')).toBe(true);
  });

  it('is refused when it is provisional, was uploaded before, or names days of another year', async () => {
    await expect(upload({ ...invented(2031), status: 'PROVISIONAL' })).rejects.toMatchObject(
      refusedAs('VALIDATION_FAILED', { fields: [expect.objectContaining({ field: 'body.status' })] }),
    );
    await upload(invented(2032));
    await expect(upload(invented(2032))).rejects.toMatchObject(refusedAs('DUPLICATE'));
    const wrong = invented(2033, ['2034-01-01']);
    expect(routes.uploadCalendar.body().safeParse(wrong).success).toBe(false);
  });

  it('[5-3] does what the daily watch asked for: its open reminders are closed', async () => {
    const log = keptLog();
    const watch = (now: string) => watchDates(now, { tables: dynamo.tables, settings: deps.settings, log });
    for (const now of ['2034-10-20T01:00:00.000Z', '2034-12-01T01:00:00.000Z']) {
      vi.spyOn(deps.settings, 'current').mockResolvedValueOnce(await provisional(2035));
      await watch(now);
    }
    const reminders = ['2034-10', '2034-12'].map((month) => `CALENDAR-2035-CALENDAR_PROVISIONAL-${month}`);
    const statuses = async () =>
      (await Promise.all(reminders.map((id) => get(dynamo.tables, task, id)))).map(({ status }) => status);
    expect(await statuses()).toEqual(['OPEN', 'OPEN']);
    await upload(invented(2035));
    expect(await statuses()).toEqual(['DONE', 'DONE']);
  });

  it('is not made up for a year that has none', async () => {
    await expect(read(2099)).rejects.toMatchObject(refusedAs('NOT_FOUND'));
  });
});
