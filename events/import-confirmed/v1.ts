import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A second person ordered that the checked rows be taken over (2-1). */
export const ImportConfirmed = defineEvent({
  type: 'ImportConfirmed',
  version: 1,
  data: () => z.strictObject({ importId: z.string(), kind: z.string() }),
  example: { importId: '01JQD0CM0000000000000000AA', kind: 'AGENCIES' },
});
