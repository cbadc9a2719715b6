import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** The user has answered (9-3c). */
export const SurveyResponded = defineEvent({
  type: 'SurveyResponded',
  version: 1,
  data: () => z.strictObject({ ...surveyRef(), via: z.enum(['LINK', 'PHONE']) }),
  example: { ...surveyExample, via: 'LINK' },
});
