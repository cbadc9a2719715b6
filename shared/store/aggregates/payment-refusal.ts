import { PaymentRefusalBody } from '../../domain/payment-refusal/payment-refusal.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

export const refusalsIn = (status: string): string => `PAYMENTREFUSAL#${status}`;
export const refusalsOf = (uscc: string): string => `PAYMENTREFUSAL#USCC#${uscc}`;

/** Listed by status (list1) and by agency (list2), by proposal. */
export const paymentRefusal: AggregateType<PaymentRefusalBody> = {
  kind: 'PAYMENTREFUSAL',
  body: PaymentRefusalBody,
  listKeys: ({ id, status, body }) => ({
    list1: [refusalsIn(status), `${body.proposed.at}#${id}`],
    list2: [refusalsOf(body.uscc), `${body.proposed.at}#${id}`],
  }),
};

/** Name of the guard that lets one refusal of a claim be open or stand. */
export const refusalOf = (redemptionId: string): string => `PAYMENTREFUSAL_OF#${redemptionId}`;

export const takeRefusal = (redemptionId: string, refusalId: string): Guard => ({
  take: refusalOf(redemptionId),
  owner: refusalId,
  refusal: refuse('DUPLICATE', { article: '14-2a' }),
});
