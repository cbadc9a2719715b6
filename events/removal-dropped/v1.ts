import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** The removal was dropped: cured, or not sufficient (SM-12). */
export const RemovalDropped = defineEvent({
  type: 'RemovalDropped',
  version: 1,
  told: '不再清退',
  data: () => z.strictObject({ ...removalRef(), cured: z.boolean() }),
  example: { ...removalExample, cured: true },
});
