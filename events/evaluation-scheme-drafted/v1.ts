import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A scheme is drafted, as a copy of an earlier one or from the policy in force (8-2, 8-3). */
export const EvaluationSchemeDrafted = defineEvent({
  type: 'EvaluationSchemeDrafted',
  version: 1,
  data: () => z.strictObject({ schemeId: z.string(), version: z.int().min(1) }),
  example: { schemeId: 'scheme-1', version: 1 },
});
