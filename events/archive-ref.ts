import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names an order's archive in every event about it; its id is that of the order. */
export const archiveRef = onFirstUse(() => ({
  orderId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

/** Names a redemption in every event about it; its id is that of the order. */
export const redemptionRef = onFirstUse(() => ({ redemptionId: z.string(), ...archiveRef() }));

/** Names a batch of redemptions. */
export const batchRef = onFirstUse(() => ({ batchId: z.string(), quarter: z.string() }));

export const archiveExample = {
  orderId: '01JQORDER',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
};

export const redemptionExample = { redemptionId: '01JQORDER', ...archiveExample };

export const batchExample = { batchId: '2026Q1', quarter: '2026Q1' };
