import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { CorrectionView } from '../corrections/view.ts';
import {
  CorrectionDecision,
  CorrectionForm,
  correctionParams,
  CorrectionQuery,
  cycleParams,
} from './schemas.ts';

export const correctionRoutes = defineRoutes({
  requestScopeCorrection: {
    method: 'POST',
    path: '/evaluation-cycles/{cycleId}/scope-corrections',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '申请更正参评清单', en: 'Ask for a correction of the list, within its term' },
    articles: ['9-1d'],
    params: cycleParams,
    body: CorrectionForm,
    responses: () => ({ 201: { description: 'the request', schema: CorrectionView() } }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'DEADLINE_PASSED', 'DUPLICATE', 'NO_EFFECTIVE_CHANGE'],
  },
  listScopeCorrections: {
    method: 'GET',
    path: '/evaluation-cycles/{cycleId}/scope-corrections',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '更正申请列表：按状态，未指明时为 REQUESTED',
      en: 'The corrections asked for, by status, REQUESTED unless asked, in the order they came in',
    },
    articles: ['9-1d'],
    params: cycleParams,
    query: CorrectionQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CorrectionView()) } }),
    problems: [],
  },
  readScopeCorrection: {
    method: 'GET',
    path: '/scope-corrections/{correctionId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '查看更正申请', en: 'One correction; to an agency, its own' },
    articles: ['9-1d'],
    params: correctionParams,
    responses: () => ({ 200: { description: 'the correction', schema: CorrectionView() } }),
    problems: ['NOT_FOUND'],
  },
  decideScopeCorrection: {
    method: 'POST',
    path: '/scope-corrections/{correctionId}/decision',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '处理更正申请', en: 'Accept or refuse a correction, with the reason' },
    articles: ['9-1d', '7-1e'],
    params: correctionParams,
    body: CorrectionDecision,
    responses: () => ({ 200: { description: 'the correction', schema: CorrectionView() } }),
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'STALE_VERSION',
      'NOT_IN_SCOPE',
      'NO_EFFECTIVE_CHANGE',
      'CONFLICT_OF_INTEREST',
    ],
  },
});
