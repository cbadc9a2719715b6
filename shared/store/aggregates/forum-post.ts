import { ForumPostBody } from '../../domain/forum/forum-post.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status (list1), and those of an agency (list2), in the order of their time. */
export const forumPost: AggregateType<ForumPostBody> = {
  kind: 'FORUMPOST',
  body: ForumPostBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`FORUMPOST#${status}`, `${body.postedAt}#${id}`],
    ...(body.agency && { list2: [`FORUMPOST#AGENCY#${body.agency.agencyId}`, `${body.postedAt}#${id}`] }),
  }),
};
