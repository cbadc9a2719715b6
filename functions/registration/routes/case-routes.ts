import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { CASE_READERS } from '../readers.ts';
import { AmendBody, CaseSummary, CaseView, SubmitBody, WithdrawBody } from './case-schemas.ts';

const params = onFirstUse(() => z.strictObject({ caseId: z.string().min(1).max(40) }));
const summary = (description: string) => ({ description, schema: CaseSummary() });
const common = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'] as const;
const incomplete = [
  'DECLARATION_REQUIRED',
  'CRITERION_NOT_ANSWERED',
  'CRITERION_NOT_MET',
  'LEGAL_FORM_NOT_ELIGIBLE',
  'OPERATING_PERIOD_TOO_SHORT',
  'TEAM_TOO_SMALL',
  'DOCUMENT_MISSING',
  'DOCUMENT_NOT_CLEAN',
] as const;

export const caseRoutes = defineRoutes({
  openCase: {
    method: 'POST',
    path: '/onboarding-cases',
    auth: 'required',
    // Anybody with a login is let through to be told why a legal person's is needed (5-1a).
    roles: [],
    summary: {
      zh: '开始入驻自主评价；单位代码取自登录身份，登记信息自动带入',
      en: 'Begin the self-assessment; the credit code is the login’s, registry facts are prefilled',
    },
    articles: ['5-0', '5-1a', '5-1e', '15-1'],
    responses: () => ({ 201: summary('a draft') }),
    problems: [
      'LEGAL_PERSON_LOGIN_REQUIRED',
      'USCC_INVALID',
      'DUPLICATE',
      'REGULATION_EXPIRED',
      'INTEGRITY_SANCTION_ACTIVE',
    ],
  },
  listCases: {
    method: 'GET',
    path: '/onboarding-cases',
    auth: 'required',
    roles: CASE_READERS,
    summary: {
      zh: '服务机构查询本单位申报；工作人员按状态、代码或名称（前缀）检索',
      en: 'An agency’s own cases; for officers, by one of status, credit code, and beginning of the name',
    },
    articles: ['5-2'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(onboardingMachine.states).optional(),
        uscc: z.string().trim().length(18).optional(),
        name: z.string().trim().min(1).max(100).optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CaseSummary()) } }),
    problems: [],
  },
  readCase: {
    method: 'GET',
    path: '/onboarding-cases/{caseId}',
    auth: 'required',
    roles: CASE_READERS,
    summary: { zh: '查看入驻申报', en: 'Read a case' },
    articles: ['5-0', '5-2'],
    params,
    responses: () => ({ 200: { description: 'the case', schema: CaseView() } }),
    problems: ['NOT_FOUND'],
  },
  readCaseTimeline: {
    method: 'GET',
    path: '/onboarding-cases/{caseId}/timeline',
    auth: 'required',
    roles: CASE_READERS,
    summary: { zh: '办理进度', en: 'What happened to a case so far' },
    articles: ['1-1'],
    params,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({
      200: {
        description: 'a page, oldest first',
        schema: pageOf(
          z.object({
            type: z.string(),
            at: z.string(),
            role: z.string(),
            from: z.string().optional(),
            to: z.string().optional(),
            article: z.string(),
            hash: z.string(),
          }),
        ),
      },
    }),
    problems: ['NOT_FOUND'],
  },
  amendCase: {
    method: 'PATCH',
    path: '/onboarding-cases/{caseId}',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '填写或修改自主评价、基本信息；补正期内亦用于补正',
      en: 'Fill in or change sections of the draft, or mend them while a supplement is due',
    },
    articles: ['5-0', '5-1c', '5-2c'],
    params,
    body: AmendBody,
    responses: () => ({ 200: summary('as amended') }),
    problems: [...common, 'REGISTRY_FIELD_READ_ONLY', 'DEADLINE_PASSED'],
  },
  submitCase: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/submit',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '作出真实性承诺并提交', en: 'Declare truthfulness and submit' },
    articles: ['4-1', '4-2a', '4-2b', '4-2c', '4-2d', '4-2e', '5-1b', '5-1d', '5-1e', '15-1'],
    params,
    body: SubmitBody,
    responses: () => ({ 200: summary('submitted') }),
    problems: [...common, ...incomplete, 'REGULATION_EXPIRED'],
  },
  resubmitCase: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/resubmit',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '提交补正', en: 'Submit the supplement' },
    articles: ['5-2c'],
    params,
    body: SubmitBody,
    responses: () => ({ 200: summary('verified again') }),
    problems: [...common, ...incomplete, 'DEADLINE_PASSED'],
  },
  withdrawCase: {
    method: 'POST',
    path: '/onboarding-cases/{caseId}/withdraw',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '撤回申报；公示中的一并撤销公示',
      en: 'Withdraw; a running publicity is cancelled with it',
    },
    articles: ['5-0'],
    params,
    body: WithdrawBody,
    responses: () => ({ 200: summary('withdrawn') }),
    problems: [...common, 'OBJECTION_PENDING'],
  },
});
