import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, rewardRef } from '../reward-ref.ts';

/** The Commission or the Finance Bureau proposes to give a reward; another person decides (10-2a). */
export const RewardConfirmProposed = defineEvent({
  type: 'RewardConfirmProposed',
  version: 1,
  data: () => z.strictObject(rewardRef()),
  example: rewardExample,
});
