import * as z from 'zod';
import { amendmentExample, amendmentRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The Commission has amended a published result (9-6b). */
export const EvaluationAmended = defineEvent({
  type: 'EvaluationAmended',
  version: 1,
  data: () => z.strictObject(amendmentRef()),
  example: amendmentExample,
});
