import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import type { Step } from '../../shared/store/tasks.ts';

type Order = Pick<Loaded<RectificationBody>, 'id' | 'body'>;

const refOf = ({ id }: Pick<Order, 'id'>) => `RECTIFICATION#${id}`;

/** The steps that wait for a person of the centre. */
export const reviewStep = (order: Pick<Order, 'id'>): Step => ({
  subjectRef: refOf(order),
  kind: 'REVIEW_RECTIFICATION',
  round: 1,
  article: '12-1a',
});
export const verificationStep = (order: Order, round: number): Step => ({
  subjectRef: refOf(order),
  kind: 'VERIFY_RECTIFICATION',
  round,
  article: '12-1e',
});
export const failureStep = (order: Order): Step => ({
  subjectRef: refOf(order),
  kind: 'DECIDE_RECTIFICATION_FAILURE',
  round: order.body.proposals,
  article: '12-2b',
});
