import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { batchParams, BatchView, RedemptionView } from './schemas.ts';

export const batchRoutes = defineRoutes({
  openRedemptionBatch: {
    method: 'POST',
    path: '/redemption-batches',
    auth: 'required',
    roles: ['CENTRE_ADMIN'],
    summary: {
      zh: '按需开立兑付批次',
      en: 'Open a batch beside the quarterly one; it takes in all that is approved by then',
    },
    articles: ['14-2'],
    responses: () => ({ 201: { description: 'the batch', schema: BatchView() } }),
    problems: [],
  },
  listRedemptionBatches: {
    method: 'GET',
    path: '/redemption-batches',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '兑付批次列表，最新在前', en: 'Batches, newest first, or those of one quarter' },
    articles: ['14-2'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        quarter: z
          .string()
          .regex(/^\d{4}Q[1-4]$/)
          .optional(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(BatchView()) } }),
    problems: [],
  },
  readRedemptionBatch: {
    method: 'GET',
    path: '/redemption-batches/{batchId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '兑付批次', en: 'One batch with its count and sum' },
    articles: ['14-2'],
    params: batchParams,
    responses: () => ({ 200: { description: 'the batch', schema: BatchView() } }),
    problems: ['NOT_FOUND'],
  },
  listBatchRedemptions: {
    method: 'GET',
    path: '/redemption-batches/{batchId}/redemptions',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '批次内的兑付', en: 'What a batch pays' },
    articles: ['14-2'],
    params: batchParams,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RedemptionView()) } }),
    problems: [],
  },
});
