import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The list could not be read for who asked for it; `code` as its own answer would have had it. */
export const ExportFailed = defineEvent({
  type: 'ExportFailed',
  version: 1,
  data: () => z.strictObject({ exportId: z.string(), list: z.string(), code: z.string() }),
  example: { exportId: '01JQD0CM0000000000000000AA', list: 'listTasks', code: 'FORBIDDEN_ROLE' },
});
