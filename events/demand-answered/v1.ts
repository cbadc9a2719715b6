import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandResponseExample, demandResponseRef } from '../order-ref.ts';

/** The agency answered the demand; `late` is after its response term. */
export const DemandAnswered = defineEvent({
  type: 'DemandAnswered',
  version: 1,
  data: () =>
    z.strictObject({ ...demandResponseRef(), answer: z.enum(['OFFERED', 'DECLINED']), late: z.boolean() }),
  example: { ...demandResponseExample, answer: 'OFFERED', late: false },
});
