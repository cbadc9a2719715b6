import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandResponseExample, demandResponseRef } from '../order-ref.ts';

/** The response term ended on `dueOn` without an answer; one is still taken until it expires. */
export const DemandOverdue = defineEvent({
  type: 'DemandOverdue',
  version: 1,
  data: () => z.strictObject({ ...demandResponseRef(), dueOn: z.iso.date() }),
  example: { ...demandResponseExample, dueOn: '2026-03-04' },
});
