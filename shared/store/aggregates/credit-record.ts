import { CreditRecordBody, ReferralBody } from '../../domain/credit-record/credit-record.ts';
import type { AggregateType } from '../aggregate.ts';

export const creditRecordsIn = (status: string): string => `CREDITRECORD#${status}`;
export const creditRecordsOf = (uscc: string): string => `CREDITRECORD#USCC#${uscc}`;

/** Listed by status (list1) and under the credit code of whom it concerns (list2), by drafting. */
export const creditRecord: AggregateType<CreditRecordBody> = {
  kind: 'CREDITRECORD',
  body: CreditRecordBody,
  listKeys: ({ id, status, body: { draftedAt, uscc } }) => ({
    list1: [creditRecordsIn(status), `${draftedAt}#${id}`],
    list2: [creditRecordsOf(uscc), `${draftedAt}#${id}`],
  }),
};

export const referral: AggregateType<ReferralBody> = {
  kind: 'REFERRAL',
  body: ReferralBody,
  listKeys: () => ({}),
};
