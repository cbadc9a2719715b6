import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a recovery of what was paid in every event about it; `sourceRef` is the payment: `REDEMPTION#…` or `REWARD#…`. */
export const fundRecoveryRef = onFirstUse(() => ({
  recoveryId: z.string(),
  sourceRef: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

export const fundRecoveryExample = {
  recoveryId: '01JQRCVR00000000000000000X',
  sourceRef: 'REDEMPTION#01JQORDER',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
};
