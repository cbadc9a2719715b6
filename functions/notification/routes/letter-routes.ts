import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import { letterMachine } from '../../../shared/domain/notification/machine.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

export const LetterView = onFirstUse(() =>
  z.object({
    letterId: z.string(),
    status: z.enum(letterMachine.states),
    version: z.int(),
    title: z.string(),
    body: z.string(),
    basis: z.string().describe('the passage of the regulation that the act rests on'),
    link: z.string(),
    template: z.string(),
    subjectRef: z.string(),
    postedAt: z.string(),
    readAt: z.string().optional(),
    allowedActions: z.array(z.string()),
  }),
);

const params = onFirstUse(() => z.strictObject({ letterId: z.string().min(1).max(64) }));
const readers = [...AGENCY_ROLES, 'BUYER', ...OFFICER_ROLES] as const;

/** The platform's own inbox: of an agency by its credit code, of officers by their role (row 9-1c). */
export const letterRoutes = defineRoutes({
  listLetters: {
    method: 'GET',
    path: '/letters',
    auth: 'required',
    roles: readers,
    summary: { zh: '站内信收件箱，未读在前', en: 'The inbox, unread letters first' },
    articles: ['9-1c'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        role: z.enum(OFFICER_ROLES).optional().describe('of an officer with several roles: which inbox'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(LetterView()) } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  readLetter: {
    method: 'GET',
    path: '/letters/{letterId}',
    auth: 'required',
    roles: readers,
    summary: { zh: '站内信内容', en: 'One letter' },
    articles: ['9-1c'],
    params,
    responses: () => ({ 200: { description: 'the letter', schema: LetterView() } }),
    problems: ['NOT_FOUND'],
  },
  confirmLetterRead: {
    method: 'POST',
    path: '/letters/{letterId}/read',
    auth: 'required',
    roles: readers,
    summary: { zh: '阅读回执（记录首次阅读）', en: 'The read receipt; only the first reading is recorded' },
    articles: ['9-1c'],
    params,
    responses: () => ({ 200: { description: 'the letter', schema: LetterView() } }),
    problems: ['NOT_FOUND'],
    idempotencyKey: 'not-needed',
  },
});
