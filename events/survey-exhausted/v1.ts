import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** Nobody is left in the list to take the place: the answer is missing (9-3c). */
export const SurveyExhausted = defineEvent({
  type: 'SurveyExhausted',
  version: 1,
  data: () => z.strictObject({ ...surveyRef() }),
  example: { ...surveyExample },
});
