import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { demandExample, demandRef } from '../order-ref.ts';

/** A buyer published a demand in a category (6-1a). */
export const DemandPublished = defineEvent({
  type: 'DemandPublished',
  version: 1,
  data: () => z.strictObject(demandRef()),
  example: demandExample,
});
