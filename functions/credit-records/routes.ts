import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { RecordFields } from '../../shared/domain/credit-record/credit-record.ts';
import { creditRecordMachine } from '../../shared/domain/credit-record/machine.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { localDateSchema } from '../../shared/domain/time/local-date.ts';
import { pageOf, pageQuery } from '../../shared/runtime/paging.ts';
import { defineRoutes } from '../../shared/runtime/route.ts';
import { textField } from '../../shared/runtime/text-field.ts';
import { CreditRecordView, ReferralView } from './views.ts';

const id = () => z.string().min(1).max(140);
const params = onFirstUse(() => z.strictObject({ creditRecordId: id() }));
const Reason = onFirstUse(() => z.strictObject({ reason: textField(1000) }));
const documentIds = () => z.array(z.string().min(1).max(60)).min(1).max(20);

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
const one = onFirstUse(() => ({ 200: { description: 'the record', schema: CreditRecordView() } }));
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
    responses: () => ({ 201: { description: 'the draft', schema: CreditRecordView() } }),
    problems: ['NOT_FOUND', 'NOT_CONFIRMED', 'CONFLICT_OF_INTEREST', 'DUPLICATE'],
  },
  listCreditRecords: {
    method: 'GET',
    path: '/credit-records',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES, 'BUYER'],
    summary: {
      zh: '科技信用记录（单位仅见本单位）',
      en: 'Records by status, or all of one unit; an agency or a buyer sees its own',
    },
    articles: ['14-2d', '14-2f'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(creditRecordMachine.states).default('DRAFT'),
        uscc: z
          .string()
          .min(1)
          .max(18)
          .optional()
          .describe('for officers: of one unit, of any status, newest first'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(CreditRecordView()) } }),
    problems: ['NOT_FOUND'],
  },
  readCreditRecord: {
    method: 'GET',
    path: '/credit-records/{creditRecordId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES, 'BUYER'],
    summary: { zh: '查看科技信用记录', en: 'One record; an agency or a buyer sees its own' },
    articles: ['14-2d', '14-2f'],
    params,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  openRecordedName: {
    method: 'POST',
    path: '/credit-records/{creditRecordId}/name-disclosures',
    auth: 'required',
    // Anybody else is refused by the use case, which also raises the alarm.
    roles: [],
    summary: {
      zh: '调阅被记录人员的密封姓名（市科委、纪检及所在单位，留痕；其他人员尝试即告警）',
      en: 'Open the sealed name of a recorded person: the Commission, the discipline office and its agency, audited; any other attempt raises an alarm',
    },
    articles: ['14-2d'],
    idempotencyKey: 'not-needed',
    params,
    body: Reason,
    responses: () => ({
      200: {
        description: 'the name',
        schema: z.object({ creditRecordId: z.string(), name: z.string() }),
      },
    }),
    problems: ['NOT_FOUND', 'FORBIDDEN_ROLE', 'CONFLICT_OF_INTEREST'],
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
    problems: [...moved, 'NOT_CONFIRMED'],
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
    responses: () => ({ 201: { description: 'the referral', schema: ReferralView() } }),
    problems: ['NOT_FOUND', 'NOT_CONFIRMED', 'NO_GROUND', 'CONFLICT_OF_INTEREST', 'DOCUMENT_NOT_CLEAN'],
  },
  listReferrals: {
    method: 'GET',
    path: '/referrals',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '移送记录', en: 'Referrals, or those of one agency, the latest first' },
    articles: ['14-2e'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), uscc: z.string().min(1).max(18).optional() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ReferralView()) } }),
    problems: [],
  },
  readReferral: {
    method: 'GET',
    path: '/referrals/{referralId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '查看移送记录', en: 'One referral' },
    articles: ['14-2e'],
    params: onFirstUse(() => z.strictObject({ referralId: id() })),
    responses: () => ({ 200: { description: 'the referral', schema: ReferralView() } }),
    problems: ['NOT_FOUND'],
  },
});
