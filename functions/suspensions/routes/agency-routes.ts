import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ResumptionForm, SuspensionNotice, suspensionParams, SuspensionView } from './schemas.ts';

export const agencyRoutes = defineRoutes({
  requestResumption: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/resumption-request',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '申请恢复服务资格', en: 'Ask to be resumed once everything is put right' },
    articles: ['12-2c'],
    params: suspensionParams,
    body: ResumptionForm,
    responses: () => ({ 200: { description: 'the suspension', schema: SuspensionView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'RECTIFICATION_OPEN', 'DUPLICATE'],
  },
  listSuspensionNotices: {
    method: 'GET',
    path: '/suspension-notices',
    auth: 'none',
    roles: [],
    summary: { zh: '暂停服务资格公告', en: 'Who is suspended now, and since when; public' },
    articles: ['12-2a'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SuspensionNotice()) } }),
    problems: [],
  },
});
