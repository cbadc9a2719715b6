import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandResponseExample, demandResponseRef } from '../order-ref.ts';

/** The invited agency did not answer in time (6-1b). */
export const DemandUnanswered = defineEvent({
  type: 'DemandUnanswered',
  version: 1,
  data: () => z.strictObject(demandResponseRef()),
  example: demandResponseExample,
});
