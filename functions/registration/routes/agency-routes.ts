import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { agencyMachine } from '../../../shared/domain/agency/machine.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

/** Public facts of an agency: organisation data only (domain §3.4). */
export const AgencyView = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    uscc: z.string(),
    name: z.string(),
    status: z.enum(agencyMachine.states),
    version: z.int(),
    onboardedOn: z.string(),
    categories: z.array(z.object({ code: z.string(), nameZh: z.string(), grantedOn: z.string() })),
    introduction: z.string().optional(),
    allowedActions: z.array(z.enum(agencyMachine.transitions.map(({ action }) => action))),
  }),
);

/** A row makes four items of the one transaction that an import is. */
const MAX_ROWS = 20;

const ImportRow = onFirstUse(() =>
  z.strictObject({
    uscc: usccSchema(),
    name: z.string().trim().min(1).max(200),
    onboardedOn: localDateSchema(),
    categories: z.array(z.string()).min(1).max(10),
    source: z.string().trim().min(1).max(200).describe('where the row stands in the source list'),
  }),
);

export const agencyRoutes = defineRoutes({
  listAgencies: {
    method: 'GET',
    path: '/agencies',
    auth: 'none',
    roles: [],
    summary: {
      zh: '已入驻服务机构名录，可按服务类别查询',
      en: 'The agencies on the platform, optionally of one category',
    },
    articles: ['5-4a'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), category: z.string().max(60).optional() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(AgencyView()) } }),
    problems: [],
  },
  readOwnAgency: {
    method: 'GET',
    path: '/agencies/own',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '本单位入驻信息', en: 'The caller’s own agency' },
    articles: ['2-1'],
    responses: () => ({ 200: { description: 'the agency', schema: AgencyView() } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  updateIntroduction: {
    method: 'PUT',
    path: '/agencies/own/introduction',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '更新机构介绍', en: 'Update the agency’s introduction' },
    articles: ['2-1', '6-3a'],
    body: onFirstUse(() => z.strictObject({ introduction: z.string().trim().min(1).max(5000) })),
    responses: () => ({ 200: { description: 'as updated', schema: AgencyView() } }),
    problems: ['AGENCY_NOT_ACTIVE', 'NO_EFFECTIVE_CHANGE', 'STALE_VERSION'],
  },
  readAgency: {
    method: 'GET',
    path: '/agencies/{agencyId}',
    auth: 'none',
    roles: [],
    summary: { zh: '服务机构公开信息', en: 'Public facts of an agency' },
    articles: ['5-4a'],
    params: onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) })),
    responses: () => ({ 200: { description: 'the agency', schema: AgencyView() } }),
    problems: ['NOT_FOUND'],
  },
  importAgencies: {
    method: 'POST',
    path: '/agencies/imports',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: {
      zh: '导入细则施行前已入驻的服务机构，保留原入驻日期；已在平台的不变；可先试运行',
      en: 'Take over existing agencies with their original date; those there already stay; dryRun only tells',
    },
    articles: ['2-1'],
    body: onFirstUse(() =>
      z.strictObject({
        batchId: z.string().trim().min(1).max(60),
        dryRun: z.boolean().default(false),
        rows: z
          .array(ImportRow())
          .min(1)
          .max(MAX_ROWS)
          .refine(
            (rows) => new Set(rows.map(({ uscc }) => uscc)).size === rows.length,
            'a code stands twice',
          ),
      }),
    ),
    responses: () => ({
      200: {
        description: 'what became, or would become, of each row',
        schema: z.object({
          batchId: z.string(),
          dryRun: z.boolean(),
          rows: z.array(
            z.object({
              uscc: z.string(),
              result: z.enum(['IMPORTED', 'WOULD_IMPORT', 'ALREADY_THERE', 'CASE_RUNNING']),
              agencyId: z.string().optional(),
            }),
          ),
        }),
      },
    }),
    problems: ['DUPLICATE'],
  },
});
