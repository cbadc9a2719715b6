import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, rewardRef } from '../reward-ref.ts';

/** The second person did not agree; the reward may be proposed again (10-2a). */
export const RewardConfirmReturned = defineEvent({
  type: 'RewardConfirmReturned',
  version: 1,
  data: () => z.strictObject(rewardRef()),
  example: rewardExample,
});
