import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { defineRoutes, type RouteResponse } from '../../../shared/runtime/route.ts';
import { AnswerForm, CodeForm } from '../form/fields.ts';

const html = (description: string): RouteResponse => ({
  description,
  schema: z.string(),
  contentType: 'text/html',
});

const shut = () => ({
  404: html('the code opens nothing: a page to type it in anew'),
  409: html('a page that says why: answered before, or the term is over'),
  429: html('a page that asks to come back later'),
});

const PUBLIC = { auth: 'optional', roles: [], articles: ['9-3c'], problems: [] } as const;

/** The survey for people with a browser: pages without a script, forms that the platform takes (9-3c). */
export const formRoutes = defineRoutes({
  readSurveyEntry: {
    ...PUBLIC,
    method: 'GET',
    path: '/survey',
    summary: {
      zh: '满意度评价页面：输入评价码',
      en: 'The page on which the code of the message is typed in',
    },
    responses: () => ({ 200: html('a page for people') }),
  },
  openSurveyForm: {
    ...PUBLIC,
    method: 'POST',
    path: '/survey',
    summary: { zh: '凭评价码打开评价表', en: 'The form, by the code that was typed in' },
    form: true,
    body: CodeForm,
    idempotencyKey: 'not-needed',
    responses: () => ({ 200: html('the form'), ...shut() }),
  },
  openSurveyLink: {
    ...PUBLIC,
    method: 'GET',
    path: '/survey/{code}',
    summary: { zh: '一次性链接：打开评价表', en: 'The one-time link: opens the form, and uses nothing up' },
    params: onFirstUse(() => z.strictObject({ code: z.string().min(1).max(40) })),
    responses: () => ({ 200: html('the form'), ...shut() }),
  },
  submitSurveyForm: {
    ...PUBLIC,
    method: 'POST',
    path: '/survey/answers',
    summary: { zh: '提交评价表（仅一次）', en: 'The form filled in, once' },
    form: true,
    body: AnswerForm,
    idempotencyKey: 'not-needed',
    responses: () => ({
      200: html('thanks'),
      422: html('the form again, with what is wrong; nothing has changed'),
      ...shut(),
    }),
  },
});
