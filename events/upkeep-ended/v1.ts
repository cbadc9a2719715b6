import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The agency has left the platform: nothing is expected of it any more (12-0). */
export const UpkeepEnded = defineEvent({
  type: 'UpkeepEnded',
  version: 1,
  told: '信息维护与服务活动计时终止',
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string() }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
  },
});
