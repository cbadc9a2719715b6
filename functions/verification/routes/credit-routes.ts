import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { CreditCheckView } from '../credit/view.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';

const ofCheck = onFirstUse(() => z.strictObject({ checkId: z.string().min(1).max(80) }));
const report = (description: string) => ({ description, schema: CreditCheckView() });

export const creditRoutes = defineRoutes({
  runCreditCheck: {
    method: 'POST',
    path: '/agencies/{agencyId}/credit-checks',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '随时核对服务机构的信用情况', en: 'Check the credit of an agency on demand' },
    articles: ['3-1a', '4-1', '4-3'],
    params: onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) })),
    responses: () => ({ 201: report('the report; a failure raises a flag, and a person looks') }),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE', 'CONFLICT_OF_INTEREST'],
  },
  listCreditChecks: {
    method: 'GET',
    path: '/agencies/{agencyId}/credit-checks',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '服务机构的历次信用核对，可限定年、月或日',
      en: 'The credit checks of an agency, newest first, of a year, a month or a day',
    },
    articles: ['3-1a'],
    params: onFirstUse(() => z.strictObject({ agencyId: z.string().min(1).max(40) })),
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        period: z
          .string()
          .regex(/^\d{4}(-\d{2}){0,2}$/)
          .optional()
          .describe('`2026`, `2026-03` or `2026-03-01`, by the day in Shanghai'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CreditCheckView()) } }),
    problems: [],
  },
  readCreditCheck: {
    method: 'GET',
    path: '/credit-checks/{checkId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '信用核对报告', en: 'A report on an agency’s credit' },
    articles: ['3-1a'],
    params: ofCheck,
    responses: () => ({ 200: report('the report') }),
    problems: ['NOT_FOUND'],
  },
  reviewCreditCheck: {
    method: 'POST',
    path: '/credit-checks/{checkId}/review',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '人工处理信用核对结果，逐条认定或排除风险提示',
      en: 'A person deals with a report: each open flag is confirmed or dismissed',
    },
    articles: ['3-1a'],
    params: ofCheck,
    body: onFirstUse(() =>
      z.strictObject({
        reason: z.string().trim().min(1).max(2000),
        flags: z
          .array(
            z.strictObject({
              flagId: z.string().min(1).max(120),
              outcome: z.enum(['CONFIRMED', 'DISMISSED']),
            }),
          )
          .max(20)
          .default([]),
      }),
    ),
    responses: () => ({ 200: report('reviewed') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'STALE_VERSION'],
  },
});
