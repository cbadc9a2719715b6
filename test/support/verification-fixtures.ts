import type { CaseDraft, OnboardingCaseBody } from '../../shared/domain/onboarding/onboarding-case.ts';
import type { CheckResult, KnownAnswer } from '../../shared/domain/verification/source-answer.ts';
import { evidenceOf } from '../../shared/domain/verification/evidence.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import { USCC } from './uscc-fixtures.ts';

export const ORG_NAME = '上海样例检测技术有限公司';
/** Monday 2026-03-02, 09:00 in Shanghai. */
export const NOW = '2026-03-02T01:00:00.000Z';
export const TODAY = '2026-03-02';

const policy = resolvePolicy([], TODAY);
export const CTX = { policy, asOf: TODAY };

type Check = KnownAnswer['check'];
type FactsOf<C extends Check> = Extract<KnownAnswer, { check: C }>['facts'];

/** What a source says of an organisation in order. */
export const USUAL: { readonly [C in Check]: FactsOf<C> } = {
  REGISTRATION: {
    name: ORG_NAME,
    organisationType: '有限责任公司(自然人投资或控股)',
    establishedOn: '2015-06-01',
    status: '存续',
    annualReports: [2022, 2023, 2024].map((year) => ({ year, filed: true })),
    branch: false,
  },
  ABNORMAL_OPERATION_LIST: { listed: false },
  SERIOUS_DISHONESTY_LIST: { listed: false },
  JUDGMENT_DEFAULTER: { listed: false },
  ADMIN_PENALTY: { penalties: [] },
  PUBLIC_CREDIT: { seriousRecords: 0 },
  SCI_TECH_CREDIT: {},
  QUALIFICATION: {
    items: [{ kind: 'CMA', number: 'CMA-1', validUntil: '2029-12-31', status: 'VALID' }],
  },
  EQUITY_AND_OFFICERS: {
    holders: [],
    indirectHolders: [],
    controllers: [],
    officers: [],
    stateControlled: false,
  },
  INVOICE: { number: '25312000000012345678', status: 'GENUINE' },
};

/** A known answer; `facts` replaces members of the usual ones. */
export function answer<C extends Check>(
  check: C,
  facts: Partial<FactsOf<C>> = {},
  outcome: 'PASS' | 'WARN' | 'FAIL' = 'PASS',
): CheckResult {
  const result = {
    check,
    outcome,
    source: 'TEST',
    asOf: TODAY,
    fetchedAt: NOW,
    facts: { ...USUAL[check], ...facts },
  };
  // The compiler does not follow that check and facts belong together.
  return result as unknown as CheckResult;
}

export const silent = (check: Check): CheckResult => ({
  check,
  outcome: 'UNKNOWN',
  source: 'GATEWAY',
  asOf: TODAY,
  fetchedAt: NOW,
  message: 'UNREACHABLE',
});

/** Evidence of every check, some replaced by key. */
export function evidence(...replaced: CheckResult[]) {
  const checks = Object.keys(USUAL) as Check[];
  const answers = checks.map((check) => replaced.find((each) => each.check === check) ?? answer(check));
  return evidenceOf(answers, 'CASE-1-3');
}

/** A complete draft for one category; nobody's names are in it. */
export function completeDraft(...codes: string[]): CaseDraft {
  return {
    declaredEstablishedOn: '2015-06-01',
    premises: { address: '上海市黄浦区样例路1号', documentId: 'D1' },
    team: {
      sealedRef: 'CASE-1/team/1',
      sealedHash: 'h',
      members: Array.from({ length: 3 }, () => ({ title: '工程师', qualification: '中级' })),
    },
    capabilityDocumentId: 'D2',
    financialSystemDocumentId: 'D3',
    financialStatementDocumentId: 'D4',
    categories: codes.map((code) => ({
      code,
      serviceContent: '样例服务',
      serviceStandardDocumentId: 'D5',
      chargingStandardDocumentId: 'D6',
      qualifications: [],
    })),
    answers: {},
  };
}

/** The body of a submitted case. */
export function submittedCase(
  codes: readonly string[] = ['INSPECTION_TESTING'],
  more: Partial<OnboardingCaseBody> = {},
): OnboardingCaseBody {
  const draft = completeDraft(...codes);
  return {
    uscc: USCC.company,
    orgName: ORG_NAME,
    openedBy: 'u-agency',
    openedAt: NOW,
    draft,
    submission: { at: NOW, round: 0, hash: 'h', policyVersion: policy.version, draft },
    supplements: [],
    ...more,
  };
}
