import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { surveyExample, surveyRef } from '../survey-ref.ts';

/** The user was contacted, the first or the second time (9-3c). */
export const SurveyContacted = defineEvent({
  type: 'SurveyContacted',
  version: 1,
  data: () => z.strictObject({ ...surveyRef(), round: z.int().min(1), dueOn: z.iso.date() }),
  example: { ...surveyExample, round: 1, dueOn: '2027-04-16' },
});
