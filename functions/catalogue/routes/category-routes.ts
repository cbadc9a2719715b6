import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { categoryGrantMachine } from '../../../shared/domain/category-grant/machine.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { DeclaredCategory } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { CategoryGrantView, Reason } from './schemas.ts';

const ofGrant = onFirstUse(() => z.strictObject({ grantId: z.string().min(1).max(40) }));
const reasonBody = onFirstUse(() => z.strictObject({ reason: Reason() }));
const grant = (description: string) => ({ description, schema: CategoryGrantView() });

const ServiceCategory = onFirstUse(() =>
  z.object({
    code: z.string(),
    nameZh: z.string(),
    requiredQualifications: z
      .array(z.array(z.string()))
      .describe('an agency holds one of each inner list; empty: none is required'),
    evaluationEnabled: z.boolean(),
    active: z.boolean(),
    order: z.int(),
  }),
);

export const categoryRoutes = defineRoutes({
  listServiceCategories: {
    method: 'GET',
    path: '/service-categories',
    auth: 'none',
    roles: [],
    summary: {
      zh: '服务类别目录；经参数变更程序调整',
      en: 'The service categories, in order; changed by the procedure for parameters',
    },
    articles: ['5-5b'],
    responses: () => ({
      200: {
        description: 'the catalogue in force',
        schema: z.object({ policyVersion: z.string(), items: z.array(ServiceCategory()) }),
      },
    }),
    problems: [],
  },
  requestCategory: {
    method: 'POST',
    path: '/category-grants',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '申请新增服务类别', en: 'Ask to serve one more category' },
    articles: ['5-5c'],
    body: DeclaredCategory,
    responses: () => ({ 201: grant('requested; the registers are asked') }),
    problems: ['AGENCY_NOT_ACTIVE', 'CATEGORY_PUBLICITY_REQUIRED', 'DUPLICATE', 'DOCUMENT_NOT_CLEAN'],
  },
  listCategoryGrants: {
    method: 'GET',
    path: '/category-grants',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: {
      zh: '新增服务类别的申请；工作人员可按状态或机构查询',
      en: 'Requests of the caller’s agency; officers ask for a status or an agency',
    },
    articles: ['5-5c'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        agencyId: z.string().max(40).optional(),
        status: z.enum(categoryGrantMachine.states).optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CategoryGrantView()) } }),
    problems: ['NOT_FOUND'],
  },
  readCategoryGrant: {
    method: 'GET',
    path: '/category-grants/{grantId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '新增服务类别的一项申请', en: 'One request' },
    articles: ['5-5c'],
    params: ofGrant,
    responses: () => ({ 200: grant('the request') }),
    problems: ['NOT_FOUND'],
  },
  verifyCategory: {
    method: 'POST',
    path: '/category-grants/{grantId}/verify',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '人工核验通过', en: 'An officer verifies the category' },
    articles: ['5-5c'],
    params: ofGrant,
    body: reasonBody,
    responses: () => ({ 200: grant('verified: the agency serves the category') }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'AGENCY_NOT_ACTIVE',
      'CONFLICT_OF_INTEREST',
      'STALE_VERSION',
    ],
  },
  proposeCategoryRefusal: {
    method: 'POST',
    path: '/category-grants/{grantId}/refusal-proposal',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '提出不予通过的意见，机构可陈述申辩',
      en: 'An officer would refuse; the agency may reply in its time',
    },
    articles: ['5-5c'],
    params: ofGrant,
    body: reasonBody,
    responses: () => ({ 200: grant('the agency may reply') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DUPLICATE', 'CONFLICT_OF_INTEREST', 'STALE_VERSION'],
  },
  replyToCategoryRefusal: {
    method: 'POST',
    path: '/category-grants/{grantId}/reply',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '陈述申辩', en: 'The agency’s reply to a proposed refusal' },
    articles: ['5-5c'],
    params: ofGrant,
    body: onFirstUse(() =>
      z.strictObject({
        text: z.string().trim().min(1).max(5000),
        documentIds: z.array(z.string().min(1).max(40)).max(10).default([]),
      }),
    ),
    responses: () => ({ 200: grant('a reviewer decides') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DEADLINE_PASSED', 'DOCUMENT_NOT_CLEAN', 'STALE_VERSION'],
  },
  refuseCategory: {
    method: 'POST',
    path: '/category-grants/{grantId}/refuse',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '不予通过（须由提出意见以外的人员决定）；可重新申请',
      en: 'A second person refuses the category; the agency may ask anew',
    },
    articles: ['5-5c'],
    params: ofGrant,
    body: onFirstUse(() =>
      z.strictObject({
        reason: Reason(),
        onReply: Reason().optional().describe('how the reply was considered; required where there is one'),
      }),
    ),
    responses: () => ({ 200: grant('refused') }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'FOUR_EYES',
      'HEARING_REQUIRED',
      'CONFLICT_OF_INTEREST',
      'STALE_VERSION',
    ],
  },
  returnCategoryProposal: {
    method: 'POST',
    path: '/category-grants/{grantId}/return-proposal',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '退回不予通过的意见', en: 'A reviewer does not follow the proposal' },
    articles: ['5-5c'],
    params: ofGrant,
    body: reasonBody,
    responses: () => ({ 200: grant('an officer’s work again') }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'FOUR_EYES',
      'HEARING_REQUIRED',
      'CONFLICT_OF_INTEREST',
      'STALE_VERSION',
    ],
  },
});
