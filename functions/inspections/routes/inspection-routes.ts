import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { INSPECTORS } from '../../../shared/domain/inspection/machine.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { InspectionView } from '../views.ts';
import {
  ConclusionForm,
  inspectionParams,
  InspectionQuery,
  OpeningForm,
  ReviewForm,
  VisitForm,
} from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the inspection', schema: InspectionView() } }));
const moved = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'FORBIDDEN_ROLE',
  'STALE_VERSION',
  'CONFLICT_OF_INTEREST',
] as const;

export const inspectionRoutes = defineRoutes({
  openInspection: {
    method: 'POST',
    path: '/inspections',
    auth: 'required',
    // The use case tells an officer of the centre that its checks are spot checks.
    roles: [...INSPECTORS, ...CENTRE_ROLES],
    summary: {
      zh: '开展监督检查并要求提供材料',
      en: 'Inspect an agency or some of its orders, and ask it for material',
    },
    articles: ['14-1'],
    body: OpeningForm,
    responses: () => ({ 201: { description: 'the inspection', schema: InspectionView() } }),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE', 'FORBIDDEN_ROLE', 'CONFLICT_OF_INTEREST'],
  },
  listInspections: {
    method: 'GET',
    path: '/inspections',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: {
      zh: '监督检查列表（服务机构仅见本机构）',
      en: 'Inspections by status or agency; an agency sees its own',
    },
    articles: ['14-1'],
    query: InspectionQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(InspectionView()) } }),
    problems: ['NOT_FOUND'],
  },
  readInspection: {
    method: 'GET',
    path: '/inspections/{inspectionId}',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...READING_OFFICERS],
    summary: { zh: '查看监督检查', en: 'One inspection' },
    articles: ['14-1'],
    params: inspectionParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  recordInspectionVisit: {
    method: 'POST',
    path: '/inspections/{inspectionId}/visits',
    auth: 'required',
    roles: INSPECTORS,
    summary: { zh: '记录现场检查', en: 'Record a visit to the agency' },
    articles: ['14-1'],
    params: inspectionParams,
    body: VisitForm,
    responses: one,
    problems: [...moved, 'DUPLICATE', 'DOCUMENT_NOT_CLEAN'],
  },
  confirmInspectionVisit: {
    method: 'POST',
    path: '/inspections/{inspectionId}/visit-confirmation',
    auth: 'required',
    roles: INSPECTORS,
    summary: { zh: '另一人确认现场检查记录', en: 'Confirm the record of a visit, as the second officer' },
    articles: ['14-1'],
    params: inspectionParams,
    responses: one,
    problems: [...moved, 'FOUR_EYES'],
  },
  reviewInspection: {
    method: 'POST',
    path: '/inspections/{inspectionId}/review',
    auth: 'required',
    roles: INSPECTORS,
    summary: { zh: '填写检查结果单', en: 'Examine the material and fill in the result sheet' },
    articles: ['14-1'],
    params: inspectionParams,
    body: ReviewForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'NOTHING_ASSESSED'],
  },
  concludeInspection: {
    method: 'POST',
    path: '/inspections/{inspectionId}/conclusion',
    auth: 'required',
    roles: INSPECTORS,
    summary: {
      zh: '作出检查结论（由另一人），不通过的注明后续处理',
      en: 'Conclude as a second person, with what follows from a failed inspection; or give it back',
    },
    articles: ['14-1'],
    params: inspectionParams,
    body: ConclusionForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DUPLICATE', 'AGENCY_NOT_ACTIVE'],
  },
});
