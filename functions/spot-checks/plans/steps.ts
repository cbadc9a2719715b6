import type { Step } from '../../../shared/store/tasks.ts';

/** The steps of a quarter's plan that wait for a person. */
export const planStep = (quarter: string): Step => ({
  subjectRef: `SPOTCHECKPLAN#${quarter}`,
  kind: 'PLAN_SPOT_CHECKS',
  round: 1,
  article: '3-1c',
});
export const drawStep = (quarter: string): Step => ({
  subjectRef: `SPOTCHECKPLAN#${quarter}`,
  kind: 'DRAW_SPOT_CHECKS',
  round: 1,
  article: '3-1c',
});
