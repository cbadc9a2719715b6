import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandResponseExample, demandResponseRef } from '../order-ref.ts';

/** An agency was invited to answer a demand by `dueAt` (6-1a). */
export const DemandReceived = defineEvent({
  type: 'DemandReceived',
  version: 1,
  data: () => z.strictObject({ ...demandResponseRef(), dueAt: z.iso.datetime({ precision: 3 }) }),
  example: { ...demandResponseExample, dueAt: '2026-03-04T16:00:00.000Z' },
});
