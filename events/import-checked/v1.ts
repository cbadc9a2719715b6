import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Every row of a workbook was checked; `bad` rows keep the whole from being applied (2-1). */
export const ImportChecked = defineEvent({
  type: 'ImportChecked',
  version: 1,
  data: () =>
    z.strictObject({
      importId: z.string(),
      kind: z.string(),
      rows: z.int().nonnegative(),
      fresh: z.int().nonnegative(),
      unchanged: z.int().nonnegative(),
      skipped: z.int().nonnegative(),
      bad: z.int().nonnegative(),
    }),
  example: {
    importId: '01JQD0CM0000000000000000AA',
    kind: 'AGENCIES',
    rows: 120,
    fresh: 118,
    unchanged: 2,
    skipped: 0,
    bad: 0,
  },
});
