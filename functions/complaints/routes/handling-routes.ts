import * as z from 'zod';
import { ComplaintKind } from '../../../events/complaint-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { complaintMachine } from '../../../shared/domain/complaint/machine.ts';
import { AGENCY_ROLES, CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes, type Route } from '../../../shared/runtime/route.ts';
import {
  Acceptance,
  Answer,
  Comment,
  complaintParams,
  ComplaintView,
  Decision,
  NonAcceptance,
  OpenedComplaint,
  OpenedText,
  Proposal,
  reason,
  Suspicion,
  Transfer,
} from './schemas.ts';

const HANDLERS = ['CENTRE_OFFICER', 'CENTRE_DISCIPLINE'] as const;
const READERS = ['CENTRE_DISCIPLINE', ...CENTRE_ROLES, 'COMMISSION_OFFICER'] as const;
const one = onFirstUse(() => ({
  200: { description: 'the complaint, without its complainant', schema: ComplaintView() },
}));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

/** One step of the handling of one complaint, which answers the complaint after it. */
const step = <const T extends Pick<Route, 'path' | 'roles' | 'summary'>>(given: T) => ({
  method: 'POST' as const,
  auth: 'required' as const,
  articles: ['3-2f', '3-2g'],
  params: complaintParams,
  responses: one,
  problems: moved,
  ...given,
});

/** What the centre does with a complaint, and what the agency concerned may read and say. */
export const handlingRoutes = defineRoutes({
  listComplaints: {
    method: 'GET',
    path: '/complaints',
    auth: 'required',
    roles: [...READERS, ...AGENCY_ROLES],
    summary: {
      zh: '投诉举报列表，按办理期限排序（服务机构仅见已受理且涉及本机构的）',
      en: 'By kind and status in the order of due dates; an agency sees what concerns it',
    },
    articles: ['3-2f', '3-2g', '3-2h'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        kind: ComplaintKind().optional().describe('for officers; COMPLAINT where none is given'),
        status: z
          .enum(complaintMachine.states)
          .optional()
          .describe('for officers; SUBMITTED where none is given'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ComplaintView()) } }),
    problems: [],
  },
  readComplaint: {
    method: 'GET',
    path: '/complaints/{complaintId}/file',
    auth: 'required',
    roles: [...READERS, ...AGENCY_ROLES],
    summary: { zh: '投诉举报办理情况（不含投诉举报人身份）', en: 'A complaint without its complainant' },
    articles: ['3-2f', '3-2g', '3-2h'],
    params: complaintParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  openComplaintText: {
    method: 'POST',
    path: '/complaints/{complaintId}/text-disclosures',
    auth: 'required',
    roles: [...HANDLERS, 'CENTRE_REVIEWER'],
    summary: {
      zh: '调阅投诉举报内容（不含身份，留痕）',
      en: 'Open facts and evidence, not the identity; audited',
    },
    articles: ['3-2f', '3-2h'],
    idempotencyKey: 'not-needed',
    params: complaintParams,
    body: reason,
    responses: () => ({ 200: { description: 'what was written', schema: OpenedText() } }),
    problems: ['NOT_FOUND', 'CONFLICT_OF_INTEREST'],
  },
  openComplaintIdentity: {
    method: 'POST',
    path: '/complaints/{complaintId}/identity-disclosures',
    auth: 'required',
    // Anybody else is refused by the use case, which also raises the alarm (3-2g).
    roles: [],
    summary: {
      zh: '调阅密封的投诉举报人身份（仅纪检，留痕；其他人员尝试即告警）',
      en: 'Open the sealed identity: the discipline office alone, audited; any other attempt raises an alarm',
    },
    articles: ['3-2g'],
    idempotencyKey: 'not-needed',
    params: complaintParams,
    body: reason,
    responses: () => ({ 200: { description: 'the sealed parts', schema: OpenedComplaint() } }),
    problems: ['NOT_FOUND', 'FORBIDDEN_ROLE', 'CONFLICT_OF_INTEREST'],
  },
  acceptComplaint: {
    ...step({
      path: '/complaints/{complaintId}/acceptance',
      roles: HANDLERS,
      summary: { zh: '受理', en: 'Take it up, with the summary that the agency may read' },
    }),
    body: Acceptance,
  },
  refuseComplaint: {
    ...step({
      path: '/complaints/{complaintId}/non-acceptance',
      roles: HANDLERS,
      summary: { zh: '不予受理', en: 'Do not take it up, with the reason' },
    }),
    body: NonAcceptance,
  },
  transferComplaint: {
    ...step({
      path: '/complaints/{complaintId}/transfer',
      roles: HANDLERS,
      summary: { zh: '移送有权处理的部门', en: 'Pass it on to the authority that it belongs to' },
    }),
    body: Transfer,
  },
  investigateComplaint: step({
    path: '/complaints/{complaintId}/investigation',
    roles: HANDLERS,
    summary: { zh: '开展调查并请服务机构说明', en: 'Investigate, and ask the agency to comment' },
  }),
  commentOnComplaint: {
    ...step({
      path: '/complaints/{complaintId}/comment',
      roles: AGENCY_ROLES,
      summary: { zh: '服务机构说明', en: "The agency's comment" },
    }),
    body: Comment,
    problems: [
      'NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'STALE_VERSION',
      'DUPLICATE',
      'DEADLINE_PASSED',
      'DOCUMENT_NOT_CLEAN',
    ],
  },
  suspectViolationFromComplaint: {
    ...step({
      path: '/complaints/{complaintId}/violations',
      roles: HANDLERS,
      summary: { zh: '登记涉嫌违规线索', en: 'Record a suspected violation found by the investigation' },
    }),
    body: Suspicion,
  },
  proposeComplaintOutcome: {
    ...step({
      path: '/complaints/{complaintId}/decision-proposal',
      roles: HANDLERS,
      summary: { zh: '提出处理意见', en: 'Propose the outcome' },
    }),
    body: Proposal,
    problems: [...moved, 'HEARING_REQUIRED'],
  },
  decideComplaint: {
    ...step({
      path: '/complaints/{complaintId}/decision',
      roles: ['CENTRE_REVIEWER'],
      summary: {
        zh: '决定处理意见（第二人）',
        en: 'Decide as proposed, or return the proposal; a second person',
      },
    }),
    body: Decision,
    problems: [...moved, 'FOUR_EYES'],
  },
  extendComplaintReply: {
    ...step({
      path: '/complaints/{complaintId}/extension',
      roles: ['CENTRE_REVIEWER'],
      summary: { zh: '延长答复期限（限一次）', en: 'More time for the answer, once' },
    }),
    articles: ['3-2f', '3-2g', '3-2h'],
    body: reason,
  },
  replyToComplaint: {
    ...step({
      path: '/complaints/{complaintId}/reply',
      roles: HANDLERS,
      summary: { zh: '答复', en: 'Answer the complainant' },
    }),
    articles: ['3-2f', '3-2g', '3-2h'],
    body: Answer,
  },
  closeComplaint: {
    ...step({
      path: '/complaints/{complaintId}/closing',
      roles: HANDLERS,
      summary: { zh: '办结', en: 'Close it' },
    }),
    articles: ['3-2f', '3-2g', '3-2h'],
    body: Answer,
  },
});
