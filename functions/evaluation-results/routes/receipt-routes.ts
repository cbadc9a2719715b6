import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ReceiptView } from './receipt-schema.ts';
import { entryParams } from './schemas.ts';

const file = (contentType: string) =>
  onFirstUse(() => ({ 200: { description: 'the receipt', schema: z.string(), contentType } }));
const readers = [...AGENCY_ROLES, ...READING_OFFICERS];

/** Why an agency's entry has its points: its own from the public notice on, and any for officers. */
export const receiptRoutes = defineRoutes({
  listScoreReceipts: {
    method: 'GET',
    path: '/evaluation-receipts',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '本机构的评分明细', en: "The entries of the caller's agency, newest cycle first" },
    articles: ['9-2c'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({
      200: {
        description: 'a page',
        schema: pageOf(
          z.object({
            entryId: z.string(),
            cycleId: z.string(),
            category: z.string(),
            available: z.boolean().describe('from the public notice on'),
          }),
        ),
      },
    }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  readScoreReceipt: {
    method: 'GET',
    path: '/evaluation-receipts/{entryId}',
    auth: 'required',
    roles: readers,
    summary: {
      zh: '评分明细',
      en: 'Each point with indicator, formula, input and evidence; place, and the nearest changes',
    },
    articles: ['9-2c', '10-1c'],
    params: entryParams,
    responses: () => ({ 200: { description: 'the receipt', schema: ReceiptView() } }),
    problems: ['NOT_FOUND'],
  },
  readScoreReceiptPage: {
    method: 'GET',
    path: '/evaluation-receipts/{entryId}/page',
    auth: 'required',
    roles: readers,
    summary: { zh: '评分明细页面', en: 'The receipt as people read it' },
    articles: ['9-2c'],
    params: entryParams,
    responses: file('text/html'),
    problems: ['NOT_FOUND'],
  },
  downloadScoreReceipt: {
    method: 'GET',
    path: '/evaluation-receipts/{entryId}/document',
    auth: 'required',
    roles: readers,
    summary: { zh: '评分明细（PDF）', en: 'The receipt as a document' },
    articles: ['9-2c'],
    params: entryParams,
    responses: file('application/pdf'),
    problems: ['NOT_FOUND'],
  },
});
