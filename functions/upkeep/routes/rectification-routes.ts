import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { rectificationMachine } from '../../../shared/domain/rectification/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { RectificationView } from './schemas.ts';

const ofRectification = onFirstUse(() => z.strictObject({ rectificationId: z.string().min(1).max(120) }));

export const rectificationRoutes = defineRoutes({
  listRectifications: {
    method: 'GET',
    path: '/rectifications',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '限期整改建议，按状态，或按服务机构',
      en: 'Proposed rectifications: by status, oldest first, or those of one agency',
    },
    articles: ['6-3b', '12-1a'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(rectificationMachine.states).default('PROPOSED'),
        agencyId: z.string().min(1).max(40).optional().describe('of any status, newest first'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RectificationView()) } }),
    problems: [],
  },
  readRectification: {
    method: 'GET',
    path: '/rectifications/{rectificationId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '限期整改建议及其依据', en: 'A proposed rectification with what it rests on' },
    articles: ['6-3b', '12-1a'],
    params: ofRectification,
    responses: () => ({ 200: { description: 'the proposal', schema: RectificationView() } }),
    problems: ['NOT_FOUND'],
  },
  dropRectification: {
    method: 'POST',
    path: '/rectifications/{rectificationId}/drop',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '不予整改，说明理由', en: 'Drop a proposal, with the reason' },
    articles: ['12-1a'],
    params: ofRectification,
    body: onFirstUse(() => z.strictObject({ reason: z.string().trim().min(1).max(2000) })),
    responses: () => ({ 200: { description: 'dropped', schema: RectificationView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'FOUR_EYES', 'STALE_VERSION'],
  },
});
