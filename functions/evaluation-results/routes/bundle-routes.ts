import * as z from 'zod';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { cursorQuery, cycleParams, entryParams, PublicAmendment } from './schemas.ts';

const bundle = (description: string, more: () => Readonly<Record<string, z.ZodType>>) => () => ({
  200: { description, schema: z.object({ bundle: z.unknown(), ...more() }) },
});
const part = () => ({
  part: z.int().describe('the number of this part, from 1'),
  cursor: z.string().optional().describe('give it back to get the next part; absent in the last one'),
  next: z.string().optional().describe('the path of the next part'),
});

/** What the result is checked by, with `npm run verify` (domain §6.5). Every part repeats all but its long lists. */
export const bundleRoutes = defineRoutes({
  readPublicBundle: {
    method: 'GET',
    path: '/evaluation-bundles/{cycleId}',
    auth: 'none',
    roles: [],
    summary: {
      zh: '公开核验包',
      en: 'A part of the public bundle, from which anybody recomputes the ranking',
    },
    articles: ['9-6b', '10-1a'],
    params: cycleParams,
    query: cursorQuery,
    responses: bundle('a part', () => ({
      ...part(),
      of: z.literal('RESULT_AS_FIRST_PUBLISHED'),
      amendments: z.array(PublicAmendment()).describe('what was amended since (9-6b)'),
    })),
    problems: ['NOT_FOUND', 'VALIDATION_FAILED'],
  },
  readAuditBundle: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/audit-bundle',
    auth: 'required',
    roles: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    summary: { zh: '审计核验包', en: "A part of the auditors' bundle, with all inputs and who was asked" },
    articles: ['9-2c', '9-3b', '9-6b'],
    params: cycleParams,
    query: cursorQuery,
    responses: bundle('a part', part),
    problems: ['NOT_FOUND', 'VALIDATION_FAILED'],
  },
  readReceiptBundle: {
    method: 'GET',
    path: '/evaluation-receipts/{entryId}/bundle',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '本机构评分核验包', en: "An agency's own entry with its way to the published root" },
    articles: ['9-2c'],
    params: entryParams,
    responses: bundle('the bundle', () => ({})),
    problems: ['NOT_FOUND'],
  },
});
