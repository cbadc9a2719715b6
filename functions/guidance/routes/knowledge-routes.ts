import * as z from 'zod';
import { GuideKind } from '../../../events/guidance-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { phoneSchema } from '../../../shared/domain/identity/phone.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved, oneText, reason, words } from './route-parts.ts';
import { ConsultationView, GuideView, KnowledgeView } from './schemas.ts';

const byOfficer = { method: 'POST', auth: 'required', roles: ['CENTRE_OFFICER'] } as const;
const forAnybody = { method: 'GET', auth: 'none', roles: [] } as const;
const consultationParams = onFirstUse(() => z.strictObject({ consultationId: idField() }));
const guideParams = onFirstUse(() => z.strictObject({ guideId: idField() }));
const Guide = onFirstUse(() =>
  z.strictObject({ kind: GuideKind(), title: textField(200), text: textField(20_000) }),
);

/** The hotline and what is published of its answers; guides, answers to common questions, templates. */
export const knowledgeRoutes = defineRoutes({
  recordConsultation: {
    ...byOfficer,
    path: '/hotline-consultations',
    summary: { zh: '登记热线咨询', en: 'Write down a call to the hotline; the caller is sealed' },
    articles: ['3-2c'],
    body: onFirstUse(() =>
      z.strictObject({
        question: textField(2000),
        agencyId: idField().optional(),
        caller: z
          .strictObject({ name: textField(60).optional(), phone: phoneSchema().optional() })
          .optional(),
      }),
    ),
    responses: answers(201, 'the consultation, without its caller', ConsultationView),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  answerConsultation: {
    ...byOfficer,
    path: '/hotline-consultations/{consultationId}/answer',
    summary: { zh: '答复热线咨询', en: 'Answer' },
    articles: ['3-2c'],
    params: consultationParams,
    body: oneText,
    responses: answers(200, 'the consultation', ConsultationView),
    problems: [...moved],
  },
  publishKnowledge: {
    ...byOfficer,
    method: 'PUT',
    path: '/hotline-consultations/{consultationId}/knowledge',
    summary: { zh: '公开问答（不得含个人信息）', en: 'Publish question and answer, without personal data' },
    articles: ['3-2c'],
    params: consultationParams,
    body: onFirstUse(() => z.strictObject({ question: textField(500), answer: textField(4000) })),
    responses: answers(200, 'the consultation', ConsultationView),
    problems: [...moved],
  },
  withdrawKnowledge: {
    ...byOfficer,
    path: '/hotline-consultations/{consultationId}/knowledge-withdrawal',
    summary: { zh: '撤回公开的问答', en: 'Withdraw what was published' },
    articles: ['3-2c'],
    params: consultationParams,
    body: reason,
    responses: answers(200, 'the consultation', ConsultationView),
    problems: [...moved],
  },
  listKnowledge: {
    ...forAnybody,
    path: '/knowledge',
    summary: { zh: '热线知识库，可按文字检索', en: 'Answers of the hotline, newest first or by words' },
    articles: ['3-2c'],
    query: onFirstUse(() => z.strictObject({ ...pageQuery(), q: words() })),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(KnowledgeView()) } }),
    problems: [],
  },
  listGuides: {
    ...forAnybody,
    path: '/guides',
    summary: { zh: '指引、常见问题和模板，可按文字检索', en: 'What is published, newest first or by words' },
    articles: ['3-4a'],
    query: onFirstUse(() =>
      z
        .strictObject({ ...pageQuery(), kind: GuideKind().optional(), q: words() })
        .refine(({ kind, q }) => kind === undefined || q === undefined, 'by kind or by words'),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(GuideView()) } }),
    problems: [],
  },
  readGuide: {
    ...forAnybody,
    path: '/guides/{guideId}',
    summary: { zh: '一份已发布的指引', en: 'A published guide as it stands' },
    articles: ['3-4a'],
    params: guideParams,
    responses: answers(200, 'the guide', GuideView),
    problems: ['NOT_FOUND'],
  },
  readGuidesPage: {
    ...forAnybody,
    path: '/guidebook',
    summary: { zh: '服务机构指引页面', en: 'The guides as people read them' },
    articles: ['3-4a'],
    query: onFirstUse(() => z.strictObject({ cursor: pageQuery().cursor })),
    responses: () => ({
      200: { description: 'a page for people', schema: z.string(), contentType: 'text/html' },
    }),
    problems: [],
  },
  publishGuide: {
    ...byOfficer,
    path: '/guides',
    summary: { zh: '发布指引', en: 'Publish a guide' },
    articles: ['3-4a'],
    body: Guide,
    responses: answers(201, 'the guide', GuideView),
    problems: [],
  },
  reviseGuide: {
    ...byOfficer,
    method: 'PUT',
    path: '/guides/{guideId}',
    summary: { zh: '发布新版本', en: 'Publish the next version' },
    articles: ['3-4a'],
    params: guideParams,
    body: Guide,
    responses: answers(200, 'the guide', GuideView),
    problems: [...moved, 'NO_EFFECTIVE_CHANGE'],
  },
  withdrawGuide: {
    ...byOfficer,
    path: '/guides/{guideId}/withdrawal',
    summary: { zh: '撤回', en: 'Withdraw it' },
    articles: ['3-4a'],
    params: guideParams,
    body: reason,
    responses: answers(200, 'the guide', GuideView),
    problems: [...moved],
  },
});
