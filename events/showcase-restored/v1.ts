import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { showcaseExample, showcaseRef } from '../showcase-ref.ts';

/** An agency is shown again: what it was withdrawn for is gone (10-2b). */
export const ShowcaseRestored = defineEvent({
  type: 'ShowcaseRestored',
  version: 1,
  data: () => z.strictObject(showcaseRef()),
  example: showcaseExample,
});
