import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names an inspection in every event about it, with the authority that inspects. */
export const inspectionRef = onFirstUse(() => ({
  inspectionId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  by: z.enum(['COMMISSION', 'FINANCE']),
}));

export const inspectionExample = {
  inspectionId: '01JQNSPT00000000000000000X',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
  by: 'COMMISSION',
} as const;
