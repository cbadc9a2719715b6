import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandResponseExample, demandResponseRef } from '../order-ref.ts';

/** The buyer closed the demand before the invited agency answered. */
export const DemandResponseClosed = defineEvent({
  type: 'DemandResponseClosed',
  version: 1,
  data: () => z.strictObject(demandResponseRef()),
  example: demandResponseExample,
});
