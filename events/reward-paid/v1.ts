import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, rewardRef } from '../reward-ref.ts';

/** The money of a reward was paid (10-2a). */
export const RewardPaid = defineEvent({
  type: 'RewardPaid',
  version: 1,
  data: () => z.strictObject(rewardRef()),
  example: rewardExample,
});
