import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { removalExample, removalRef } from '../removal-ref.ts';

/** Everything that follows from a removal is done (12-3h). */
export const RemovalExecuted = defineEvent({
  type: 'RemovalExecuted',
  version: 1,
  told: '清退执行完毕',
  data: () => z.strictObject({ ...removalRef(), orders: z.int().nonnegative() }),
  example: { ...removalExample, orders: 3 },
});
