import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Every row was taken over, or was there before (2-1). */
export const ImportApplied = defineEvent({
  type: 'ImportApplied',
  version: 1,
  data: () =>
    z.strictObject({
      importId: z.string(),
      kind: z.string(),
      imported: z.int().nonnegative(),
      unchanged: z.int().nonnegative(),
    }),
  example: { importId: '01JQD0CM0000000000000000AA', kind: 'AGENCIES', imported: 118, unchanged: 2 },
});
