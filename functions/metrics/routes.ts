import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES } from '../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../shared/runtime/paging.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';
import { AgencyMetricsView, CategoryMetricsView, MetricEntryView } from './routes/metric-schemas.ts';

const year = onFirstUse(() => z.coerce.number().int().min(2000).max(2999).optional());
const yearQuery = onFirstUse(() => z.strictObject({ year: year() }));
const yearPage = onFirstUse(() => z.strictObject({ ...pageQuery(), year: year() }));
const categoryParams = onFirstUse(() => z.strictObject({ category: z.string().min(1).max(60) }));

/** Whom the dashboards are for (3-3a). Agencies may ask, and learn that there is nothing for them. */
const ANALYSTS = [
  ...CENTRE_ROLES,
  'CENTRE_ADMIN',
  'CENTRE_DISCIPLINE',
  'COMMISSION_OFFICER',
  ...AGENCY_ROLES,
] as const;

/** The figures of every agency and category, kept as orders happen (3-3a, 6-2c). */
export const routes = defineRoutes({
  readOwnMetrics: {
    method: 'GET',
    path: '/agencies/own/metrics',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '本单位各服务类别的评价指标数据', en: 'The indicators of the caller’s own agency' },
    articles: ['6-2c'],
    query: yearQuery,
    responses: () => ({ 200: { description: 'the inputs of every indicator', schema: AgencyMetricsView() } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  readAgencyMetrics: {
    method: 'GET',
    path: '/agencies/{agencyId}/metrics',
    auth: 'required',
    roles: ANALYSTS,
    summary: {
      zh: '某服务机构的评价指标数据；机构只能查看本单位',
      en: 'The indicators of an agency; an agency finds only its own',
    },
    articles: ['3-3a', '6-2c'],
    params: onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) })),
    query: yearQuery,
    responses: () => ({ 200: { description: 'the inputs of every indicator', schema: AgencyMetricsView() } }),
    problems: ['NOT_FOUND'],
  },
  readCategoryMetrics: {
    method: 'GET',
    path: '/metrics/categories/{category}',
    auth: 'required',
    roles: ANALYSTS,
    summary: { zh: '某服务类别最近一次汇总', en: 'The latest totals and spread of a category' },
    articles: ['3-3a'],
    params: categoryParams,
    query: yearQuery,
    responses: () => ({ 200: { description: 'as of last night', schema: CategoryMetricsView() } }),
    problems: ['NOT_FOUND'],
  },
  listCategorySnapshots: {
    method: 'GET',
    path: '/metrics/categories/{category}/snapshots',
    auth: 'required',
    roles: ANALYSTS,
    summary: {
      zh: '某服务类别历次汇总，最近的在前',
      en: 'The nightly snapshots of a category, newest first',
    },
    articles: ['3-3a'],
    params: categoryParams,
    query: yearPage,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CategoryMetricsView()) } }),
    problems: ['NOT_FOUND'],
  },
  listCategoryEntries: {
    method: 'GET',
    path: '/metrics/categories/{category}/agencies',
    auth: 'required',
    roles: ANALYSTS,
    summary: {
      zh: '某服务类别各机构的指标数据（每夜更新）',
      en: 'The indicators of the agencies of a category, as of last night',
    },
    articles: ['3-3a'],
    params: categoryParams,
    query: yearPage,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(MetricEntryView()) } }),
    problems: ['NOT_FOUND'],
  },
});
