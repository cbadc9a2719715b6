import { type Side, SIDES } from '../../shared/domain/cooperation/machine.ts';
import type { InspectionState } from '../../shared/domain/inspection/inspection.ts';
import type { Step } from '../../shared/store/tasks.ts';

type About = Pick<InspectionState, 'id' | 'body'>;

const step = ({ id }: Pick<About, 'id'>, kind: Step['kind'], round: number): Step => ({
  subjectRef: `INSPECTION#${id}`,
  kind,
  round,
  article: '14-1',
});

/** The next review that the material waits for. */
export const reviewStep = (about: About): Step => step(about, 'REVIEW_INSPECTION', about.body.reviews + 1);
/** A second person concludes the review made last. */
export const concludeStep = (about: About): Step => step(about, 'CONCLUDE_INSPECTION', about.body.reviews);
/** The second officer confirms the visit recorded last. */
export const visitStep = (about: About): Step =>
  step(about, 'CONFIRM_INSPECTION_VISIT', about.body.visits.length);

export const queueOf = ({ side, uscc }: { readonly side: Side; readonly uscc: string }) => ({
  queue: SIDES[side].officer,
  uscc,
});
