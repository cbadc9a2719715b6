import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** An officer has decided what a "no" gives rise to (9-3c). */
export const SurveyLeadSettled = defineEvent({
  type: 'SurveyLeadSettled',
  version: 1,
  data: () => z.strictObject({ ...surveyRef(), outcome: z.enum(['SUSPECTED', 'DISMISSED']) }),
  example: { ...surveyExample, outcome: 'DISMISSED' },
});
