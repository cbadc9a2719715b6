import { DeliveryBody } from '../../domain/notification/delivery.ts';
import type { AggregateType } from '../aggregate.ts';

export const deliveriesOf = (subjectRef: string): string => `DELIVERY#${subjectRef}`;

/** Listed under what they tell of (list1), oldest first: the evidence of notice (row 9-1c). */
export const delivery: AggregateType<DeliveryBody> = {
  kind: 'DELIVERY',
  body: DeliveryBody,
  listKeys: ({ id, body }) => ({ list1: [deliveriesOf(body.subjectRef), `${body.createdAt}#${id}`] }),
};
