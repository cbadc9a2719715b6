import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { AdviceKind } from '../guidance-ref.ts';

/** The agency opened the advice: its read receipt (3-3b). */
export const ImprovementAdviceRead = defineEvent({
  type: 'ImprovementAdviceRead',
  version: 1,
  data: () =>
    z.strictObject({ adviceId: z.string(), agencyId: z.string(), uscc: z.string(), kind: AdviceKind() }),
  example: {
    adviceId: '01JQADV1CE0000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    kind: 'IMPROVE',
  },
});
