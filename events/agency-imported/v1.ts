import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency of the time before this regulation was taken over with its original date (2-1). */
export const AgencyImported = defineEvent({
  type: 'AgencyImported',
  version: 1,
  told: '存量机构入库',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      onboardedOn: z.iso.date(),
      categories: z.array(z.string()),
      batchId: z.string(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    onboardedOn: '2026-03-17',
    categories: ['RESEARCH_DEVELOPMENT'],
    batchId: '2026-legacy-list',
  },
});
