import type { SpotCheckState } from '../../../shared/domain/spot-check/spot-check.ts';
import type { Step } from '../../../shared/store/tasks.ts';

/** The steps of a check that wait for a person. */
export const reviewStep = (id: string, round: number): Step => ({
  subjectRef: `SPOTCHECK#${id}`,
  kind: 'REVIEW_SPOT_CHECK',
  round,
  article: '3-1c',
});
export const concludeStep = (id: string, round: number): Step => ({
  subjectRef: `SPOTCHECK#${id}`,
  kind: 'CONCLUDE_SPOT_CHECK',
  round,
  article: '3-1c',
});
/** A second person decides on the replacement proposed last. */
export const replacementStep = ({ id, body }: Pick<SpotCheckState, 'id' | 'body'>): Step => ({
  subjectRef: `SPOTCHECK#${id}`,
  kind: 'DECIDE_REPLACEMENT',
  round: body.replacementProposals,
  article: '3-1c',
});
