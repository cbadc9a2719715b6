import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** A removal was proposed on one of the grounds of 12-3; the Commission decides. */
export const RemovalProposed = defineEvent({
  type: 'RemovalProposed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...removalRef(), ground: z.string() }),
  example: { ...removalExample, ground: '12-3c' },
});
