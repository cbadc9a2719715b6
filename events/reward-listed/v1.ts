import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, rewardRef } from '../reward-ref.ts';

/** A ranked entry of a rewarded grade is listed for reward (10-2a). */
export const RewardListed = defineEvent({
  type: 'RewardListed',
  version: 1,
  data: () => z.strictObject(rewardRef()),
  example: rewardExample,
});
