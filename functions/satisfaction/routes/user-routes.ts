import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { SurveyAnswers } from '../../../shared/domain/evaluation/sample/survey.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { FormView } from '../views.ts';

const codeHeader = onFirstUse(() =>
  z.object({ 'x-survey-code': z.string().min(1).max(40).describe('the code of the text message') }),
);

/** What a user who was drawn may do, with the code alone. */
export const userRoutes = defineRoutes({
  readSurveyForm: {
    method: 'GET',
    path: '/survey-form',
    auth: 'optional',
    roles: [],
    summary: { zh: '凭短信码查看满意度评价表', en: 'The form, by the code of the text message' },
    articles: ['9-3c'],
    headers: codeHeader,
    responses: () => ({ 200: { description: 'the form', schema: FormView() } }),
    problems: ['NOT_FOUND', 'VALIDATION_FAILED', 'RATE_LIMITED'],
  },
  answerSurvey: {
    method: 'POST',
    path: '/survey-answers',
    auth: 'optional',
    roles: [],
    summary: {
      zh: '凭短信码提交满意度评价（仅一次）',
      en: 'The answers, once, by the code of the text message',
    },
    articles: ['9-3c'],
    headers: codeHeader,
    body: SurveyAnswers,
    responses: () => ({
      200: {
        description: 'taken',
        schema: z.object({ status: z.literal('RESPONDED'), answeredAt: z.string() }),
      },
    }),
    problems: ['NOT_FOUND', 'DUPLICATE', 'DEADLINE_PASSED', 'ILLEGAL_TRANSITION', 'RATE_LIMITED'],
  },
});
