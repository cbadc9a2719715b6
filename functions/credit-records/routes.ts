import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import {
  CreditRecordBody,
  RecordFields,
  ReferralBody,
} from '../../shared/domain/credit-record/credit-record.ts';
import { creditRecordMachine } from '../../shared/domain/credit-record/machine.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { localDateSchema } from '../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../shared/runtime/paging.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';
import { textField } from '../../shared/runtime/text-field.ts';

const id = () => z.string().min(1).max(140);
const params = onFirstUse(() => z.strictObject({ creditRecordId: id() }));
const Reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
const documentIds = () => z.array(z.string().min(1).max(60)).min(1).max(20);

const View = onFirstUse(() =>
  z.object({
    creditRecordId: z.string(),
    status: z.enum(creditRecordMachine.states),
    version: z.int(),
    ...CreditRecordBody().shape,
  }),
);
const SubjectForm = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('UNIT') }),
    z.strictObject({
      kind: z.literal('PERSON'),
      name: textField(60),
      role: textField(100).describe('what the person did in the facts'),
      facts: z.array(z.int().min(0).max(20)).min(1).max(20).describe('facts of the violation, from 0'),
    }),
    z.strictObject({ kind: z.literal('BUYER') }).describe('the buyer of the order of the violation (14-2f)'),
  ]),
);
const one = onFirstUse(() => ({ 200: { description: 'the record', schema: View() } }));
const COMMISSION = ['COMMISSION_OFFICER'] as const;
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;
const common = { method: 'POST', auth: 'required', roles: COMMISSION, articles: ['14-2d'] } as const;

/** Records of discredit and referrals under article 14 (14-2d to 14-2f). */
export const routes = defineRoutes({
  draftCreditRecord: {
    ...common,
    path: '/credit-records',
    summary: {
      zh: '拟将单位、个人或用户纳入科技信用记录',
      en: 'Draft a record on a confirmed violation; whom it concerns is heard',
    },
    articles: ['14-2d', '14-2f'],
    body: onFirstUse(() =>
      z.strictObject({
        violationId: id(),
        subject: SubjectForm(),
        fields: RecordFields(),
        reason: textField(1000),
      }),
    ),
    responses: () => ({ 201: { description: 'the draft', schema: View() } }),
    problems: ['NOT_FOUND', 'NOT_CONFIRMED', 'CONFLICT_OF_INTEREST'],
  },
  listCreditRecords: {
    method: 'GET',
    path: '/credit-records',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '科技信用记录', en: 'Records by status, or all of one unit' },
    articles: ['14-2d'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(creditRecordMachine.states).default('DRAFT'),
        uscc: z.string().min(1).max(18).optional().describe('of any status, newest first'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(View()) } }),
    problems: [],
  },
  readCreditRecord: {
    method: 'GET',
    path: '/credit-records/{creditRecordId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: { zh: '查看科技信用记录', en: 'One record; an agency sees its own' },
    articles: ['14-2d'],
    params,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  dropCreditRecord: {
    ...common,
    path: '/credit-records/{creditRecordId}/drop',
    summary: { zh: '不予纳入，说明理由', en: 'Give up a draft, with the reason' },
    params,
    body: Reason,
    responses: one,
    problems: moved,
  },
  reportCreditRecord: {
    ...common,
    path: '/credit-records/{creditRecordId}/report',
    summary: { zh: '决定报送（经告知申辩，由另一人）', en: 'Decide to report it, as a second person' },
    params,
    body: Reason,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'HEARING_REQUIRED', 'NOT_CONFIRMED'],
  },
  activateCreditRecord: {
    ...common,
    path: '/credit-records/{creditRecordId}/activation',
    summary: { zh: '记录已列入信用信息', en: 'Say that it stands in the city’s information' },
    params,
    responses: one,
    problems: moved,
  },
  correctCreditRecord: {
    ...common,
    path: '/credit-records/{creditRecordId}/correction',
    summary: { zh: '更正记录（由另一人，附材料）', en: 'Correct it on documents, as a second person' },
    params,
    body: onFirstUse(() =>
      z.strictObject({ fields: RecordFields(), reason: textField(1000), documentIds: documentIds() }),
    ),
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DOCUMENT_NOT_CLEAN'],
  },
  revokeCreditRecord: {
    ...common,
    path: '/credit-records/{creditRecordId}/revocation',
    summary: { zh: '撤销记录（由另一人，附材料）', en: 'Revoke it on documents, as a second person' },
    params,
    body: onFirstUse(() => z.strictObject({ reason: textField(1000), documentIds: documentIds() })),
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DOCUMENT_NOT_CLEAN'],
  },
  sendReferral: {
    ...common,
    path: '/referrals',
    summary: { zh: '情节严重，移送依法追究', en: 'Refer a grave case to the authority that pursues it' },
    articles: ['14-2e'],
    body: onFirstUse(() =>
      z.strictObject({
        violationId: id(),
        authority: textField(200),
        sentOn: localDateSchema(),
        reason: textField(1000),
        documentIds: documentIds(),
      }),
    ),
    responses: () => ({
      201: {
        description: 'the referral',
        schema: z.object({ referralId: z.string(), ...ReferralBody().shape }),
      },
    }),
    problems: ['NOT_FOUND', 'NOT_CONFIRMED', 'NO_GROUND', 'CONFLICT_OF_INTEREST', 'DOCUMENT_NOT_CLEAN'],
  },
});
