import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** The term ran out after two contacts (9-3c). */
export const SurveyNoResponse = defineEvent({
  type: 'SurveyNoResponse',
  version: 1,
  data: () => z.strictObject({ ...surveyRef() }),
  example: { ...surveyExample },
});
