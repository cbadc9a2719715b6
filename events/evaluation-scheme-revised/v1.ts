import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The draft of a scheme is changed (8-2). */
export const EvaluationSchemeRevised = defineEvent({
  type: 'EvaluationSchemeRevised',
  version: 1,
  data: () => z.strictObject({ schemeId: z.string(), version: z.int().min(1) }),
  example: { schemeId: 'scheme-1', version: 1 },
});
