import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { AmendmentDecision, AmendmentForm, amendmentParams, AmendmentView, cycleParams } from './schemas.ts';

const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

/** After publication a result changes by the Commission's decision alone (9-6b). */
export const amendmentRoutes = defineRoutes({
  proposeAmendment: {
    method: 'POST',
    path: '/evaluation-amendments',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: {
      zh: '提出更正已公布的等次',
      en: 'Propose to amend a published grade; a lower one with prior notice',
    },
    articles: ['9-6b'],
    body: AmendmentForm,
    responses: () => ({ 201: { description: 'the amendment', schema: AmendmentView() } }),
    problems: [...moved, 'NO_EFFECTIVE_CHANGE', 'GRADE_NOT_ALLOWED', 'NOT_CONFIRMED', 'NO_GROUND'],
  },
  decideAmendment: {
    method: 'POST',
    path: '/evaluation-amendments/{amendmentId}/decision',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: { zh: '决定更正（第二人）', en: 'Decide on it, by a second person; the list is published anew' },
    articles: ['9-6b'],
    params: amendmentParams,
    body: AmendmentDecision,
    responses: () => ({ 200: { description: 'the amendment', schema: AmendmentView() } }),
    problems: [...moved, 'FOUR_EYES', 'HEARING_REQUIRED', 'GRADE_CHANGED', 'NOT_CONFIRMED'],
  },
  listAmendments: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/amendments',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '更正列表', en: 'The amendments of a cycle, oldest first' },
    articles: ['9-6b'],
    params: cycleParams,
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(AmendmentView()) } }),
    problems: [],
  },
  readAmendment: {
    method: 'GET',
    path: '/evaluation-amendments/{amendmentId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '更正详情', en: 'One amendment' },
    articles: ['9-6b'],
    params: amendmentParams,
    responses: () => ({ 200: { description: 'the amendment', schema: AmendmentView() } }),
    problems: ['NOT_FOUND'],
  },
});
