import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, rewardRef } from '../reward-ref.ts';

/** A reward is confirmed by a second person (10-2a). */
export const RewardConfirmed = defineEvent({
  type: 'RewardConfirmed',
  version: 1,
  data: () => z.strictObject(rewardRef()),
  example: rewardExample,
});
