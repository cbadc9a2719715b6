import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a credit record in every event about it, and whose it is; never a person's name. */
export const creditRecordRef = onFirstUse(() => ({
  creditRecordId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  subject: z.enum(['UNIT', 'PERSON', 'BUYER']),
}));

export const creditRecordExample = {
  creditRecordId: '01JQCRED00000000000000000X',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
  subject: 'UNIT',
} as const;
