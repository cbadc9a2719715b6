import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import {
  ForumPostBody,
  forumPostMachine,
  type ForumPostStatus,
} from '../../../shared/domain/forum/forum-post.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { isOfficer, type Viewer } from '../../../shared/runtime/viewer.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

export const ForumPostView = onFirstUse(() => {
  const { title, text, announcement, masked, postedAt, moderation } = ForumPostBody().shape;
  return z.object({
    postId: z.string(),
    status: z.enum(forumPostMachine.states),
    version: z.int(),
    title,
    text,
    announcement,
    masked,
    postedAt,
    orgName: z.string().optional(),
    agencyId: z.string().optional(),
    moderation: moderation.optional().describe('the log, for officers'),
    allowedActions: z.array(z.string()),
  });
});

/** Agencies see which agency wrote, never which person, nor who moderated. */
export function forumPostView({ id, status, version, body }: Standing<ForumPostBody>, viewer: Viewer) {
  const { agency, postedBy: _, moderation, ...shown } = body;
  return {
    postId: id,
    status: status as ForumPostStatus,
    version,
    ...shown,
    ...(agency && { orgName: agency.name, agencyId: agency.agencyId }),
    ...(isOfficer(viewer) && { moderation }),
    allowedActions: allowedActions(forumPostMachine, status as ForumPostStatus, viewer.roles),
  };
}
