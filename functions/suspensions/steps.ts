import type { Step } from '../../shared/store/tasks.ts';

const step =
  (kind: Step['kind'], article: Step['article']) =>
  (suspensionId: string): Step => ({ subjectRef: `SUSPENSION#${suspensionId}`, kind, round: 1, article });

/** The Commission looks at a proposal and gives prior notice, or drops it. */
export const proposalStep = step('REVIEW_SUSPENSION', '12-2a');
/** The Commission reviews an urgent suspension before it ends by itself. */
export const urgentStep = step('REVIEW_URGENT_SUSPENSION', '12-2');
/** The centre looks whether everything is put right. */
export const endorsementStep = step('ENDORSE_RESUMPTION', '12-2c');
/** The Commission lifts what the centre put before it. */
export const liftStep = step('LIFT_SUSPENSION', '12-2c');
/** The decision after the hearing; opened when the hearing was considered. */
export const decisionStep = (suspensionId: string, hearingId: string): Step => ({
  subjectRef: `SUSPENSION#${suspensionId}`,
  kind: 'DECIDE_SUSPENSION',
  round: hearingId,
  article: '12-2a',
});
export const considerStep = (suspensionId: string, hearingId: string): Step => ({
  ...decisionStep(suspensionId, hearingId),
  kind: 'CONSIDER_HEARING',
});
