import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import { Attempt, HOW_REACHED } from '../../../shared/domain/notification/delivery.ts';
import { deliveryMachine } from '../../../shared/domain/notification/machine.ts';
import { Channel } from '../../../shared/domain/notification/notice.ts';
import { instantSchema } from '../../../shared/domain/time/instant.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

export const DeliveryView = onFirstUse(() =>
  z.object({
    deliveryId: z.string(),
    noticeId: z.string(),
    eventId: z.string(),
    channel: Channel(),
    template: z.string(),
    recipient: z.object({
      kind: z.enum(['AGENCY', 'BUYER', 'OBJECTOR', 'COMPLAINANT', 'SURVEYED', 'OFFICERS']),
      uscc: z.string().optional(),
      role: z.string().optional(),
    }),
    subjectRef: z.string(),
    status: z.enum(deliveryMachine.states),
    version: z.int(),
    createdAt: z.string(),
    attempts: z.array(Attempt()),
    deadReason: z.string().optional(),
    readAt: z.string().optional(),
    reached: z
      .object({ how: z.enum(HOW_REACHED), at: z.string(), by: z.string(), recordedAt: z.string() })
      .optional(),
    deadlines: z.array(z.looseObject({ kind: z.string(), dueAt: z.string() })),
    allowedActions: z.array(z.string()),
  }),
);

/** Experts look at cases, not at who was told of them. */
const READERS = OFFICER_ROLES.filter((role) => role !== 'EXPERT');
const CALLERS = ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'CENTRE_DISCIPLINE'] as const;
const params = onFirstUse(() => z.strictObject({ deliveryId: z.string().min(1).max(64) }));
const Reach = onFirstUse(() => ({
  how: z.enum(HOW_REACHED),
  reachedAt: instantSchema().describe('when the recipient was reached'),
}));
const responses = onFirstUse(() => ({ 200: { description: 'the delivery', schema: DeliveryView() } }));
const problems = [
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'FORBIDDEN_ROLE',
  'CONFLICT_OF_INTEREST',
  'STALE_VERSION',
  'VALIDATION_FAILED',
] as const;

/** The evidence of every channel, and what a person records where a channel failed (SM-21, row 9-1c). */
export const deliveryRoutes = defineRoutes({
  listDeliveries: {
    method: 'GET',
    path: '/deliveries',
    auth: 'required',
    roles: READERS,
    summary: { zh: '某一事项的通知送达记录', en: 'The deliveries about one subject, oldest first' },
    articles: ['9-1c'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        subject: z
          .string()
          .regex(/^[A-Z]+#[\w-]{1,80}$/)
          .describe('the aggregate told of, e.g. CASE#01J…'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(DeliveryView()) } }),
    problems: [],
  },
  readDelivery: {
    method: 'GET',
    path: '/deliveries/{deliveryId}',
    auth: 'required',
    roles: READERS,
    summary: { zh: '一条送达记录', en: 'One delivery' },
    articles: ['9-1c'],
    params,
    responses,
    problems: ['NOT_FOUND'],
  },
  recordManualReach: {
    method: 'POST',
    path: '/deliveries/{deliveryId}/manual-reach',
    auth: 'required',
    roles: CALLERS,
    summary: { zh: '登记人工通知', en: 'Record that the recipient was reached another way' },
    articles: ['9-1c'],
    params,
    body: onFirstUse(() => z.strictObject(Reach())),
    responses,
    problems,
  },
  decideInDoubt: {
    method: 'POST',
    path: '/deliveries/{deliveryId}/in-doubt-decision',
    auth: 'required',
    roles: CALLERS,
    summary: {
      zh: '提交结果不明的短信：确认已达或重新发送',
      en: 'Decide on a submission in doubt: the recipient was reached, or send it again',
    },
    articles: ['9-1c'],
    params,
    body: onFirstUse(() =>
      z.discriminatedUnion('decision', [
        z.strictObject({ decision: z.literal('REACHED'), ...Reach() }),
        z.strictObject({ decision: z.literal('SEND_AGAIN') }),
      ]),
    ),
    responses,
    problems,
  },
  disclosePhone: {
    method: 'POST',
    path: '/deliveries/{deliveryId}/phone-disclosures',
    auth: 'required',
    roles: CALLERS,
    summary: {
      zh: '查看完整手机号码以便致电（留痕）',
      en: 'The full number of an agency that must be called; an audited act',
    },
    articles: ['9-1c'],
    params,
    body: onFirstUse(() => z.strictObject({ reason: z.string().trim().min(1).max(200) })),
    responses: () => ({
      200: { description: 'the number', schema: z.object({ phone: z.string(), version: z.int() }) },
    }),
    problems: [...problems, 'PHONE_NOT_VERIFIED'],
  },
});
