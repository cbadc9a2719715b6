import * as z from 'zod';
import { amendmentExample, amendmentRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A Commission officer proposes to amend a published result: a second one decides (9-6b ④). */
export const AmendmentProposed = defineEvent({
  type: 'AmendmentProposed',
  version: 1,
  data: () => z.strictObject(amendmentRef()),
  example: amendmentExample,
});
