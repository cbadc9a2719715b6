import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An officer would refuse a category; the agency may reply (5-5c). */
export const CategoryGrantRefusalProposed = defineEvent({
  type: 'CategoryGrantRefusalProposed',
  version: 1,
  data: () =>
    z.strictObject({
      grantId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
      dueOn: z.iso.date(),
    }),
  example: {
    grantId: '01JQGRNT0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
    dueOn: '2026-06-30',
  },
});
