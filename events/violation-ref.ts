import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names a violation in every event about it. */
export const violationRef = onFirstUse(() => ({
  violationId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  kind: z.string(),
}));

export const violationExample = {
  violationId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
  agencyId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y',
  uscc: '91310104MA1FX0010C',
  kind: 'RELATED_PARTY_TRANSACTION',
};
