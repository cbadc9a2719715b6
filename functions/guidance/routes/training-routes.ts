import * as z from 'zod';
import { TrainingKind } from '../../../events/guidance-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { instantSchema } from '../../../shared/domain/time/instant.ts';
import { MAX_INVITED } from '../../../shared/domain/training/session.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { answers, idField, moved } from './route-parts.ts';
import { PlaceView, SessionView } from './schemas.ts';

const byOfficer = { auth: 'required', roles: ['CENTRE_OFFICER'], articles: ['3-2b'] } as const;
const sessionParams = onFirstUse(() => z.strictObject({ sessionId: idField() }));
const Session = onFirstUse(() =>
  z.strictObject({
    kind: TrainingKind(),
    title: textField(200),
    description: textField(5000),
    place: textField(200).optional(),
    link: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
    startsAt: instantSchema(),
    registerBy: instantSchema(),
    capacity: z.int().min(1).max(2000),
    invitedAgencyIds: z
      .array(idField())
      .max(MAX_INVITED)
      .refine((ids) => new Set(ids).size === ids.length, 'each once')
      .default([])
      .describe('told by letter when it opens'),
  }),
);
/** Each place is some items of one transaction, which holds 100. */
const MAX_ATTENDANCE = 20;

export const trainingRoutes = defineRoutes({
  listTrainingSessions: {
    method: 'GET',
    path: '/training-sessions',
    auth: 'none',
    roles: [],
    summary: { zh: '可报名的培训交流活动', en: 'Sessions that are open, soonest first' },
    articles: ['3-2b'],
    query: onFirstUse(() => z.strictObject(pageQuery())),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(SessionView()) } }),
    problems: [],
  },
  draftTrainingSession: {
    ...byOfficer,
    method: 'POST',
    path: '/training-sessions',
    summary: { zh: '拟定培训交流活动', en: 'Draft a session of training or exchange' },
    body: Session,
    responses: answers(201, 'the draft', SessionView),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  reviseTrainingSession: {
    ...byOfficer,
    method: 'PUT',
    path: '/training-sessions/{sessionId}',
    summary: { zh: '修改活动草稿', en: 'Change a draft' },
    params: sessionParams,
    body: Session,
    responses: answers(200, 'the draft', SessionView),
    problems: [...moved, 'AGENCY_NOT_ACTIVE'],
  },
  moveTrainingSession: {
    ...byOfficer,
    method: 'POST',
    path: '/training-sessions/{sessionId}/steps',
    summary: { zh: '发布、登记举办或结束活动', en: 'Open, hold or close a session' },
    params: sessionParams,
    body: onFirstUse(() => z.strictObject({ step: z.enum(['open', 'hold', 'close']) })),
    responses: answers(200, 'the session', SessionView),
    problems: [...moved, 'DEADLINE_PASSED'],
  },
  registerForTraining: {
    method: 'POST',
    path: '/training-sessions/{sessionId}/registrations',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '报名', en: 'Take a place' },
    articles: ['3-2b'],
    params: sessionParams,
    responses: () => ({
      200: { description: 'the place, after one that was given back', schema: PlaceView() },
      201: { description: 'the place', schema: PlaceView() },
    }),
    problems: [...moved, 'AGENCY_NOT_ACTIVE', 'DEADLINE_PASSED', 'DUPLICATE', 'TRAINING_FULL'],
  },
  cancelTrainingPlace: {
    method: 'POST',
    path: '/training-places/{placeId}/cancellation',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '取消报名', en: 'Give a place back' },
    articles: ['3-2b'],
    params: onFirstUse(() => z.strictObject({ placeId: z.string().min(1).max(120) })),
    responses: answers(200, 'the place', PlaceView),
    problems: [...moved, 'DEADLINE_PASSED'],
  },
  recordAttendance: {
    ...byOfficer,
    method: 'POST',
    path: '/training-sessions/{sessionId}/attendance',
    summary: { zh: '登记出席情况', en: 'Record who was there' },
    params: sessionParams,
    body: onFirstUse(() =>
      z.strictObject({
        items: z
          .array(z.strictObject({ agencyId: idField(), attended: z.boolean() }))
          .min(1)
          .max(MAX_ATTENDANCE)
          .refine(
            (items) => new Set(items.map(({ agencyId }) => agencyId)).size === items.length,
            'each once',
          ),
      }),
    ),
    responses: () => ({
      200: { description: 'the places', schema: z.object({ items: z.array(PlaceView()) }) },
    }),
    problems: [...moved, 'CONFLICT_OF_INTEREST'],
  },
});
