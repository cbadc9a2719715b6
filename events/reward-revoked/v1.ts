import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, rewardRef } from '../reward-ref.ts';

/** A confirmed or paid reward is taken back (SM-19); `paid` says that money is to be recovered. */
export const RewardRevoked = defineEvent({
  type: 'RewardRevoked',
  version: 1,
  data: () => z.strictObject({ ...rewardRef(), paid: z.boolean() }),
  example: { ...rewardExample, paid: false },
});
