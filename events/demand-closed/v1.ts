import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandExample, demandRef } from '../order-ref.ts';

/** The buyer closed the demand: no further answers. */
export const DemandClosed = defineEvent({
  type: 'DemandClosed',
  version: 1,
  data: () => z.strictObject(demandRef()),
  example: demandExample,
});
