import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency's information changed on this day, in a way that counts as its yearly update (6-3a). */
export const EffectiveUpdateRecorded = defineEvent({
  type: 'EffectiveUpdateRecorded',
  version: 1,
  told: '记录有效更新',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      on: z.iso.date(),
      source: z.enum(['INTRODUCTION', 'QUALIFICATIONS', 'PRODUCTS', 'CHARGING_STANDARD']),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    on: '2026-05-06',
    source: 'PRODUCTS',
  },
});
