import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { removalMachine } from '../../../shared/domain/removal/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { LiabilityNoticeView, noticeParams, RemovalNotice, removalParams, RemovalView } from './schemas.ts';

export const readingRoutes = defineRoutes({
  listRemovals: {
    method: 'GET',
    path: '/removals',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '清退事项，按状态或按服务机构', en: 'Removals by status, or all of one agency' },
    articles: ['12-3a'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(removalMachine.states).default('PROPOSED'),
        agencyId: z.string().min(1).max(40).optional().describe('of any status, newest first'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RemovalView()) } }),
    problems: [],
  },
  readRemoval: {
    method: 'GET',
    path: '/removals/{removalId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: {
      zh: '清退事项（服务机构自告知起可见本机构）',
      en: 'A removal; an agency sees its own from the prior notice on',
    },
    articles: ['12-3a'],
    params: removalParams,
    responses: () => ({ 200: { description: 'the removal', schema: RemovalView() } }),
    problems: ['NOT_FOUND'],
  },
  listLiabilityNotices: {
    method: 'GET',
    path: '/removals/{removalId}/liability-notices',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '清退终止订单的责任记录',
      en: 'The records of liability for the orders that ended with a removal',
    },
    articles: ['12-3i'],
    params: removalParams,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(LiabilityNoticeView()) } }),
    problems: ['NOT_FOUND'],
  },
  readLiabilityNotice: {
    method: 'GET',
    path: '/liability-notices/{noticeId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES, 'BUYER'],
    summary: {
      zh: '责任记录（仅买方、该机构和工作人员）',
      en: 'One record, for its buyer, its agency and officers',
    },
    articles: ['12-3i'],
    params: noticeParams,
    responses: () => ({ 200: { description: 'the record', schema: LiabilityNoticeView() } }),
    problems: ['NOT_FOUND'],
  },
  listRemovalNotices: {
    method: 'GET',
    path: '/removal-notices',
    auth: 'none',
    roles: [],
    summary: { zh: '清退公告', en: 'Who was removed, and since when; public' },
    articles: ['12-3a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RemovalNotice()) } }),
    problems: [],
  },
});
