import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rewardExample, RewardExclusion, rewardRef } from '../reward-ref.ts';

/** A listed reward is not given; grade and showcase stay (10-3b, 10-3c). */
export const RewardExcluded = defineEvent({
  type: 'RewardExcluded',
  version: 1,
  data: () => z.strictObject({ ...rewardRef(), cause: RewardExclusion() }),
  example: { ...rewardExample, cause: 'INSTRUMENT_AWARD' },
});
