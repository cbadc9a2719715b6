import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { JustificationForm, rectificationParams, RectificationView, ReportForm } from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the order to rectify', schema: RectificationView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'] as const;

export const agencyRoutes = defineRoutes({
  listOwnRectifications: {
    method: 'GET',
    path: '/agencies/own/rectifications',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '本机构的限期整改', en: 'The caller’s own orders to rectify, newest first' },
    articles: ['12-1e'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RectificationView()) } }),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  justifyRectification: {
    method: 'POST',
    path: '/rectifications/{rectificationId}/justification',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '说明不响应订单的理由', en: 'Give the reason for not having responded' },
    articles: ['12-1b'],
    params: rectificationParams,
    body: JustificationForm,
    responses: one,
    problems: [...moved, 'JUSTIFICATION_NOT_REQUESTED', 'DUPLICATE', 'DEADLINE_PASSED', 'DOCUMENT_NOT_CLEAN'],
  },
  acknowledgeRectification: {
    method: 'POST',
    path: '/rectifications/{rectificationId}/acknowledgement',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '签收限期整改', en: 'Acknowledge that the order was read' },
    articles: ['12-1e'],
    params: rectificationParams,
    responses: one,
    problems: moved,
  },
  submitRectification: {
    method: 'POST',
    path: '/rectifications/{rectificationId}/submission',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '提交整改报告', en: 'Report on every item of the order' },
    articles: ['12-1e'],
    params: rectificationParams,
    body: ReportForm,
    responses: one,
    problems: [...moved, 'DEADLINE_PASSED', 'DOCUMENT_NOT_CLEAN'],
  },
});
