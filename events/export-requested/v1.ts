import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Somebody who may see a list asked for it as a file. */
export const ExportRequested = defineEvent({
  type: 'ExportRequested',
  version: 1,
  data: () => z.strictObject({ exportId: z.string(), list: z.string(), format: z.enum(['csv', 'xlsx']) }),
  example: { exportId: '01JQD0CM0000000000000000AA', list: 'listAgencies', format: 'xlsx' },
});
