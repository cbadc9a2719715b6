import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency left the platform of its own will (12-4). */
export const AgencyExited = defineEvent({
  type: 'AgencyExited',
  version: 1,
  told: '自愿退出平台',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
    }),
  example: { agencyId: '01JQAGNC0000000000000000XX', uscc: '91310104MA1FX0010C' },
});
