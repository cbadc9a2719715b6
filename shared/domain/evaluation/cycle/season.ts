import type { PolicySet } from '../../../policy/policy.ts';
import { yearOf, type LocalDate } from '../../time/local-date.ts';

export interface NoticeWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** When a year's notice may be published (9-1a). */
export function noticeWindowOf(year: number, policy: PolicySet): NoticeWindow {
  const { from, to } = policy.get('evaluation.noticeWindow');
  return { from: `${year}-${from}`, to: `${year}-${to}` };
}

export const isWithin = ({ from, to }: NoticeWindow, day: LocalDate): boolean => from <= day && day <= to;

/** What a cycle of a year evaluates: the calendar year before it (domain §1.5, policy `evaluation.period`). */
export const periodOf = (year: number): { readonly periodFrom: LocalDate; readonly periodTo: LocalDate } => ({
  periodFrom: `${year - 1}-01-01`,
  periodTo: `${year - 1}-12-31`,
});

/** Whether people are reminded on this day that no notice is out (9-1a). */
export const isWatchDay = (day: LocalDate, policy: PolicySet): boolean =>
  policy.get('evaluation.noticeWatch').some((watched) => day === `${yearOf(day)}-${watched}`);

/** Whether the season of the day's year may be opened: its window has begun and is not over (9-1a). */
export const isSeason = (day: LocalDate, policy: PolicySet): boolean =>
  isWithin(noticeWindowOf(yearOf(day), policy), day);
