import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The file is no workbook of the template (2-1). */
export const ImportUnreadable = defineEvent({
  type: 'ImportUnreadable',
  version: 1,
  data: () => z.strictObject({ importId: z.string(), kind: z.string(), code: z.string() }),
  example: { importId: '01JQD0CM0000000000000000AA', kind: 'AGENCIES', code: 'WRONG_SHEET' },
});
