import type { PolicySet } from '../../../policy/policy.ts';
import { addDays, addYears, type LocalDate } from '../../time/local-date.ts';

/** 入驻满2年 (7-1): the years have fully run when the day after the corresponding day has come (domain §1.5). */
export const tenureCompleteFrom = (onboardedOn: LocalDate, years: number): LocalDate =>
  addDays(addYears(onboardedOn, years), 1);

export const isTenureComplete = (onboardedOn: LocalDate, reference: LocalDate, years: number): boolean =>
  reference > addYears(onboardedOn, years);

/** The day at which tenure is counted: that of the notice, or the end of the period where policy says so. */
export const tenureReference = (
  { noticeOn, periodTo }: { readonly noticeOn: LocalDate; readonly periodTo: LocalDate },
  policy: PolicySet,
): LocalDate => (policy.get('evaluation.tenureReference') === 'NOTICE_DATE' ? noticeOn : periodTo);
