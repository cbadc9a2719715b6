import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The agency is told that it may be removed, heard, and given time to cure where there is one (12-3). */
export const RemovalNoticed = defineEvent({
  type: 'RemovalNoticed',
  version: 1,
  told: '告知拟清退',
  data: () => z.strictObject({ ...removalRef(), cureLastDay: z.iso.date().optional() }),
  example: removalExample,
});
