import type { PolicySet } from '../../policy/policy.ts';
import { addYears, compareDates, type LocalDate, yearOf } from '../time/local-date.ts';
import type { RegistrationFacts } from './source-answer.ts';
import type * as z from 'zod';

/**
 * The first day on which an organisation may submit: 以上 includes the number, so the corresponding day itself counts
 * (row 4-2a, domain §1.5).
 */
export function eligibleFrom(establishedOn: LocalDate, policy: PolicySet): LocalDate {
  return addYears(establishedOn, policy.get('eligibility.minOperatingYears'));
}

const ENDED = /吊销|注销|撤销|停业|歇业|清算/;
const OPERATING = /^(存续|在营|开业|在册|正常)/;

/** Whether the registry's own status text says that the organisation operates; undefined = it does not tell. */
export function isOperating(status: string): boolean | undefined {
  const text = status.normalize('NFKC').trim();
  if (ENDED.test(text)) return false;
  return OPERATING.test(text) ? true : undefined;
}

type AnnualReports = z.infer<ReturnType<typeof RegistrationFacts>>['annualReports'];

/** A year's report is due by 30 June of the next (企业信息公示暂行条例 第八条). */
const isDueBy = (year: number, asOf: LocalDate) => compareDates(`${year + 1}-06-30`, asOf) < 0;

export type ReportFinding =
  { readonly reports: 'FILED' | 'NOT_TOLD' } | { readonly reports: 'MISSING'; readonly years: number[] };

/**
 * The last due annual reports (policy `eligibility.annualReports`): filed, missing, or not told by the registry. One
 * that is filed early counts as the last; one that is not yet due cannot be missing.
 */
export function annualReports(
  reports: AnnualReports,
  establishedOn: LocalDate,
  ctx: { readonly asOf: LocalDate; readonly policy: PolicySet },
): ReportFinding {
  const wanted = ctx.policy.get('eligibility.annualReports');
  const last = reports
    .filter(({ year, filed }) => filed || isDueBy(year, ctx.asOf))
    .toSorted((a, b) => b.year - a.year)
    .slice(0, wanted);
  const years = last.filter(({ filed }) => !filed).map(({ year }) => year);
  if (years.length > 0) return { reports: 'MISSING', years };
  const lastDue = isDueBy(yearOf(ctx.asOf) - 1, ctx.asOf) ? yearOf(ctx.asOf) - 1 : yearOf(ctx.asOf) - 2;
  const due = Math.max(0, lastDue - yearOf(establishedOn) + 1);
  return { reports: last.length >= Math.min(wanted, due) ? 'FILED' : 'NOT_TOLD' };
}
