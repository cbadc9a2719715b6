import { qualificationKinds } from '../../shared/policy/categories.ts';
import type { CheckType } from '../../shared/domain/verification/verification-state.ts';

type Facts = Readonly<Record<string, unknown>>;

/** What a registry calls the form that the first two characters of a code stand for (domain.md §3.1). */
const ORGANISATION_TYPES: Readonly<Record<string, string>> = {
  '11': '机关法人',
  '12': '事业单位法人',
  '13': '群众团体法人',
  '31': '律师事务所(普通合伙)',
  '51': '社会团体法人',
  '52': '民办非企业单位',
  '53': '基金会法人',
  '91': '有限责任公司(自然人投资或控股)',
  '92': '个体工商户',
  '93': '农民专业合作社',
};

const ESTABLISHED_ON = '2015-06-01';

/** Which source answers a check. */
export const SOURCES: Readonly<Record<CheckType, string>> = {
  REGISTRATION: 'REGISTRY',
  ABNORMAL_OPERATION_LIST: 'REGISTRY',
  SERIOUS_DISHONESTY_LIST: 'REGISTRY',
  JUDGMENT_DEFAULTER: 'COURT_ENFORCEMENT',
  ADMIN_PENALTY: 'CREDIT_SHANGHAI',
  PUBLIC_CREDIT: 'CREDIT_SHANGHAI',
  SCI_TECH_CREDIT: 'STCSM_CREDIT',
  QUALIFICATION: 'QUALIFICATION_REGISTERS',
  EQUITY_AND_OFFICERS: 'REGISTRY',
  INVOICE: 'TAX_INVOICES',
};

export interface Asked {
  readonly uscc: string;
  readonly orgName: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly invoiceNumber?: string | undefined;
}

/** An organisation in order: the name asked for, the type of its code, established 2015-06-01, nothing against it. */
export function usualFacts(check: CheckType, { uscc, orgName, asOf, invoiceNumber }: Asked): Facts {
  const facts: Readonly<Record<CheckType, Facts>> = {
    REGISTRATION: {
      name: orgName,
      organisationType: ORGANISATION_TYPES[uscc.slice(0, 2)] ?? '其他',
      establishedOn: ESTABLISHED_ON,
      status: '存续',
      annualReports: dueReportYears(asOf).map((year) => ({ year, filed: true })),
      branch: false,
    },
    ABNORMAL_OPERATION_LIST: { listed: false },
    SERIOUS_DISHONESTY_LIST: { listed: false },
    JUDGMENT_DEFAULTER: { listed: false },
    ADMIN_PENALTY: { penalties: [] },
    PUBLIC_CREDIT: { seriousRecords: 0 },
    SCI_TECH_CREDIT: {},
    QUALIFICATION: {
      items: qualificationKinds.map(({ code }) => ({
        kind: code,
        number: `${code}-${uscc.slice(8, 17)}`,
        validUntil: `${Number(asOf.slice(0, 4)) + 3}-12-31`,
        status: 'VALID',
      })),
    },
    EQUITY_AND_OFFICERS: { holders: [] },
    INVOICE: { number: invoiceNumber ?? 'NO_NUMBER', status: 'GENUINE', sellerUscc: uscc },
  };
  return facts[check];
}

/** What makes a check fail or warn when a script names only the outcome. */
export function adverseFacts(check: CheckType, { asOf }: Asked): Facts {
  const listed = { listed: true, since: asOf };
  const facts: Readonly<Record<CheckType, Facts>> = {
    REGISTRATION: { status: '吊销' },
    ABNORMAL_OPERATION_LIST: listed,
    SERIOUS_DISHONESTY_LIST: listed,
    JUDGMENT_DEFAULTER: listed,
    ADMIN_PENALTY: { penalties: [{ decidedOn: asOf, fundFraud: true }] },
    PUBLIC_CREDIT: { seriousRecords: 1 },
    SCI_TECH_CREDIT: { sanction: { from: asOf } },
    QUALIFICATION: { items: [] },
    EQUITY_AND_OFFICERS: {},
    INVOICE: { status: 'CANCELLED' },
  };
  return facts[check];
}

/** Years whose report, due on 30 June of the next year, was due by then; the latest three. */
function dueReportYears(asOf: string): number[] {
  const latest = Number(asOf.slice(0, 4)) - (asOf.slice(5) > '06-30' ? 1 : 2);
  return [latest - 2, latest - 1, latest].filter((year) => year >= Number(ESTABLISHED_ON.slice(0, 4)));
}
