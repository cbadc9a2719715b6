import { CreditCheckBody } from '../../domain/risk/credit-check.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed under its agency (list1), oldest first. */
export const creditCheck: AggregateType<CreditCheckBody> = {
  kind: 'CREDITCHECK',
  body: CreditCheckBody,
  listKeys: ({ id, body }) => ({
    list1: [`CREDITCHECK#AGENCY#${body.agencyId}`, `${body.checkedAt}#${id}`],
  }),
};
