import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';

/** Kinds of aggregates whose trail officers may read; sealed matters are not among them. */
export const AUDITED_KINDS = [
  'CASE',
  'AGENCY',
  'DOCUMENT',
  'PUBLICITY',
  'OBJECTION',
  'COMPLAINT',
  'HEARING',
  'PRODUCT',
  'QUALIFICATION',
  'GRANT',
  'STANDINGDOC',
  'UPKEEP',
  'RECTIFICATION',
  'DEMAND',
  'ORDER',
  'ARCHIVE',
  'REDEMPTION',
  'BATCH',
  'SPOTCHECKPLAN',
  'SPOTCHECK',
  'COOPERATION',
  'CYCLE',
  'SCHEME',
  'COVERAGE',
  'SCOPECORRECTION',
  'TASK',
  'NOTICE',
  'DELIVERY',
  'RISKFLAG',
  'ORDERREVIEW',
  'VIOLATION',
  'SETTINGS',
  'POLICYCHANGE',
  'OFFICER',
] as const;

const HistoryEntry = onFirstUse(() =>
  z.object({
    id: z.string(),
    type: z.string(),
    at: z.string(),
    role: z.string(),
    actorId: z.string(),
    from: z.string().optional(),
    to: z.string().optional(),
    article: z.string(),
    citation: z.object({ zh: z.string(), en: z.string() }).optional(),
    policyVersion: z.string(),
    reason: z.string().optional(),
    record: z.record(z.string(), z.unknown()).optional(),
    data: z.record(z.string(), z.unknown()),
    prevHash: z.string(),
    hash: z.string(),
  }),
);

export const historyRoutes = defineRoutes({
  readHistory: {
    method: 'GET',
    path: '/history/{kind}/{id}',
    auth: 'required',
    roles: [
      'CENTRE_OFFICER',
      'CENTRE_REVIEWER',
      'CENTRE_ADMIN',
      'CENTRE_DISCIPLINE',
      'COMMISSION_OFFICER',
      'FINANCE_OFFICER',
    ],
    summary: {
      zh: '某一事项的全部留痕，逐条载明依据条款与哈希链',
      en: 'Everything that happened to one matter, each entry with its article and place in the hash chain',
    },
    articles: ['1-1'],
    params: onFirstUse(() => z.strictObject({ kind: z.enum(AUDITED_KINDS), id: z.string().min(1).max(200) })),
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page, oldest first', schema: pageOf(HistoryEntry()) } }),
    problems: ['NOT_FOUND'],
  },
  readOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    auth: 'none',
    roles: [],
    summary: { zh: '接口说明（OpenAPI 3.1）', en: 'The OpenAPI 3.1 document of this API' },
    articles: ['1-1'],
    responses: () => ({
      200: { description: 'the document', schema: z.looseObject({ openapi: z.string() }) },
    }),
    problems: [],
  },
});
