import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { DecisionForm, ProposalForm, Reason, removalParams, RemovalView, RevocationForm } from './schemas.ts';

/** The use case tells an officer of the centre that the Commission decides. */
const OFFICERS = [...CENTRE_ROLES, 'COMMISSION_OFFICER'] as const;
const one = onFirstUse(() => ({ 200: { description: 'the removal', schema: RemovalView() } }));
const moved = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'STALE_VERSION',
  'CONFLICT_OF_INTEREST',
  'COMMISSION_DECISION_REQUIRED',
] as const;

export const decisionRoutes = defineRoutes({
  proposeRemoval: {
    method: 'POST',
    path: '/removals',
    auth: 'required',
    roles: OFFICERS,
    summary: {
      zh: '提出清退建议',
      en: 'Propose a removal on one of the grounds of 12-3, with what confirms it',
    },
    articles: ['12-0', '3-3c', '12-3a', '12-3b', '12-3c', '12-3d', '12-3e', '12-3f', '12-3g'],
    body: ProposalForm,
    responses: () => ({ 201: { description: 'the proposal', schema: RemovalView() } }),
    problems: [
      'NOT_FOUND',
      'AGENCY_NOT_ACTIVE',
      'NO_GROUND',
      'DUPLICATE',
      'CONFLICT_OF_INTEREST',
      'DOCUMENT_NOT_CLEAN',
    ],
  },
  noticeRemoval: {
    method: 'POST',
    path: '/removals/{removalId}/prior-notice',
    auth: 'required',
    roles: OFFICERS,
    summary: {
      zh: '告知拟清退并听取陈述申辩',
      en: 'Give the agency prior notice; it may reply, and cure where that is possible',
    },
    articles: ['12-3a', '12-3d'],
    params: removalParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'NO_GROUND'],
  },
  dropRemoval: {
    method: 'POST',
    path: '/removals/{removalId}/drop',
    auth: 'required',
    roles: OFFICERS,
    summary: { zh: '不予清退，说明理由', en: 'Do not remove, with the reason' },
    articles: ['12-3a'],
    params: removalParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
  decideRemoval: {
    method: 'POST',
    path: '/removals/{removalId}/decision',
    auth: 'required',
    roles: OFFICERS,
    summary: {
      zh: '决定清退（须经告知申辩，由另一人决定）',
      en: 'Decide to remove, as a second person, after hearing and cure, on the preview of what it touches',
    },
    articles: ['12-3a', '12-3h'],
    params: removalParams,
    body: DecisionForm,
    responses: one,
    problems: [
      ...moved,
      'FOUR_EYES',
      'NO_GROUND',
      'HEARING_REQUIRED',
      'CURE_RUNNING',
      'PREVIEW_OUTDATED',
      'DOCUMENT_NOT_CLEAN',
    ],
  },
  revokeRemoval: {
    method: 'POST',
    path: '/removals/{removalId}/revocation',
    auth: 'required',
    roles: OFFICERS,
    summary: {
      zh: '撤销清退决定（复核或裁判）',
      en: 'Revoke the removal on review or by a court; ended orders stay ended',
    },
    articles: ['12-3a'],
    params: removalParams,
    body: RevocationForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DUPLICATE', 'DOCUMENT_NOT_CLEAN'],
  },
});
