import * as z from 'zod';
import { AdviceKind, FollowUpCause } from '../../../events/guidance-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ADVICE_SOURCES } from '../../../shared/domain/advice/improvement-advice.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { localDateSchema } from '../../../shared/domain/time/local-date.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved, oneText } from './route-parts.ts';
import { AdviceView, FollowUpView, VisitView } from './schemas.ts';

const byOfficer = { method: 'POST', auth: 'required', roles: ['CENTRE_OFFICER'] } as const;
const byAgency = { method: 'POST', auth: 'required', roles: AGENCY_ROLES } as const;
const ref = onFirstUse(() => z.string().regex(/^[A-Z]+#[\w.-]{1,120}$/));
const adviceParams = onFirstUse(() => z.strictObject({ adviceId: idField() }));

/** What the centre does about one agency. */
export const agencyRoutes = defineRoutes({
  openFollowUp: {
    ...byOfficer,
    path: '/follow-ups',
    summary: { zh: '建立跟踪服务', en: 'Follow an agency up, with a task until a day' },
    articles: ['3-2a'],
    body: onFirstUse(() =>
      z
        .strictObject({
          agencyId: idField(),
          cause: FollowUpCause(),
          causeRef: ref().optional(),
          title: textField(200),
          dueOn: localDateSchema(),
        })
        .transform(({ causeRef, ...rest }) => ({ ...rest, ...(causeRef !== undefined && { causeRef }) })),
    ),
    responses: () => ({ 201: { description: 'its id', schema: z.object({ id: z.string() }) } }),
    problems: ['AGENCY_NOT_ACTIVE', 'CONFLICT_OF_INTEREST'],
  },
  noteFollowUp: {
    ...byOfficer,
    path: '/follow-ups/{followUpId}/notes',
    summary: { zh: '登记跟踪情况或办结', en: 'Write a note, or with `done` what came of it' },
    articles: ['3-2a'],
    params: onFirstUse(() => z.strictObject({ followUpId: z.string().min(1).max(120) })),
    body: onFirstUse(() => z.strictObject({ text: textField(2000), done: z.boolean().default(false) })),
    responses: answers(200, 'the follow-up', FollowUpView),
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
  planVisit: {
    ...byOfficer,
    path: '/research-visits',
    summary: { zh: '安排调研走访并通知机构', en: 'Plan a visit; the agency is told' },
    articles: ['3-2d'],
    body: onFirstUse(() =>
      z.strictObject({ agencyId: idField(), visitOn: localDateSchema(), purpose: textField(500) }),
    ),
    responses: answers(201, 'the visit', VisitView),
    problems: ['AGENCY_NOT_ACTIVE', 'CONFLICT_OF_INTEREST'],
  },
  finishVisit: {
    ...byOfficer,
    path: '/research-visits/{visitId}/completion',
    summary: { zh: '登记走访纪要和发现', en: 'Minutes, findings and photos of a visit' },
    articles: ['3-2d'],
    params: onFirstUse(() => z.strictObject({ visitId: idField() })),
    body: onFirstUse(() =>
      z.strictObject({
        minutes: textField(10_000),
        findings: z.array(textField(1000)).max(20).default([]),
        documentIds: z
          .array(idField())
          .max(20)
          .default([])
          .describe("photos and papers, as evidence in the agency's file"),
      }),
    ),
    responses: answers(200, 'the visit', VisitView),
    problems: [...moved, 'CONFLICT_OF_INTEREST', 'DOCUMENT_NOT_CLEAN'],
  },
  sendAdvice: {
    ...byOfficer,
    path: '/improvement-advice',
    summary: { zh: '发送优化或改进建议', en: 'Advise an agency, on the ground of what was found' },
    articles: ['3-3b'],
    body: onFirstUse(() =>
      z.strictObject({
        agencyId: idField(),
        kind: AdviceKind(),
        title: textField(200),
        text: textField(10_000),
        sourceRef: ref()
          .refine(
            (given) => ADVICE_SOURCES.some((kind) => given.startsWith(`${kind}#`)),
            'no source of advice',
          )
          .describe(`what it rests on: <kind>#<id>, of ${ADVICE_SOURCES.join(', ')}`),
      }),
    ),
    responses: answers(201, 'the advice', AdviceView),
    problems: ['AGENCY_NOT_ACTIVE', 'CONFLICT_OF_INTEREST'],
  },
  openAdvice: {
    ...byAgency,
    path: '/improvement-advice/{adviceId}/reading',
    summary: {
      zh: '查看建议（首次查看即为已读回执）',
      en: 'Open advice; the first time is the read receipt',
    },
    articles: ['3-3b'],
    idempotencyKey: 'not-needed',
    params: adviceParams,
    responses: answers(200, 'the advice with its text', AdviceView),
    problems: ['NOT_FOUND'],
  },
  respondToAdvice: {
    ...byAgency,
    path: '/improvement-advice/{adviceId}/response',
    summary: { zh: '回复建议', en: 'Answer advice' },
    articles: ['3-3b'],
    params: adviceParams,
    body: oneText,
    responses: answers(200, 'the advice', AdviceView),
    problems: [...moved],
  },
});
