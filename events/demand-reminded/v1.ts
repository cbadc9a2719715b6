import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandResponseExample, demandResponseRef } from '../order-ref.ts';

/** The invited agency was reminded to answer by `dueOn`. */
export const DemandReminded = defineEvent({
  type: 'DemandReminded',
  version: 1,
  data: () => z.strictObject({ ...demandResponseRef(), dueOn: z.iso.date() }),
  example: { ...demandResponseExample, dueOn: '2026-03-04' },
});
