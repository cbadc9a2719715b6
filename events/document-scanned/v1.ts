import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A material was scanned and compared with what was announced (5-1d). */
export const DocumentScanned = defineEvent({
  type: 'DocumentScanned',
  version: 1,
  data: () =>
    z.strictObject({
      documentId: z.string(),
      uscc: z.string(),
      result: z.enum(['CLEAN', 'INFECTED', 'REJECTED']),
    }),
  example: { documentId: '01JQD0CM0000000000000000XX', uscc: '91310104MA1FX0010C', result: 'CLEAN' },
});
