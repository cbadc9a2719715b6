import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The yearly update and the dormancy of an agency are watched from here on (6-3b, 12-3). */
export const UpkeepBegun = defineEvent({
  type: 'UpkeepBegun',
  version: 1,
  told: '开始信息维护与服务活动计时',
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string(), from: z.iso.date() }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    from: '2026-03-17',
  },
});
