import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { demandMachine, demandResponseMachine } from '../../../shared/domain/demand/machine.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { AnswerForm, DemandForm, demandParams, DemandView, ResponseView } from './schemas.ts';

const demand = onFirstUse(() => ({ 200: { description: 'the demand', schema: DemandView() } }));

/** Demands of buyers (服务需求) and what agencies say to them (6-1a). */
export const demandRoutes = defineRoutes({
  publishDemand: {
    method: 'POST',
    path: '/demands',
    auth: 'required',
    roles: ['BUYER'],
    summary: {
      zh: '发布服务需求，可定向邀请服务机构',
      en: 'Publish a demand in a category, optionally inviting agencies',
    },
    articles: ['6-1a'],
    body: DemandForm,
    responses: () => ({ 201: { description: 'the demand', schema: DemandView() } }),
    problems: ['AGENCY_NOT_ACTIVE', 'RELATED_PARTY_BLOCKED', 'NOT_FOUND'],
  },
  listOpenDemands: {
    method: 'GET',
    path: '/demands',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: {
      zh: '某一服务类别的公开需求（服务机构仅见已核验类别）',
      en: 'Open demands of a category, newest first; an agency sees those of its verified categories',
    },
    articles: ['6-1a'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), category: z.string().min(1).max(60) })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(DemandView()) } }),
    problems: ['AGENCY_NOT_ACTIVE', 'CATEGORY_NOT_VERIFIED'],
  },
  listOwnDemands: {
    method: 'GET',
    path: '/demands/own',
    auth: 'required',
    roles: ['BUYER'],
    summary: { zh: '本单位（团队）发布的需求', en: 'The caller’s own demands, newest first' },
    articles: ['6-1a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(DemandView()) } }),
    problems: [],
  },
  listAllDemands: {
    method: 'GET',
    path: '/demands/all',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '按状态查看需求', en: 'Demands of one status, newest first' },
    articles: ['6-1a'],
    query: onFirstUse(() =>
      z.strictObject({ ...pageQuery(), status: z.enum(demandMachine.states).default('OPEN') }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(DemandView()) } }),
    problems: [],
  },
  readDemand: {
    method: 'GET',
    path: '/demands/{demandId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER', ...READING_OFFICERS],
    summary: { zh: '需求详情', en: 'One demand' },
    articles: ['6-1a'],
    params: demandParams,
    responses: demand,
    problems: ['NOT_FOUND'],
  },
  closeDemand: {
    method: 'POST',
    path: '/demands/{demandId}/closing',
    auth: 'required',
    roles: ['BUYER'],
    summary: { zh: '关闭需求', en: 'Close a demand; invitations that wait need no answer any more' },
    articles: ['6-1a'],
    params: demandParams,
    responses: demand,
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'],
  },
  answerDemand: {
    method: 'POST',
    path: '/demands/{demandId}/responses',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '响应需求：承接意向或不承接（注明原因）',
      en: 'Offer, or decline with a reason; uninvited agencies of the category may offer too',
    },
    articles: ['6-1a'],
    params: demandParams,
    body: AnswerForm,
    responses: () => ({ 200: { description: 'the response', schema: ResponseView() } }),
    problems: [
      'NOT_FOUND',
      'AGENCY_NOT_ACTIVE',
      'ILLEGAL_TRANSITION',
      'DEADLINE_PASSED',
      'STALE_VERSION',
      'RELATED_PARTY_BLOCKED',
    ],
  },
  listResponses: {
    method: 'GET',
    path: '/demands/{demandId}/responses',
    auth: 'required',
    roles: ['BUYER', ...READING_OFFICERS],
    summary: { zh: '对某一需求的响应', en: 'What agencies said to a demand, for its buyer and officers' },
    articles: ['6-1a'],
    params: demandParams,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ResponseView()) } }),
    problems: ['NOT_FOUND'],
  },
  listOwnResponses: {
    method: 'GET',
    path: '/demand-responses',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: {
      zh: '本机构收到或响应的需求',
      en: 'The demands that the caller’s agency was invited to or answered, by status, newest first',
    },
    articles: ['6-1a'],
    query: onFirstUse(() =>
      z.strictObject({ ...pageQuery(), status: z.enum(demandResponseMachine.states).default('RECEIVED') }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ResponseView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
});
