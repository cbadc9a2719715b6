import { decideModeratePost, decideSubmitPost } from '../../../shared/domain/forum/forum-post.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import { forumPost } from '../../../shared/store/aggregates/forum-post.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { closeStep, openStep, type Step } from '../../../shared/store/tasks.ts';
import { answer } from '../answer.ts';
import type { GuidanceDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { forumPostView } from './view.ts';

const moderationStep = (id: string): Step => ({
  subjectRef: `FORUMPOST#${id}`,
  kind: 'MODERATE_FORUM_POST',
  round: 1,
  article: '11-1c',
});

/** An agency on the platform posts, or an officer announces; a moderator sees it first (11-1c). */
export async function submitForumPost(
  request: Request<(typeof routes)['submitForumPost']>,
  { tables, settings }: GuidanceDeps,
): Promise<Plan> {
  const { principal, now, body } = request;
  const writer = isOfficer(viewerOf(principal)) ? undefined : await requireLiveAgency(tables, principal.uscc);
  const agency = writer && { agencyId: writer.id, uscc: writer.body.uscc, name: writer.body.name };
  const target = { newId: newId() };
  const decided = decideSubmitPost(target.newId, body, agency, acting(request));
  const { policy } = await settings.current(now);
  const about = { queue: 'CENTRE_OFFICER', ...(agency && { uscc: agency.uscc }) } as const;
  return {
    changes: [
      change(forumPost, target, decided),
      ...(await openStep(moderationStep(target.newId), about, { now, policy }, tables)),
    ],
    response: answer(target, decided, request, forumPostView),
  };
}

/** Lets a post be seen, or hides it, with the reason; no officer judges their own announcement (11-1c). */
export async function moderateForumPost(
  request: Request<(typeof routes)['moderateForumPost']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, forumPost, request.params.postId);
  requireVersion(found, request.ifMatch);
  const officer = impartial(request, found.body.agency?.uscc, '11-1c');
  const decided = orThrow(decideModeratePost(found, request.body, officer));
  return {
    changes: [
      change(forumPost, found, decided),
      ...(await closeStep(moderationStep(found.id), officer, tables)),
    ],
    response: answer(found, decided, request, forumPostView),
  };
}

/** What all see, newest first; officers by status, an agency also its own whatever their status (11-1c). */
export async function listForumPosts(
  { query, principal }: Request<(typeof routes)['listForumPosts']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  const { status = 'VISIBLE' } = query;
  const own = isOfficer(viewer) ? undefined : await requireLiveAgency(tables, principal.uscc);
  if (own !== undefined && status !== 'VISIBLE') throw new ProblemError(refuse('NOT_FOUND'));
  const pk = `FORUMPOST#${status}`;
  const { items, ...rest } = await (query.own === true && own !== undefined
    ? list(tables, forumPost, 'list2', { pk: `FORUMPOST#AGENCY#${own.id}`, newestFirst: true }, query)
    : list(tables, forumPost, 'list1', { pk, newestFirst: true }, query));
  return { status: 200, body: { items: items.map((each) => forumPostView(each, viewer)), ...rest } };
}

/** @throws NOT_FOUND for a post of others that no moderator let be seen */
export async function readForumPost(
  { params, principal }: Request<(typeof routes)['readForumPost']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  const found = await get(tables, forumPost, params.postId);
  if (!isOfficer(viewer)) {
    const own = await requireLiveAgency(tables, principal.uscc);
    if (found.status !== 'VISIBLE' && found.body.agency?.agencyId !== own.id)
      throw new ProblemError(refuse('NOT_FOUND'));
  }
  return { status: 200, body: forumPostView(found, viewer), headers: etag(found.version) };
}
