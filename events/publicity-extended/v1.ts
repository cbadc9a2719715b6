import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The period became longer; it never becomes shorter (domain §1.1). */
export const PublicityExtended = defineEvent({
  type: 'PublicityExtended',
  version: 1,
  data: () =>
    z.strictObject({
      ...publicityRef(),
      lastDay: z.iso.date(),
      closesAt: z.iso.datetime({ precision: 3 }),
      cause: z.enum(['CALENDAR', 'OUTAGE', 'CORRECTION']),
    }),
  example: {
    ...publicityExample,
    lastDay: '2026-03-10',
    closesAt: '2026-03-10T16:00:00.000Z',
    cause: 'CALENDAR',
  },
});
