import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a removal in every event about it. */
export const removalRef = onFirstUse(() => ({
  removalId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
}));

export const removalExample = {
  removalId: '01JQREMV00000000000000000X',
  agencyId: '01JQAGNC0000000000000000XX',
  uscc: '91310104MA1FX0010C',
};
