import type * as z from 'zod';
import { SpotCheckConcluded } from '../../../events/spot-check-concluded/v1.ts';
import { SpotCheckReviewReturned } from '../../../events/spot-check-review-returned/v1.ts';
import { SpotCheckReviewed } from '../../../events/spot-check-reviewed/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { assessesSomething, faultsOf } from './check-items.ts';
import {
  type CheckOutcome,
  type FailureConsequence,
  followSpotCheck,
  type SheetLine,
  type SpotCheckDecision,
  spotCheckRefOf,
  type SpotCheckState,
} from './spot-check.ts';

type Outcome = z.infer<ReturnType<typeof CheckOutcome>>;

export interface Review {
  readonly sheet: readonly z.infer<ReturnType<typeof SheetLine>>[];
  readonly outcome: Outcome;
  readonly summary: string;
}

/** SUBMITTED → REVIEWED: the officer's result sheet, every item of the check answered, and the outcome it leads to. */
export function decideReview(state: SpotCheckState, review: Review, acting: Acting): SpotCheckDecision {
  const to = followSpotCheck(state.status, 'review', acting);
  if (isRefusal(to)) return to;
  const { sheet, outcome, summary } = review;
  const faults = faultsOf(sheet);
  if (faults.length > 0) return refuse('VALIDATION_FAILED', { article: '3-1c', fields: faults });
  if (!assessesSomething(sheet)) return refuse('NOTHING_ASSESSED', { article: '3-1c' });
  const defects = sheet.filter(({ result }) => result === 'DEFECT').length;
  if (defects > 0 !== (outcome === 'FAILED')) {
    const zh = '有缺陷项的应为不通过，无缺陷项的应为通过';
    const fields = [{ field: 'body.outcome', zh, en: 'FAILED if, and only if, the sheet has a defect' }];
    return refuse('VALIDATION_FAILED', { article: '3-1c', fields });
  }
  const event = happened(
    SpotCheckReviewed,
    { ...spotCheckRefOf(state), outcome },
    { article: '3-1c', to, record: { lines: sheet.length, defects } },
  );
  const by = { by: acting.actor.id, at: acting.now };
  return {
    events: [event],
    body: {
      ...state.body,
      reviews: state.body.reviews + 1,
      review: { sheet: [...sheet], outcome, summary, ...by },
    },
  };
}

/** REVIEWED → SUBMITTED: the second person does not agree, the check is examined again. */
export function decideReturnReview(
  state: SpotCheckState,
  { reason }: { readonly reason: string },
  acting: Acting,
): SpotCheckDecision {
  const to = followSpotCheck(state.status, 'returnReview', acting);
  if (isRefusal(to)) return to;
  const { review, ...body } = state.body;
  if (review?.by === acting.actor.id) return refuse('FOUR_EYES', { article: '3-1c' });
  const event = happened(SpotCheckReviewReturned, spotCheckRefOf(state), {
    article: '3-1c',
    to,
    reason,
    record: { review: { outcome: review?.outcome, by: review?.by } },
  });
  return { events: [event], body };
}

export interface Conclusion {
  readonly reason: string;
  /** For a failed check, chosen by the one who concludes; with the aggregate that it opens. */
  readonly consequence?: z.infer<ReturnType<typeof FailureConsequence>> | undefined;
  readonly consequenceRef?: string | undefined;
}

/**
 * REVIEWED → PASSED or FAILED as the sheet says, by a second person (④); put the first as `notBy` in the commit. A
 * failed check has a consequence, a passed one has none.
 */
export function decideConclude(
  state: SpotCheckState,
  { reason, consequence, consequenceRef }: Conclusion,
  acting: Acting,
): SpotCheckDecision {
  const { review } = state.body;
  const to = followSpotCheck(state.status, review?.outcome === 'FAILED' ? 'fail' : 'pass', acting);
  if (isRefusal(to)) return to;
  if (review === undefined || review.by === acting.actor.id) return refuse('FOUR_EYES', { article: '3-1c' });
  const { outcome } = review;
  if (!assessesSomething(review.sheet)) return refuse('NOTHING_ASSESSED', { article: '3-1c' });
  if ((outcome === 'FAILED') !== (consequence !== undefined)) {
    const zh = '不通过的须选择后续处理，通过的不得有后续处理';
    const fields = [{ field: 'body.consequence', zh, en: 'for a failed check, and only then' }];
    return refuse('VALIDATION_FAILED', { article: '3-1c', fields });
  }
  const event = happened(
    SpotCheckConcluded,
    { ...spotCheckRefOf(state), outcome, ...(consequence && { consequence }) },
    {
      article: '3-1c',
      to,
      reason,
      record: { reviewedBy: review.by, concludedBy: acting.actor.id },
      ...(consequenceRef !== undefined && { refs: { consequence: consequenceRef } }),
    },
  );
  const conclusion = {
    outcome,
    ...(consequence && { consequence }),
    ...(consequenceRef !== undefined && { consequenceRef }),
    reason,
    by: acting.actor.id,
    at: acting.now,
  };
  return { events: [event], body: { ...state.body, conclusion } };
}
