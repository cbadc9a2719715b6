import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CaseBoard, CaseParty } from '../../../events/service-case-ref.ts';
import { AGENCY_ROLES, READING_OFFICERS, type Role } from '../../../shared/domain/identity/role.ts';
import { serviceCaseMachine } from '../../../shared/domain/service-case/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved, reason } from '../../guidance/routes/route-parts.ts';
import { CaseView } from './schemas.ts';

const post = <const R extends readonly Role[]>(roles: R) =>
  ({ method: 'POST', auth: 'required', roles }) as const;
const OFFICE = post(['CENTRE_OFFICER']);
const EXPERT = post(['EXPERT']);
const PARTIES = post([...AGENCY_ROLES, 'BUYER']);

const caseParams = onFirstUse(() => z.strictObject({ caseId: idField() }));
const party = onFirstUse(() =>
  z.strictObject({ party: CaseParty().describe('for which of them the caller acts') }),
);
const aCase = answers(200, 'the case as the caller may see it', CaseView);

/** Selection of service cases by experts (11-2a, 11-2b). */
export const caseRoutes = defineRoutes({
  nominateServiceCase: {
    ...post(['CENTRE_OFFICER', ...AGENCY_ROLES]),
    path: '/service-cases',
    summary: {
      zh: '推荐服务案例（机构自荐即同意公开）',
      en: 'Nominate a case from a completed order; an agency that does so consents',
    },
    articles: ['11-2a'],
    body: onFirstUse(() =>
      z.strictObject({
        cycleId: z.string().min(4).max(10),
        orderId: idField(),
        title: textField(200),
        summary: textField(4000),
      }),
    ),
    responses: answers(201, 'the case', CaseView),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DUPLICATE', 'CONFLICT_OF_INTEREST'],
  },
  listServiceCases: {
    method: 'GET',
    auth: 'required',
    roles: READING_OFFICERS,
    path: '/service-cases',
    summary: { zh: '服务案例，按状态或机构', en: 'Cases in a status, or of an agency' },
    articles: ['11-2a'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(serviceCaseMachine.states).default('NOMINATED'),
        board: CaseBoard().optional().describe('with status PUBLISHED: those of one board'),
        agencyId: idField().optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CaseView()) } }),
    problems: [],
  },
  listOwnServiceCases: {
    method: 'GET',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER'],
    path: '/own-service-cases',
    summary: { zh: '涉及本单位的服务案例', en: "Cases of the caller's agency, or of its own orders" },
    articles: ['11-2c'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), party: CaseParty() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CaseView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  listCasesToScore: {
    method: 'GET',
    auth: 'required',
    roles: ['EXPERT'],
    path: '/service-cases-to-score',
    summary: { zh: '待本人评审的案例', en: 'Cases that wait for the score of the caller' },
    articles: ['11-2a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CaseView()) } }),
    problems: [],
  },
  readServiceCase: {
    method: 'GET',
    auth: 'required',
    roles: [...READING_OFFICERS, 'EXPERT', ...AGENCY_ROLES, 'BUYER'],
    path: '/service-cases/{caseId}',
    summary: { zh: '一个服务案例', en: 'One case' },
    articles: ['11-2a'],
    params: caseParams,
    responses: aCase,
    problems: ['NOT_FOUND'],
  },
  checkCaseEligibility: {
    ...OFFICE,
    path: '/service-cases/{caseId}/eligibility',
    summary: { zh: '资格核查', en: 'Check that the agency is neither unqualified nor investigated' },
    articles: ['11-2a'],
    params: caseParams,
    responses: aCase,
    problems: [...moved, 'CASE_NOT_ELIGIBLE', 'CONFLICT_OF_INTEREST'],
  },
  appointExperts: {
    ...OFFICE,
    path: '/service-cases/{caseId}/experts',
    summary: { zh: '组织专家评审', en: 'Open the review by at least three experts, or appoint further ones' },
    articles: ['11-2a'],
    params: caseParams,
    body: onFirstUse(() =>
      z.strictObject({
        expertIds: z.array(idField()).min(1).max(15).describe("ids in the officers' register"),
      }),
    ),
    responses: aCase,
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
  scoreServiceCase: {
    ...EXPERT,
    path: '/service-cases/{caseId}/scores',
    summary: { zh: '专家评分', en: 'Score a case, once; nobody but the centre sees it, and without a name' },
    articles: ['11-2a'],
    params: caseParams,
    body: onFirstUse(() => z.strictObject({ score: z.int().min(0).max(100), comment: textField(2000) })),
    responses: aCase,
    problems: [...moved, 'DUPLICATE', 'CONFLICT_OF_INTEREST'],
  },
  recuseFromCase: {
    ...EXPERT,
    path: '/service-cases/{caseId}/recusal',
    summary: { zh: '专家回避', en: 'Declare an interest and leave the panel' },
    articles: ['11-2a'],
    params: caseParams,
    responses: aCase,
    problems: [...moved],
  },
  decideCaseSelection: {
    ...post(['CENTRE_REVIEWER']),
    path: '/service-cases/{caseId}/selection',
    summary: { zh: '决定是否入选及所属板块', en: 'Select a case for a board, or not, on the scores' },
    articles: ['11-2a', '11-2b'],
    params: caseParams,
    body: onFirstUse(() =>
      z.strictObject({
        board: CaseBoard().optional().describe('absent: not selected'),
        reason: textField(1000),
      }),
    ),
    responses: aCase,
    problems: [...moved, 'CASE_REVIEW_INCOMPLETE', 'CASE_NOT_ELIGIBLE', 'CONFLICT_OF_INTEREST'],
  },
  consentToCase: {
    ...PARTIES,
    path: '/service-cases/{caseId}/consent',
    summary: { zh: '同意公开案例', en: 'Agency or buyer consents to publication' },
    articles: ['11-2c'],
    params: caseParams,
    body: party,
    responses: aCase,
    problems: [...moved, 'DUPLICATE'],
  },
  withdrawCaseConsent: {
    ...PARTIES,
    path: '/service-cases/{caseId}/consent-withdrawal',
    summary: { zh: '撤回同意', en: 'Take consent back; what is public is withdrawn at once' },
    articles: ['11-2c'],
    params: caseParams,
    body: party,
    responses: aCase,
    problems: [...moved],
  },
  editServiceCase: {
    ...OFFICE,
    path: '/service-cases/{caseId}/editions',
    summary: { zh: '编辑案例文本', en: 'Write the next edition of the text' },
    articles: ['11-2c'],
    params: caseParams,
    body: onFirstUse(() => z.strictObject({ title: textField(200), text: textField(10_000) })),
    responses: aCase,
    problems: [...moved, 'NO_EFFECTIVE_CHANGE'],
  },
  publishServiceCase: {
    ...OFFICE,
    path: '/service-cases/{caseId}/publication',
    summary: { zh: '公布案例', en: 'Publish a case, or one that was withdrawn again' },
    articles: ['11-2d'],
    params: caseParams,
    responses: aCase,
    problems: [...moved, 'CONSENT_MISSING', 'CASE_NOT_ELIGIBLE'],
  },
  withdrawServiceCase: {
    ...OFFICE,
    path: '/service-cases/{caseId}/withdrawal',
    summary: { zh: '撤下案例', en: 'Withdraw a published case' },
    articles: ['11-2d'],
    params: caseParams,
    body: reason,
    responses: aCase,
    problems: [...moved],
  },
  archiveServiceCase: {
    ...OFFICE,
    path: '/service-cases/{caseId}/archiving',
    summary: { zh: '归档案例', en: 'Put a case away' },
    articles: ['11-2d'],
    params: caseParams,
    responses: aCase,
    problems: [...moved],
  },
});
