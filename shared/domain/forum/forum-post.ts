import * as z from 'zod';
import { ForumPostModerated } from '../../../events/forum-post-moderated/v1.ts';
import { ForumPostSubmitted } from '../../../events/forum-post-submitted/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { AGENCY_ROLES, CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { maskContacts } from './mask-contacts.ts';

const MODERATORS = ['CENTRE_OFFICER'] as const;

/** Row 11-1c: posts of agencies and announcements of the centre; nobody but the writer sees one before a moderator did. */
export const forumPostMachine = defineMachine({
  name: 'ForumPost',
  states: ['PENDING', 'VISIBLE', 'HIDDEN'],
  terminal: [],
  transitions: [
    { action: 'submit', from: [], to: 'PENDING', actors: [...AGENCY_ROLES, ...CENTRE_ROLES] },
    { action: 'show', from: ['PENDING', 'HIDDEN'], to: 'VISIBLE', actors: MODERATORS },
    { action: 'hide', from: ['PENDING', 'VISIBLE'], to: 'HIDDEN', actors: MODERATORS },
  ],
});
export type ForumPostStatus = (typeof forumPostMachine.states)[number];

/** `title` and `text` as they are shown: contact data never gets as far as the store. */
export const ForumPostBody = onFirstUse(() =>
  z.strictObject({
    title: z.string(),
    text: z.string(),
    /** Of the centre; absent for a post of an agency. */
    announcement: z.literal(true).optional(),
    agency: z.strictObject({ agencyId: z.string(), uscc: z.string(), name: z.string() }).optional(),
    masked: z.literal(true).optional(),
    postedAt: instantSchema(),
    postedBy: z.string(),
    /** The moderation log, oldest first. */
    moderation: z.array(
      z.strictObject({
        outcome: z.enum(['VISIBLE', 'HIDDEN']),
        by: z.string(),
        at: instantSchema(),
        reason: z.string(),
      }),
    ),
  }),
);
export type ForumPostBody = z.infer<ReturnType<typeof ForumPostBody>>;

interface ForumPostState {
  readonly id: string;
  readonly status: string;
  readonly body: ForumPostBody;
}

/** – → PENDING, of an agency or, without one, of the centre; contact data is masked (11-1c). */
export function decideSubmitPost(
  postId: string,
  { title, text }: { readonly title: string; readonly text: string },
  agency: ForumPostBody['agency'],
  { now, actor }: Acting,
): Decided<ForumPostBody> {
  const shown = { title: maskContacts(title), text: maskContacts(text) };
  const masked = shown.title !== title || shown.text !== text;
  const announcement = agency === undefined;
  const event = happened(
    ForumPostSubmitted,
    { postId, announcement },
    { article: '11-1c', to: 'PENDING', inputHash: canonicalHash(shown), record: { masked } },
  );
  const body = {
    ...shown,
    ...(announcement ? { announcement } : { agency }),
    ...(masked && { masked }),
    postedAt: now,
    postedBy: actor.id,
    moderation: [],
  };
  return { events: [event], body };
}

/**
 * PENDING → VISIBLE or HIDDEN, and either way back, each with its reason in the log (11-1c).
 * @returns FOUR_EYES for an announcement of one's own
 */
export function decideModeratePost(
  { id, status, body }: ForumPostState,
  { outcome, reason }: { readonly outcome: 'VISIBLE' | 'HIDDEN'; readonly reason: string },
  { now, actor, roles }: Acting,
): Decided<ForumPostBody> | Refusal {
  const action = outcome === 'VISIBLE' ? 'show' : 'hide';
  const to = follow(forumPostMachine, status as ForumPostStatus, action, roles);
  if (isRefusal(to)) return to;
  if (body.postedBy === actor.id) return refuse('FOUR_EYES', { article: '11-1c' });
  const event = happened(ForumPostModerated, { postId: id, outcome }, { article: '11-1c', to, reason });
  const moderation = [...body.moderation, { outcome, by: actor.id, at: now, reason }];
  return { events: [event], body: { ...body, moderation } };
}
