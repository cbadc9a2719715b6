import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { CONSEQUENCES } from '../../../shared/domain/violation/consequences.ts';
import { Findings } from '../../../shared/domain/violation/findings.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ARTICLES, ofViolation, Reason, reasonText, violationAnswer } from './schemas.ts';

const one = onFirstUse(() => ({ 200: violationAnswer('the violation') }));
const moved = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'STALE_VERSION',
  'CONFLICT_OF_INTEREST',
  'FORBIDDEN_ROLE',
] as const;
const of = { auth: 'required', params: ofViolation, articles: ARTICLES, responses: one } as const;

export const findingRoutes = defineRoutes({
  investigateViolation: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/investigation',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '立案调查，指定两名调查人员',
      en: 'Name two persons, without an interest, who investigate it',
    },
    body: onFirstUse(() =>
      z.strictObject({
        investigators: z.array(z.string().min(1).max(100)).min(2).max(5),
        reason: reasonText(),
      }),
    ),
    problems: moved,
  },
  proposeConfirmation: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/prior-notice',
    roles: [...CENTRE_ROLES, 'CENTRE_DISCIPLINE'],
    summary: {
      zh: '拟认定违规，告知并听取陈述申辩',
      en: 'Propose to confirm it, with findings and evidence; the agency is told and heard',
    },
    body: onFirstUse(() => z.strictObject({ reason: reasonText(), ...Findings().shape })),
    problems: [...moved, 'BOTH_LIMBS_REQUIRED', 'DOCUMENT_NOT_CLEAN'],
  },
  returnViolationProposal: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/proposal-return',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '退回补充调查', en: 'Send the proposal back to the investigators' },
    body: Reason,
    problems: [...moved, 'FOUR_EYES'],
  },
  confirmViolation: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/confirmation',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '认定违规（须经告知申辩，由未参与调查的另一人认定）',
      en: 'Confirm it, as somebody who did not investigate it, after the hearing; its consequences are listed',
    },
    body: Reason,
    problems: [...moved, 'FOUR_EYES', 'HEARING_REQUIRED', 'BOTH_LIMBS_REQUIRED'],
  },
  settleConsequence: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/consequence',
    roles: [...CENTRE_ROLES, 'COMMISSION_OFFICER'],
    summary: { zh: '说明某项后果不予实施或已另行实施', en: 'Say why a consequence is not drawn here' },
    body: onFirstUse(() => z.strictObject({ consequence: z.enum(CONSEQUENCES), reason: reasonText() })),
    problems: [...moved, 'DUPLICATE'],
  },
  requestViolationReview: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/review-request',
    roles: [...AGENCY_ROLES, 'COMMISSION_OFFICER'],
    summary: {
      zh: '申请（启动）复核',
      en: 'Ask for a review in time; the Commission may open one at any time',
    },
    body: onFirstUse(() =>
      z.strictObject({
        reason: reasonText(),
        documentIds: z.array(z.string().min(1).max(60)).max(20).default([]),
      }),
    ),
    problems: [...moved, 'DEADLINE_PASSED', 'DOCUMENT_NOT_CLEAN'],
  },
  decideViolationReview: {
    ...of,
    method: 'POST',
    path: '/violations/{violationId}/review-decision',
    roles: ['COMMISSION_OFFICER'],
    summary: {
      zh: '复核决定：维持或撤销认定',
      en: 'Uphold or revoke it on review, as another person; what was built on it is looked at again',
    },
    body: onFirstUse(() => z.strictObject({ outcome: z.enum(['UPHELD', 'REVOKED']), reason: reasonText() })),
    problems: [...moved, 'FOUR_EYES'],
  },
});
