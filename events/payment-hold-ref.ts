import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names the withholding of one payment in every event about it. */
export const paymentHoldRef = onFirstUse(() => ({
  holdId: z.string(),
  redemptionId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

export const paymentHoldExample = {
  holdId: '01JQHOLD00000000000000000X',
  redemptionId: '01JQORDER',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
};
