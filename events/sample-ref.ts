import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names the sample of an agency's users in a cycle; never who is in it. */
export const sampleRef = onFirstUse(() => ({ cycleId: z.string(), agencyId: z.string(), uscc: z.string() }));

export const sampleExample = { cycleId: '2027', agencyId: '01JQAGENCY', uscc: '91310104MA1FX0010C' };
