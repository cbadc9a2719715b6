import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A version of the scheme is locked with its cycle: it never changes again (8-1, 8-2). */
export const EvaluationSchemeFixed = defineEvent({
  type: 'EvaluationSchemeFixed',
  version: 1,
  data: () => z.strictObject({ schemeId: z.string(), version: z.int().min(1) }),
  example: { schemeId: 'scheme-1', version: 1 },
});
