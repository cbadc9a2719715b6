import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { suspensionMachine } from '../../../shared/domain/suspension/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  agencyParams,
  DecisionForm,
  PreviewView,
  ProposalForm,
  Reason,
  RevocationForm,
  suspensionParams,
  SuspensionView,
  UrgentForm,
} from './schemas.ts';

const PROPOSERS = [...CENTRE_ROLES, 'COMMISSION_OFFICER'] as const;
/** The use case tells an officer of the centre that the Commission decides. */
const DECIDERS = PROPOSERS;
const one = onFirstUse(() => ({ 200: { description: 'the suspension', schema: SuspensionView() } }));
const moved = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'STALE_VERSION',
  'CONFLICT_OF_INTEREST',
  'COMMISSION_DECISION_REQUIRED',
] as const;

export const officerRoutes = defineRoutes({
  readAdjustmentPreview: {
    method: 'GET',
    path: '/agencies/{agencyId}/adjustment-preview',
    auth: 'required',
    roles: PROPOSERS,
    summary: {
      zh: '暂停或清退将影响的订单、兑付和公开页面',
      en: 'What a suspension or removal would touch: open orders, claims, public pages',
    },
    articles: ['12-2s', '12-3h'],
    params: agencyParams,
    responses: () => ({
      200: { description: 'the preview; a decision names its hash', schema: PreviewView() },
    }),
    problems: ['NOT_FOUND'],
  },
  proposeSuspension: {
    method: 'POST',
    path: '/suspensions',
    auth: 'required',
    roles: PROPOSERS,
    summary: { zh: '提出暂停建议', en: 'Propose a suspension, with its source, ground and reason' },
    articles: ['12-0', '3-3c', '12-2a', '12-2b'],
    body: ProposalForm,
    responses: () => ({ 201: { description: 'the proposal', schema: SuspensionView() } }),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE', 'NO_GROUND', 'DUPLICATE', 'CONFLICT_OF_INTEREST'],
  },
  listSuspensions: {
    method: 'GET',
    path: '/suspensions',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '暂停事项，按状态或按服务机构', en: 'Suspensions by status, or all of one agency' },
    articles: ['12-2a'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(suspensionMachine.states).default('PROPOSED'),
        agencyId: z.string().min(1).max(40).optional().describe('of any status, newest first'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SuspensionView()) } }),
    problems: [],
  },
  readSuspension: {
    method: 'GET',
    path: '/suspensions/{suspensionId}',
    auth: 'required',
    roles: [...READING_OFFICERS, 'AGENCY_ADMIN', 'AGENCY_OPERATOR'],
    summary: {
      zh: '暂停事项（服务机构自告知起可见本机构）',
      en: 'A suspension; an agency sees its own from the prior notice on',
    },
    articles: ['12-2a'],
    params: suspensionParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  noticeSuspension: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/prior-notice',
    auth: 'required',
    roles: DECIDERS,
    summary: {
      zh: '告知拟暂停并听取陈述申辩',
      en: 'Give the agency prior notice; it may reply in five working days',
    },
    articles: ['12-2a', '12-2b'],
    params: suspensionParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'NO_GROUND'],
  },
  dropSuspension: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/drop',
    auth: 'required',
    roles: DECIDERS,
    summary: { zh: '不予暂停，说明理由', en: 'Do not suspend, with the reason' },
    articles: ['12-2a'],
    params: suspensionParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
  decideSuspension: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/decision',
    auth: 'required',
    roles: DECIDERS,
    summary: {
      zh: '决定暂停（须经告知申辩，由另一人决定）',
      en: 'Decide to suspend, as a second person, after the hearing, on the preview of what it touches',
    },
    articles: ['12-2a', '12-2b', '12-2s'],
    params: suspensionParams,
    body: DecisionForm,
    responses: one,
    problems: [
      ...moved,
      'FOUR_EYES',
      'NO_GROUND',
      'HEARING_REQUIRED',
      'PREVIEW_OUTDATED',
      'AGENCY_NOT_ACTIVE',
      'DOCUMENT_NOT_CLEAN',
    ],
  },
  suspendUrgently: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/urgent-order',
    auth: 'required',
    roles: DECIDERS,
    summary: {
      zh: '紧急暂停（涉嫌造假且有兑付风险，十个工作日内复核）',
      en: 'Suspend at once for suspected fraud with payment at risk; reviewed within ten working days',
    },
    articles: ['12-2'],
    params: suspensionParams,
    body: UrgentForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'NO_GROUND', 'PREVIEW_OUTDATED', 'AGENCY_NOT_ACTIVE', 'DUPLICATE'],
  },
  endorseResumption: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/resumption-endorsement',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '核实整改完成，报请恢复',
      en: 'Find everything put right; put the resumption before the Commission',
    },
    articles: ['12-2c'],
    params: suspensionParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'RECTIFICATION_OPEN', 'DUPLICATE'],
  },
  liftSuspension: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/lift',
    auth: 'required',
    roles: DECIDERS,
    summary: { zh: '决定恢复服务资格', en: 'Lift the suspension: products return to what they were' },
    articles: ['12-2c'],
    params: suspensionParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'RECTIFICATION_OPEN'],
  },
  revokeSuspension: {
    method: 'POST',
    path: '/suspensions/{suspensionId}/revocation',
    auth: 'required',
    roles: DECIDERS,
    summary: {
      zh: '撤销暂停决定（复核或裁判）',
      en: 'Revoke the suspension on review or by a court, with the documents',
    },
    articles: ['12-2'],
    params: suspensionParams,
    body: RevocationForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DOCUMENT_NOT_CLEAN'],
  },
});
