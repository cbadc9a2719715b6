import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** After the hearing, a second person has decided that the entry is 不合格 (9-4). */
export const UnqualifiedConfirmed = defineEvent({
  type: 'UnqualifiedConfirmed',
  version: 1,
  data: () => z.strictObject({ ...entryRef() }),
  example: { ...entryExample },
});
