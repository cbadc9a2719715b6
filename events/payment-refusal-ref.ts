import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names the refusal of one payment in every event about it. */
export const paymentRefusalRef = onFirstUse(() => ({
  refusalId: z.string(),
  redemptionId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

export const paymentRefusalExample = {
  refusalId: '01JQRFSL00000000000000000X',
  redemptionId: '01JQORDER',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
};
