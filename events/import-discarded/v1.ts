import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The checked rows are not taken over (2-1). */
export const ImportDiscarded = defineEvent({
  type: 'ImportDiscarded',
  version: 1,
  data: () => z.strictObject({ importId: z.string(), kind: z.string() }),
  example: { importId: '01JQD0CM0000000000000000AA', kind: 'AGENCIES' },
});
