import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An approved scheme, not locked yet, is a draft again (8-2). */
export const EvaluationSchemeReopened = defineEvent({
  type: 'EvaluationSchemeReopened',
  version: 1,
  data: () => z.strictObject({ schemeId: z.string(), version: z.int().min(1) }),
  example: { schemeId: 'scheme-1', version: 1 },
});
