import type * as z from 'zod';
import { decideLegalForm, legalForms } from '../identity/legal-form.ts';
import { sameOrgName } from '../identity/org-name.ts';
import type { Uscc } from '../identity/uscc.ts';
import { compareDates, zhDate } from '../time/local-date.ts';
import { fail, type JudgeContext, type Judgement, pass, unknown } from './judgement.ts';
import { annualReports, eligibleFrom, isOperating } from './operating-period.ts';
import type { RegistrationFacts } from './source-answer.ts';

type Facts = z.infer<ReturnType<typeof RegistrationFacts>>;

const REGISTRATION = { key: 'REGISTRATION', row: '5-2a' } as const;
const LEGAL_FORM = { key: 'LEGAL_FORM', row: '4-1' } as const;
const OPERATING_PERIOD = { key: 'OPERATING_PERIOD', row: '4-2a' } as const;

export interface Registrant {
  readonly uscc: Uscc;
  readonly orgName: string;
  /** The Shanghai day by whose end the two years must have run; absent when it is no entry that is verified. */
  readonly submittedOn?: string;
}

/** Judges what the registry says; without its facts only the code's own class is certain. */
export function judgeRegistration(facts: Facts | undefined, who: Registrant, ctx: JudgeContext): Judgement[] {
  return [judgeRecord(facts, who), judgeLegalForm(facts, who, ctx), judgeOperatingPeriod(facts, who, ctx)];
}

/** A name that differs is nobody's guilt yet: it goes to a person (domain §5.3, semantics). */
function judgeRecord(facts: Facts | undefined, who: Registrant): Judgement {
  if (facts === undefined) return unknown(REGISTRATION, '登记信息来源未能给出结果，须人工核验');
  if (!sameOrgName(facts.name, who.orgName)) {
    return unknown(REGISTRATION, `登记名称“${facts.name}”与申报名称“${who.orgName}”不一致，须人工核验`, {
      registeredName: facts.name,
    });
  }
  const operating = isOperating(facts.status);
  const seen = { status: facts.status };
  if (operating === undefined) return unknown(REGISTRATION, `登记状态“${facts.status}”须人工核验`, seen);
  return operating
    ? pass(REGISTRATION, '登记信息一致，登记状态正常', seen)
    : fail(REGISTRATION, 'NOT_IN_NORMAL_STATUS', `登记状态为“${facts.status}”，不属于正常经营`, seen);
}

/** Row 4-1: the registry's type decides, the code is a pre-filter; a branch goes to a person. */
function judgeLegalForm(facts: Facts | undefined, who: Registrant, { policy }: JudgeContext): Judgement {
  const type = facts?.branch === true ? '分支机构' : facts?.organisationType;
  const { form, decision } = decideLegalForm(who.uscc, policy, type);
  const name = legalForms[form].nameZh;
  const seen = { legalForm: form, ...(facts && { organisationType: facts.organisationType }) };
  if (decision === 'REJECT')
    return fail(LEGAL_FORM, 'LEGAL_FORM_NOT_ELIGIBLE', `组织形式为${name}，不符合入驻条件`, seen);
  if (facts === undefined) return unknown(LEGAL_FORM, '登记的组织形式未知，须人工核验');
  if (decision === 'MANUAL') return unknown(LEGAL_FORM, `组织形式为${name}，须人工审查`, seen);
  return pass(LEGAL_FORM, `组织形式为${name}`, seen);
}

/** Row 4-2a: two years by the registry's date, and the last due annual reports. */
function judgeOperatingPeriod(facts: Facts | undefined, who: Registrant, ctx: JudgeContext): Judgement {
  if (facts === undefined) return unknown(OPERATING_PERIOD, '成立日期及年度报告情况未知，须人工核验');
  const { establishedOn } = facts;
  const earliestDate = eligibleFrom(establishedOn, ctx.policy);
  const seen = { establishedOn, earliestDate };
  if (who.submittedOn !== undefined && compareDates(who.submittedOn, earliestDate) < 0) {
    const years = ctx.policy.get('eligibility.minOperatingYears');
    const zh = `登记成立日期为${zhDate(establishedOn)}，正常经营未满${years}年，最早可于${zhDate(earliestDate)}申报`;
    return fail(OPERATING_PERIOD, 'OPERATING_PERIOD_TOO_SHORT', zh, seen);
  }
  const finding = annualReports(facts.annualReports, establishedOn, ctx);
  if (finding.reports === 'MISSING') {
    const zh = `${finding.years.join('、')}年度报告（年度检查）未按期完成，不属于正常经营`;
    return fail(OPERATING_PERIOD, 'ANNUAL_REPORT_MISSING', zh, { ...seen, missingReports: finding.years });
  }
  const enterprise = ['ENTERPRISE', 'SOLE_PROPRIETORSHIP', 'PARTNERSHIP', 'COOPERATIVE'];
  const { form } = decideLegalForm(who.uscc, ctx.policy, facts.organisationType);
  // Others than enterprises file no reports; their valid certificate shows in the registry's status (domain §1.5).
  if (finding.reports === 'NOT_TOLD' && enterprise.includes(form))
    return unknown(OPERATING_PERIOD, '登记机关未给出应报年度报告情况，须人工核验', seen);
  return pass(OPERATING_PERIOD, `登记成立日期为${zhDate(establishedOn)}，经营年限及年度报告符合要求`, seen);
}
