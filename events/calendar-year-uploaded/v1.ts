import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const CalendarYearUploaded = defineEvent({
  type: 'CalendarYearUploaded',
  version: 1,
  data: () => z.strictObject({ year: z.int(), version: z.string() }),
  example: { year: 2027, version: '2027-OFFICIAL-1f0c22aa9b10' },
});
