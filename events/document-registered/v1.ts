import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A material was announced; its upload may follow (5-1d). */
export const DocumentRegistered = defineEvent({
  type: 'DocumentRegistered',
  version: 1,
  data: () =>
    z.strictObject({
      documentId: z.string(),
      uscc: z.string(),
      kind: z.string(),
    }),
  example: { documentId: '01JQD0CM0000000000000000XX', uscc: '91310104MA1FX0010C', kind: 'PREMISES_PROOF' },
});
