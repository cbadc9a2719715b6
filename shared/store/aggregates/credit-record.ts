import { CreditRecordBody, ReferralBody } from '../../domain/credit-record/credit-record.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

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

type Recorded = Pick<CreditRecordBody, 'basedOn' | 'subjectKey'>;

/** Name of the guard that puts nobody on record twice for one violation; a record that was given up or revoked frees it. */
export const recordOn = ({ basedOn, subjectKey }: Recorded): string =>
  `CREDITRECORD#${basedOn}#${subjectKey}`;

export const takeRecord = (recorded: Recorded, creditRecordId: string): Guard => ({
  take: recordOn(recorded),
  owner: creditRecordId,
  refusal: refuse('DUPLICATE', { article: '14-2d' }),
});

/** All referrals, and those of one agency. */
export const REFERRALS = 'REFERRAL#ALL';
export const referralsOf = (uscc: string): string => `REFERRAL#USCC#${uscc}`;

/** Listed all together (list1) and by agency (list2), by the day they were sent. */
export const referral: AggregateType<ReferralBody> = {
  kind: 'REFERRAL',
  body: ReferralBody,
  listKeys: ({ id, body: { sentOn, uscc } }) => ({
    list1: [REFERRALS, `${sentOn}#${id}`],
    list2: [referralsOf(uscc), `${sentOn}#${id}`],
  }),
};
