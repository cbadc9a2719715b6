import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** A user was drawn and is to be asked (9-3b). */
export const SurveyDrawn = defineEvent({
  type: 'SurveyDrawn',
  version: 1,
  data: () => z.strictObject({ ...surveyRef() }),
  example: { ...surveyExample },
});
