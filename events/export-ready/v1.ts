import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The file is there; `truncated` when the list was longer than a file may be. */
export const ExportReady = defineEvent({
  type: 'ExportReady',
  version: 1,
  data: () =>
    z.strictObject({
      exportId: z.string(),
      list: z.string(),
      rows: z.int().nonnegative(),
      truncated: z.boolean(),
    }),
  example: { exportId: '01JQD0CM0000000000000000AA', list: 'listAgencies', rows: 60, truncated: false },
});
