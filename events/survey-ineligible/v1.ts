import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** The user may not or cannot be asked any more (9-3b). */
export const SurveyIneligible = defineEvent({
  type: 'SurveyIneligible',
  version: 1,
  data: () =>
    z.strictObject({ ...surveyRef(), cause: z.enum(['RELATED_PARTY_HOLD', 'CLOSED', 'DEREGISTERED']) }),
  example: { ...surveyExample, cause: 'DEREGISTERED' },
});
