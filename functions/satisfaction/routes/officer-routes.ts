import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { surveyMachine } from '../../../shared/domain/evaluation/sample/machine.ts';
import { SurveyAnswers } from '../../../shared/domain/evaluation/sample/survey.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { FormView, SampleView, SurveyView } from '../views.ts';

const id = onFirstUse(() => z.string().min(1).max(64));
const cycleParams = onFirstUse(() => z.strictObject({ cycleId: id() }));
const surveyParams = onFirstUse(() => z.strictObject({ surveyId: id() }));
const one = onFirstUse(() => ({ 200: { description: 'the survey', schema: SurveyView() } }));
const READERS = [...CENTRE_ROLES, 'COMMISSION_OFFICER'] as const;
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

export const officerRoutes = defineRoutes({
  listSamples: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/samples',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '满意度复核样本列表：按状态，未指明时为 DRAWN',
      en: 'The samples of a cycle by status, DRAWN unless asked; none tells who was drawn',
    },
    articles: ['9-3b'],
    params: cycleParams,
    query: onFirstUse(() =>
      z.strictObject({ ...pageQuery(), status: z.enum(['DRAWN', 'CLOSED']).default('DRAWN') }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SampleView()) } }),
    problems: [],
  },
  redrawSamples: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/sample-draws',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '重新抽取样本（一律拒绝：样本由平台一次性抽取）',
      en: 'Draw again: always refused, as the platform draws once by itself',
    },
    articles: ['9-3b'],
    params: cycleParams,
    responses: () => ({ 202: { description: 'never given: a sample is drawn once' } }),
    problems: ['NOT_FOUND', 'SAMPLE_LOCKED', 'ILLEGAL_TRANSITION'],
  },
  listSurveys: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/surveys',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '满意度评价列表：按状态（未指明时为 DRAWN），或按机构列全部',
      en: 'Surveys by status, DRAWN unless asked; of one agency, all of them',
    },
    articles: ['9-3c'],
    params: cycleParams,
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(surveyMachine.states).default('DRAWN'),
        agencyId: id().optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SurveyView()) } }),
    problems: [],
  },
  readSurvey: {
    method: 'GET',
    path: '/surveys/{surveyId}',
    auth: 'required',
    roles: READERS,
    summary: { zh: '查看满意度评价', en: 'One survey' },
    articles: ['9-3c'],
    params: surveyParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  openRespondent: {
    method: 'POST',
    path: '/surveys/{surveyId}/respondent-views',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '查看需电话联系的用户（留痕）', en: 'Whom to call; audited' },
    articles: ['9-3c'],
    params: surveyParams,
    responses: () => ({
      200: {
        description: 'whom to call, and what to ask',
        schema: z.object({
          respondent: z.object({
            buyerId: z.string(),
            name: z.string().optional(),
            phone: z.string().optional(),
          }),
          form: FormView(),
        }),
      },
    }),
    problems: moved,
  },
  recordSurveyCall: {
    method: 'POST',
    path: '/surveys/{surveyId}/calls',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '记录电话联系及答复', en: 'A call, with the answers where the user gave them' },
    articles: ['9-3c'],
    params: surveyParams,
    body: onFirstUse(() =>
      z
        .strictObject({ reached: z.boolean(), answers: SurveyAnswers().optional() })
        .refine(({ reached, answers }) => reached || answers === undefined, {
          path: ['answers'],
          message: 'nobody was reached',
        }),
    ),
    responses: one,
    problems: [...moved, 'DUPLICATE', 'DEADLINE_PASSED'],
  },
  findRespondentIneligible: {
    method: 'POST',
    path: '/surveys/{surveyId}/ineligibility',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '认定尚未联系的用户已注销或停业，由次序中的下一位递补',
      en: 'A user who was not asked yet is closed or struck off; the next of the list follows',
    },
    articles: ['9-3b'],
    params: surveyParams,
    body: onFirstUse(() =>
      z.strictObject({ cause: z.enum(['CLOSED', 'DEREGISTERED']), reason: textField(500) }),
    ),
    responses: one,
    problems: moved,
  },
  settleSurveyLead: {
    method: 'POST',
    path: '/surveys/{surveyId}/lead-decision',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '处理评价中反映的违规线索',
      en: 'Take up a lead from a "no" as a suspicion, or dismiss it',
    },
    articles: ['9-3c'],
    params: surveyParams,
    body: onFirstUse(() =>
      z.strictObject({ outcome: z.enum(['SUSPECTED', 'DISMISSED']), reason: textField(1000) }),
    ),
    responses: one,
    problems: [...moved, 'DUPLICATE'],
  },
});
