import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The Commission has approved a scheme (7-1a, 8-2). */
export const EvaluationSchemeApproved = defineEvent({
  type: 'EvaluationSchemeApproved',
  version: 1,
  data: () => z.strictObject({ schemeId: z.string(), version: z.int().min(1) }),
  example: { schemeId: 'scheme-1', version: 1 },
});
