import { EntryReviewProposed } from '../../../../events/entry-review-proposed/v1.ts';
import { EntryReviewReturned } from '../../../../events/entry-review-returned/v1.ts';
import { EntryReviewed } from '../../../../events/entry-reviewed/v1.ts';
import { EntrySiteVisitBegun } from '../../../../events/entry-site-visit-begun/v1.ts';
import { EntrySupplementRequested } from '../../../../events/entry-supplement-requested/v1.ts';
import { EntryUnderReview } from '../../../../events/entry-under-review/v1.ts';
import type { Acting } from '../../acting.ts';
import { happened } from '../../event.ts';
import { isRefusal, refuse } from '../../problem.ts';
import { type EntryDecision, entryRefOf, type EntryState, followEntry } from './entry.ts';

type ToReview = 'startReview' | 'resume' | 'reviewAgain';

function underReview(state: EntryState, action: ToReview, acting: Acting): EntryDecision {
  const to = followEntry(state.status, action, acting);
  if (isRefusal(to)) return to;
  const { review: _, ...body } = state.body;
  const again = action !== 'startReview';
  return {
    events: [happened(EntryUnderReview, { ...entryRefOf(state), again }, { article: '9-3a', to })],
    body,
  };
}

/** COMPUTED → UNDER_REVIEW. */
export const decideStartReview = (state: EntryState, acting: Acting): EntryDecision =>
  underReview(state, 'startReview', acting);

/** SUPPLEMENT_REQUESTED or SITE_VISIT → UNDER_REVIEW: what was waited for has come, or its time is over. */
export const decideResume = (state: EntryState, acting: Acting): EntryDecision =>
  underReview(state, 'resume', acting);

/** REVIEWED → UNDER_REVIEW: an approved correction, an upheld objection or a ground not heard asks for another look. */
export const decideReviewAgain = (state: EntryState, acting: Acting): EntryDecision =>
  underReview(state, 'reviewAgain', acting);

const withAsked = ({ body }: EntryState, asked: NonNullable<EntryState['body']['asked']>[number]) => ({
  ...body,
  asked: [...(body.asked ?? []), asked],
});

/** UNDER_REVIEW → SUPPLEMENT_REQUESTED: commit it with the request for material (9-3d). */
export function decideRequestSupplement(
  state: EntryState,
  { cooperationId }: { readonly cooperationId: string },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'requestSupplement', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    EntrySupplementRequested,
    { ...entryRefOf(state), cooperationId },
    { article: '9-3d', to, refs: { supplement: cooperationId } },
  );
  return { events: [event], body: withAsked(state, { kind: 'SUPPLEMENT', id: cooperationId }) };
}

/** UNDER_REVIEW → SITE_VISIT (9-3e). */
export function decideStartSiteVisit(
  state: EntryState,
  { siteVisitId }: { readonly siteVisitId: string },
  acting: Acting,
): EntryDecision {
  const to = followEntry(state.status, 'startSiteVisit', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    EntrySiteVisitBegun,
    { ...entryRefOf(state), siteVisitId },
    { article: '9-3e', to, refs: { siteVisit: siteVisitId } },
  );
  return { events: [event], body: withAsked(state, { kind: 'SITE_VISIT', id: siteVisitId }) };
}

/** The officer has reviewed the entry and puts it before a second person; the state stays UNDER_REVIEW. */
export function decideProposeReview(state: EntryState, acting: Acting): EntryDecision {
  const to = followEntry(state.status, 'proposeReview', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(EntryReviewProposed, entryRefOf(state), { article: '9-3a', to })],
    body: {
      ...state.body,
      reviews: state.body.reviews + 1,
      review: { by: acting.actor.id, at: acting.now },
    },
  };
}

/** What was proposed, for a second person to decide on; the first may not (④). */
function secondPerson(state: EntryState, action: 'approveReview' | 'returnReview', acting: Acting) {
  const to = followEntry(state.status, action, acting);
  if (isRefusal(to)) return to;
  const { review } = state.body;
  if (review === undefined) {
    const zh = '尚无待复核的审核意见';
    return refuse('ILLEGAL_TRANSITION', { article: '9-3a', detail: { zh, en: 'No review was proposed' } });
  }
  if (review.by === acting.actor.id) return refuse('FOUR_EYES', { article: '9-3a' });
  return { to, review };
}

/** UNDER_REVIEW → REVIEWED by a second person (④); put `['review', 'by']` as `notBy` in the commit. */
export function decideApproveReview(state: EntryState, acting: Acting): EntryDecision {
  const decision = secondPerson(state, 'approveReview', acting);
  if (isRefusal(decision)) return decision;
  const { to, review } = decision;
  return {
    events: [
      happened(EntryReviewed, entryRefOf(state), {
        article: '9-3a',
        to,
        record: { reviewedBy: review.by, approvedBy: acting.actor.id },
      }),
    ],
    body: { ...state.body, review: { ...review, approvedBy: acting.actor.id } },
  };
}

/** The second person asks for another look; the state stays UNDER_REVIEW. */
export function decideReturnReview(
  state: EntryState,
  { reason }: { readonly reason: string },
  acting: Acting,
): EntryDecision {
  const decision = secondPerson(state, 'returnReview', acting);
  if (isRefusal(decision)) return decision;
  const { review: _, ...body } = state.body;
  return {
    events: [
      happened(EntryReviewReturned, entryRefOf(state), {
        article: '9-3a',
        to: decision.to,
        reason,
        record: { reviewedBy: decision.review.by },
      }),
    ],
    body,
  };
}
