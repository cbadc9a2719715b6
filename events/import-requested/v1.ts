import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A workbook of existing agencies or past orders was handed in; its rows are checked next, and nothing else changes (2-1). */
export const ImportRequested = defineEvent({
  type: 'ImportRequested',
  version: 1,
  data: () => z.strictObject({ importId: z.string(), kind: z.string(), documentId: z.string() }),
  example: {
    importId: '01JQD0CM0000000000000000AA',
    kind: 'AGENCIES',
    documentId: '01JQD0CM0000000000000000AB',
  },
});
