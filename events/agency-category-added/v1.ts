import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A verified category stands with its agency (5-5c). */
export const AgencyCategoryAdded = defineEvent({
  type: 'AgencyCategoryAdded',
  version: 1,
  told: '新增服务类别',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
      grantId: z.string(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
    grantId: '01JQGRNT0000000000000000XX',
  },
});
