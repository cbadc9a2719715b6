import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { showcaseExample, showcaseRef } from '../showcase-ref.ts';

/** An agency of a rewarded grade is shown in the showcase of its category (10-2b). */
export const ShowcaseOpened = defineEvent({
  type: 'ShowcaseOpened',
  version: 1,
  data: () => z.strictObject(showcaseRef()),
  example: showcaseExample,
});
