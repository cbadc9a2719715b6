import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** An officer has looked at who is to be called; each look stands in the trail (domain §6.5). */
export const SurveyRespondentOpened = defineEvent({
  type: 'SurveyRespondentOpened',
  version: 1,
  data: () => z.strictObject({ ...surveyRef() }),
  example: { ...surveyExample },
});
