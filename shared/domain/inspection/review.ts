import { InspectionConcluded } from '../../../events/inspection-concluded/v1.ts';
import { InspectionReviewReturned } from '../../../events/inspection-review-returned/v1.ts';
import { InspectionReviewed } from '../../../events/inspection-reviewed/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Conclusion, Review } from '../spot-check/review.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import {
  followInspection,
  type InspectionDecision,
  inspectionRefOf,
  type InspectionState,
} from './inspection.ts';
import { unconfirmedVisit } from './visit.ts';

const invalid = (field: string, zh: string, en: string) =>
  refuse('VALIDATION_FAILED', { article: '14-1', fields: [{ field, zh, en }] });

/** SUBMITTED → REVIEWED: the officer's result sheet and the outcome it leads to; a visit is confirmed before. */
export function decideReviewInspection(
  state: InspectionState,
  { sheet, outcome, summary }: Review,
  acting: OfficerActing,
): InspectionDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-1') ?? followInspection(state, 'review', acting);
  if (isRefusal(to)) return to;
  if (new Set(sheet.map(({ key }) => key)).size < sheet.length)
    return invalid('body.sheet', '检查项不得重复', 'each key once');
  if (sheet.every(({ result }) => result === 'NOT_APPLICABLE'))
    return refuse('NOTHING_ASSESSED', { article: '14-1' });
  const defects = sheet.filter(({ result }) => result === 'DEFECT').length;
  if (defects > 0 !== (outcome === 'FAILED')) {
    const zh = '有缺陷项的应为不通过，无缺陷项的应为通过';
    return invalid('body.outcome', zh, 'FAILED if, and only if, the sheet has a defect');
  }
  if (unconfirmedVisit(body) !== undefined) {
    const detail = { zh: '现场检查记录尚未经另一人确认', en: 'A visit waits for its second officer' };
    return refuse('FOUR_EYES', { article: '14-1', detail });
  }
  const event = happened(
    InspectionReviewed,
    { ...inspectionRefOf(state), outcome },
    { article: '14-1', to, record: { lines: sheet.length, defects } },
  );
  const review = { sheet: [...sheet], outcome, summary, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...body, reviews: body.reviews + 1, review } };
}

/** REVIEWED → SUBMITTED: the second person does not agree, the inspection is examined again. */
export function decideReturnInspection(
  state: InspectionState,
  { reason }: { readonly reason: string },
  acting: OfficerActing,
): InspectionDecision {
  const to =
    refuseConflict(acting, state.body.uscc, '14-1') ?? followInspection(state, 'returnReview', acting);
  if (isRefusal(to)) return to;
  const { review, ...body } = state.body;
  if (review?.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-1' });
  const event = happened(InspectionReviewReturned, inspectionRefOf(state), {
    article: '14-1',
    to,
    reason,
    record: { review: { outcome: review?.outcome, by: review?.by } },
  });
  return { events: [event], body };
}

/**
 * REVIEWED → PASSED or FAILED as the sheet says, by a second person (④); put the first as `notBy` in the commit. A failed one
 * names what follows, a passed one nothing.
 */
export function decideConcludeInspection(
  state: InspectionState,
  { reason, consequence, consequenceRef }: Conclusion,
  acting: OfficerActing,
): InspectionDecision {
  const { body } = state;
  const { review } = body;
  const to =
    refuseConflict(acting, body.uscc, '14-1') ??
    followInspection(state, review?.outcome === 'FAILED' ? 'fail' : 'pass', acting);
  if (isRefusal(to)) return to;
  if (review === undefined || review.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-1' });
  const { outcome } = review;
  if ((outcome === 'FAILED') !== (consequence !== undefined)) {
    const zh = '不通过的须选择后续处理，通过的不得有后续处理';
    return invalid('body.consequence', zh, 'for a failed inspection, and only then');
  }
  const followed = {
    ...(consequence && { consequence }),
    ...(consequenceRef !== undefined && { consequenceRef }),
  };
  const event = happened(
    InspectionConcluded,
    { ...inspectionRefOf(state), outcome, ...(consequence && { consequence }) },
    {
      article: '14-1',
      to,
      reason,
      record: { reviewedBy: review.by, concludedBy: acting.actor.id },
      ...(consequenceRef !== undefined && { refs: { consequence: consequenceRef } }),
    },
  );
  const conclusion = { outcome, ...followed, reason, by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...body, conclusion } };
}
