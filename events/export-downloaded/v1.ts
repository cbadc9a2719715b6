import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A link to the file was handed out. */
export const ExportDownloaded = defineEvent({
  type: 'ExportDownloaded',
  version: 1,
  data: () => z.strictObject({ exportId: z.string(), list: z.string() }),
  example: { exportId: '01JQD0CM0000000000000000AA', list: 'listAgencies' },
});
