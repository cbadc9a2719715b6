import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** The next of the list takes the place of one who did not answer (9-3c). */
export const SurveyReplaced = defineEvent({
  type: 'SurveyReplaced',
  version: 1,
  data: () => z.strictObject({ ...surveyRef(), nextSurveyId: z.string() }),
  example: { ...surveyExample, nextSurveyId: '01JQSURVEY2' },
});
