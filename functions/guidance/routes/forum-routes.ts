import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { forumPostMachine } from '../../../shared/domain/forum/forum-post.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { textField } from '../../../shared/runtime/text-field.ts';
import { ForumPostView } from '../forum/view.ts';
import { answers, idField, moved } from './route-parts.ts';

const params = onFirstUse(() => z.strictObject({ postId: idField() }));
const readers = {
  method: 'GET',
  auth: 'required',
  roles: [...AGENCY_ROLES, ...READING_OFFICERS],
  articles: ['11-1c'],
} as const;

/** The exchange platform of agencies and the centre, moderated (11-1c). */
export const forumRoutes = defineRoutes({
  submitForumPost: {
    method: 'POST',
    path: '/forum-posts',
    auth: 'required',
    roles: [...AGENCY_ROLES, ...CENTRE_ROLES],
    summary: {
      zh: '在交流平台发帖或发布公告（审核后可见，联系方式自动屏蔽）',
      en: 'A post of an agency or an announcement of the centre; seen once moderated, contact data masked',
    },
    articles: ['11-1c'],
    body: onFirstUse(() => z.strictObject({ title: textField(200), text: textField(4000) })),
    responses: answers(201, 'the post', ForumPostView),
    problems: ['AGENCY_NOT_ACTIVE'],
  },
  moderateForumPost: {
    method: 'POST',
    path: '/forum-posts/{postId}/moderation',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '审核帖子：公开或隐藏', en: 'Let a post be seen, or hide it' },
    articles: ['11-1c'],
    params,
    body: onFirstUse(() =>
      z.strictObject({ outcome: z.enum(['VISIBLE', 'HIDDEN']), reason: textField(1000) }),
    ),
    responses: answers(200, 'the post', ForumPostView),
    problems: [...moved, 'FOUR_EYES', 'CONFLICT_OF_INTEREST'],
  },
  listForumPosts: {
    ...readers,
    path: '/forum-posts',
    summary: {
      zh: '交流平台帖子（工作人员可按状态，服务机构可查本机构）',
      en: 'What is seen, newest first; officers by status, an agency also its own',
    },
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(forumPostMachine.states).optional().describe('VISIBLE unless said otherwise'),
        own: z.stringbool().optional().describe('those of the caller’s agency'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(ForumPostView()) } }),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE'],
  },
  readForumPost: {
    ...readers,
    path: '/forum-posts/{postId}',
    summary: { zh: '一篇帖子', en: 'One post' },
    params,
    responses: answers(200, 'the post', ForumPostView),
    problems: ['NOT_FOUND', 'AGENCY_NOT_ACTIVE'],
  },
});
