import { PaymentHoldBody } from '../../domain/payment-hold/payment-hold.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

export const holdsIn = (status: string): string => `PAYMENTHOLD#${status}`;
export const holdsOf = (uscc: string): string => `PAYMENTHOLD#USCC#${uscc}`;

/** Listed by status (list1) and by agency (list2), by their beginning. */
export const paymentHold: AggregateType<PaymentHoldBody> = {
  kind: 'PAYMENTHOLD',
  body: PaymentHoldBody,
  listKeys: ({ id, status, body }) => ({
    list1: [holdsIn(status), `${body.opened.at}#${id}`],
    list2: [holdsOf(body.uscc), `${body.opened.at}#${id}`],
  }),
};

/** Name of the guard that lets a payment be withheld once for one thing. */
export const holdOn = ({ redemptionId, basis }: Pick<PaymentHoldBody, 'redemptionId' | 'basis'>): string =>
  `PAYMENTHOLD#${redemptionId}#${basis}`;

export const takeHold = (held: Pick<PaymentHoldBody, 'redemptionId' | 'basis'>, holdId: string): Guard => ({
  take: holdOn(held),
  owner: holdId,
  refusal: refuse('DUPLICATE', { article: '14-2c' }),
});
