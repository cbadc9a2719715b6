import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An officer entered a result where the sources gave none; it does not count yet (row 5-2). */
export const CheckResultEntered = defineEvent({
  type: 'CheckResultEntered',
  version: 1,
  data: () => z.strictObject({ caseId: z.string(), uscc: z.string(), key: z.string() }),
  example: { caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W', uscc: '91310104MA1FX0010C', key: 'REGISTRATION' },
});
