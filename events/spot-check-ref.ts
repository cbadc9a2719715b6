import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a spot check in every event about it; `uscc` is that of the agency. */
export const spotCheckRef = onFirstUse(() => ({
  spotCheckId: z.string(),
  orderId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

export const spotCheckExample = {
  spotCheckId: '2026Q1-01JQORDER',
  orderId: '01JQORDER',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
};
