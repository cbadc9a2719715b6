import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The suspension is in force: products are off, no new orders (12-2s). */
export const SuspensionInForce = defineEvent({
  type: 'SuspensionInForce',
  version: 1,
  told: '暂停服务资格生效',
  data: () =>
    z.strictObject({
      ...suspensionRef(),
      /** The row of its ground; 12-2 for one that was urgent. */
      row: z.enum(['12-2', '12-2a', '12-2b']),
    }),
  example: { ...suspensionExample, row: '12-2a' },
});
