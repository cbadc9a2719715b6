import { CreditRecordCorrected } from '../../../../events/credit-record-corrected/v1.ts';
import { CreditRecordDropped } from '../../../../events/credit-record-dropped/v1.ts';
import { CreditRecordExpired } from '../../../../events/credit-record-expired/v1.ts';
import { CreditRecordNameRefused } from '../../../../events/credit-record-name-refused/v1.ts';
import { CreditRecordReported } from '../../../../events/credit-record-reported/v1.ts';
import { CreditRecordRevoked } from '../../../../events/credit-record-revoked/v1.ts';
import { letterAndSms, letterToOfficers, on } from './rule.ts';

const about = (creditRecordId: string, template: string) => ({
  template,
  params: {},
  subjectRef: `CREDITRECORD#${creditRecordId}`,
  path: `/credit-records/${creditRecordId}`,
});

const changed = ({ creditRecordId, uscc }: { readonly creditRecordId: string; readonly uscc: string }) =>
  letterAndSms(uscc, about(creditRecordId, 'CREDIT_RECORD_CHANGED'));

/** The Notify column of row 14-2d; the prior notice itself is the hearing's. */
export const creditRecordRules = [
  on(CreditRecordDropped, ({ creditRecordId, uscc }) =>
    letterAndSms(uscc, about(creditRecordId, 'CREDIT_RECORD_DROPPED')),
  ),
  on(CreditRecordReported, ({ creditRecordId, uscc }) =>
    letterAndSms(uscc, about(creditRecordId, 'CREDIT_RECORD_REPORTED')),
  ),
  on(CreditRecordCorrected, changed),
  on(CreditRecordRevoked, changed),
  on(CreditRecordExpired, changed),
  on(CreditRecordNameRefused, ({ creditRecordId }) =>
    letterToOfficers('CENTRE_DISCIPLINE', about(creditRecordId, 'NAME_ACCESS_REFUSED')),
  ),
];
