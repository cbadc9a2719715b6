import * as z from 'zod';
import { GuideKind } from '../../../events/guidance-ref.ts';
import { GuidePublished } from '../../../events/guide-published/v1.ts';
import { GuideVersionKept } from '../../../events/guide-version-kept/v1.ts';
import { GuideWithdrawn } from '../../../events/guide-withdrawn/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

const CENTRE = ['CENTRE_OFFICER'] as const;

/** Row 3-4a: what the centre publishes for agencies. A withdrawn guide comes back with a new version only. */
export const guideMachine = defineMachine({
  name: 'Guide',
  states: ['PUBLISHED', 'WITHDRAWN'],
  terminal: [],
  transitions: [
    { action: 'publish', from: [], to: 'PUBLISHED', actors: CENTRE },
    { action: 'revise', from: ['PUBLISHED', 'WITHDRAWN'], to: 'PUBLISHED', actors: CENTRE },
    { action: 'withdraw', from: ['PUBLISHED'], to: 'WITHDRAWN', actors: CENTRE },
  ],
});
export type GuideStatus = (typeof guideMachine.states)[number];

const edition = onFirstUse(() => ({
  kind: GuideKind(),
  title: z.string(),
  text: z.string(),
  /** Counts what was published, from 1. */
  number: z.int().positive(),
  publishedAt: instantSchema(),
  publishedBy: z.string(),
}));

export const GuideBody = onFirstUse(() => z.strictObject(edition()));
export type GuideBody = z.infer<ReturnType<typeof GuideBody>>;

/** A version as it was published. Written once. */
export const GuideVersionBody = onFirstUse(() =>
  z.strictObject({ guideId: z.string(), ...edition(), textHash: z.string() }),
);
export type GuideVersionBody = z.infer<ReturnType<typeof GuideVersionBody>>;

export const guideVersionId = (guideId: string, number: number): string =>
  `${guideId}-${String(number).padStart(6, '0')}`;

interface GuideState {
  readonly id: string;
  readonly status: string;
  readonly body: GuideBody;
}

export type GuideText = Pick<GuideBody, 'kind' | 'title' | 'text'>;

/** – → PUBLISHED, or the next version of what there is. @returns NO_EFFECTIVE_CHANGE for the same text again */
export function decidePublishGuide(
  target: { readonly newId: string } | GuideState,
  text: GuideText,
  { now, actor, roles }: Acting,
): Decided<GuideBody> | Refusal {
  const before = 'newId' in target ? undefined : target;
  if (before !== undefined) {
    const next = follow(guideMachine, before.status as GuideStatus, 'revise', roles);
    if (isRefusal(next)) return next;
    const { kind, title, text: old } = before.body;
    const same = kind === text.kind && title === text.title && old === text.text;
    if (same && before.status === 'PUBLISHED') return refuse('NO_EFFECTIVE_CHANGE', { article: '3-4a' });
  }
  const guideId = 'newId' in target ? target.newId : target.id;
  const body = {
    ...text,
    number: (before?.body.number ?? 0) + 1,
    publishedAt: now,
    publishedBy: actor.id,
  };
  const event = happened(
    GuidePublished,
    { guideId, kind: body.kind, number: body.number },
    { article: '3-4a', to: 'PUBLISHED', inputHash: canonicalHash(text.text) },
  );
  return { events: [event], body };
}

/** Keeps the version, in the commit that publishes it. */
export function decideKeepGuideVersion(guideId: string, guide: GuideBody): Decided<GuideVersionBody> {
  const textHash = canonicalHash(guide.text);
  const event = happened(
    GuideVersionKept,
    { guideId, number: guide.number },
    { article: '3-4a', to: 'KEPT', inputHash: textHash, refs: { guide: guideId } },
  );
  return { events: [event], body: { guideId, ...guide, textHash } };
}

/** PUBLISHED → WITHDRAWN. */
export function decideWithdrawGuide(
  { id, status, body }: GuideState,
  reason: string,
  { roles }: Acting,
): Decided<GuideBody> | Refusal {
  const to = follow(guideMachine, status as GuideStatus, 'withdraw', roles);
  if (isRefusal(to)) return to;
  const event = happened(
    GuideWithdrawn,
    { guideId: id, number: body.number },
    { article: '3-4a', to, reason },
  );
  return { events: [event], body };
}
