import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { calendarYearSchema } from '../../../shared/domain/time/calendar.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

const CalendarView = onFirstUse(() => z.object({ year: z.int(), status: z.string(), version: z.string() }));

export const calendarRoutes = defineRoutes({
  uploadCalendar: {
    method: 'POST',
    path: '/calendars',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: {
      zh: '上传国务院办公厅放假安排；未到期限随之顺延，不缩短',
      en: 'Upload the official holiday table of a year; open deadlines are extended, never shortened',
    },
    articles: ['5-3'],
    body: calendarYearSchema,
    responses: () => ({ 201: { description: 'taken over', schema: CalendarView() } }),
    problems: ['DUPLICATE'],
  },
  readCalendar: {
    method: 'GET',
    path: '/calendars/{year}',
    auth: 'none',
    roles: [],
    summary: { zh: '某年放假安排及版本', en: 'The holiday table of a year that days are counted by' },
    articles: ['5-3'],
    params: onFirstUse(() => z.strictObject({ year: z.coerce.number().int().min(1949).max(2999) })),
    responses: () => ({
      200: { description: 'the table', schema: calendarYearSchema().extend({ version: z.string() }) },
    }),
    problems: ['NOT_FOUND'],
  },
});
