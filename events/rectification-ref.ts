import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names an order to rectify in every event about it. */
export const rectificationRef = onFirstUse(() => ({
  rectificationId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  ground: z.enum(['INFO_NOT_UPDATED', 'UNRESPONSIVE', 'UNQUALIFIED', 'OTHER']),
}));

export const rectificationExample = {
  rectificationId: '01JQAGNC0000000000000000XX-INFO_NOT_UPDATED-2027-03-17',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
  ground: 'INFO_NOT_UPDATED',
} as const;
