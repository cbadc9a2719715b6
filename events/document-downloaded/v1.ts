import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Somebody was given a link to a material (audited). */
export const DocumentDownloaded = defineEvent({
  type: 'DocumentDownloaded',
  version: 1,
  data: () =>
    z.strictObject({
      documentId: z.string(),
      uscc: z.string(),
    }),
  example: { documentId: '01JQD0CM0000000000000000XX', uscc: '91310104MA1FX0010C' },
});
