import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The claim went back to the agency with a reason; it may claim again. */
export const RedemptionReturned = defineEvent({
  type: 'RedemptionReturned',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
