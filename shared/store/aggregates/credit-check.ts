import { CreditCheckBody } from '../../domain/risk/credit-check.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed under its agency (list1) by the Shanghai day that it speaks of, oldest first: `2026-03` finds a month. */
export const creditCheck: AggregateType<CreditCheckBody> = {
  kind: 'CREDITCHECK',
  body: CreditCheckBody,
  listKeys: ({ id, body }) => ({
    list1: [creditChecksOf(body.agencyId), `${body.asOf}#${body.checkedAt}#${id}`],
  }),
};

export const creditChecksOf = (agencyId: string): string => `CREDITCHECK#AGENCY#${agencyId}`;
