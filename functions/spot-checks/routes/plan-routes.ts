import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { DrawBundle } from '../../../shared/domain/sampling/bundle.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { SpotCheckView } from '../checks/view.ts';
import { SpotCheckPlanView } from '../plans/view.ts';
import { BundleQuery, FlagPick, Pick, PlanForm, planParams } from './schemas.ts';

export const planRoutes = defineRoutes({
  planSpotChecks: {
    method: 'POST',
    path: '/spot-check-plans',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '制定季度抽查计划（固定总体、公布种子哈希）',
      en: "Plan a quarter's spot checks: the seed is sealed and its hash published, the population is frozen",
    },
    articles: ['3-1c'],
    body: PlanForm,
    responses: () => ({ 201: { description: 'the plan', schema: SpotCheckPlanView() } }),
    problems: ['QUARTER_NOT_OVER', 'DUPLICATE'],
  },
  listSpotCheckPlans: {
    method: 'GET',
    path: '/spot-check-plans',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '抽查计划列表', en: 'The plans, newest first' },
    articles: ['3-1c'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SpotCheckPlanView()) } }),
    problems: [],
  },
  readSpotCheckPlan: {
    method: 'GET',
    path: '/spot-check-plans/{planId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '查看抽查计划', en: 'One plan' },
    articles: ['3-1c'],
    params: planParams,
    responses: () => ({ 200: { description: 'the plan', schema: SpotCheckPlanView() } }),
    problems: ['NOT_FOUND'],
  },
  drawSpotChecks: {
    method: 'POST',
    path: '/spot-check-plans/{planId}/draw',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '抽取样本（由另一人启动）', en: 'Draw the sample; by another person than who planned' },
    articles: ['3-1c'],
    params: planParams,
    responses: () => ({
      202: {
        description: 'the draw is ordered; checks are opened in the background',
        schema: SpotCheckPlanView(),
      },
    }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DUPLICATE', 'FOUR_EYES', 'STALE_VERSION'],
  },
  readDrawBundle: {
    method: 'GET',
    path: '/spot-check-plans/{planId}/draw-bundle',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '下载抽取过程的可复核数据包（分页）',
      en: 'The bundle to repeat the draw with `npm run verify`, in parts: save each `bundle` as a file',
    },
    articles: ['3-1c'],
    params: planParams,
    query: BundleQuery,
    responses: () => ({
      200: {
        description: 'one part',
        schema: z.object({ bundle: DrawBundle(), cursor: z.string().optional() }),
      },
    }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION'],
  },
  pickByFlags: {
    method: 'POST',
    path: '/spot-check-plans/{planId}/flagged-picks',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '按未处理风险标记选取订单抽查（须说明理由）',
      en: 'Have the orders with the gravest open flags checked, with the reason',
    },
    articles: ['3-1c'],
    params: planParams,
    body: FlagPick,
    responses: () => ({
      202: { description: 'ordered; the checks are opened in the background', schema: SpotCheckPlanView() },
    }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'],
  },
  pickSpotCheck: {
    method: 'POST',
    path: '/spot-check-plans/{planId}/picks',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '按风险选取订单抽查（须说明理由）',
      en: 'Choose an order for the risk-weighted part, with the reason',
    },
    articles: ['3-1c'],
    params: planParams,
    body: Pick,
    responses: () => ({ 201: { description: 'the check', schema: SpotCheckView() } }),
    problems: ['NOT_FOUND', 'SAMPLE_LOCKED', 'ILLEGAL_TRANSITION', 'DUPLICATE', 'CONFLICT_OF_INTEREST'],
  },
});
