import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { CheckResult, Question } from '../../../shared/domain/verification/source-answer.ts';
import type { JudgedResult } from '../../../shared/domain/verification/verification-state.ts';

const ORG = '示例咨询有限公司';

/** What a source says of the organisation; a failing one lists it as seriously dishonest. */
export function answerTo(
  check: Question['checks'][number],
  question: Question,
  outcome: string,
): CheckResult {
  const common = { source: 'TEST', asOf: question.asOf, fetchedAt: new Date().toISOString() };
  if (outcome === 'UNKNOWN') return { ...common, outcome: 'UNKNOWN', check };
  const listed = { listed: outcome === 'FAIL' };
  const verdict = outcome === 'FAIL' ? ('FAIL' as const) : ('PASS' as const);
  const facts: Record<string, unknown> = {
    REGISTRATION: {
      name: ORG,
      organisationType: '有限责任公司',
      establishedOn: '2015-01-01',
      status: '存续',
      annualReports: [2023, 2024, 2025].map((year) => ({ year, filed: true })),
      branch: false,
    },
    SERIOUS_DISHONESTY_LIST: listed,
    ABNORMAL_OPERATION_LIST: { listed: false },
    JUDGMENT_DEFAULTER: { listed: false },
    PUBLIC_CREDIT: { seriousRecords: 0 },
    ADMIN_PENALTY: { penalties: [] },
    SCI_TECH_CREDIT: {},
  };
  const failing = check === 'SERIOUS_DISHONESTY_LIST' ? verdict : 'PASS';
  return { ...common, outcome: failing, check, facts: facts[check] } as CheckResult;
}

/** A case that passed its verification, every result valid for six days. */
export function caseBody(uscc: Uscc, now: string): OnboardingCaseBody {
  const validUntil = new Date(Date.parse(now) + 6 * 86_400_000).toISOString();
  const judged = (key: string): JudgedResult => ({
    key,
    row: '5-2a',
    outcome: 'PASS',
    zh: '符合',
    facts: {},
    source: 'TEST',
    asOf: now.slice(0, 10),
    validUntil,
  });
  const draft: OnboardingCaseBody['draft'] = {
    introduction: '提供科技咨询服务。',
    premises: { address: '上海市黄浦区示例路1号', documentId: 'D1' },
    categories: [
      {
        code: 'SCI_TECH_CONSULTING',
        serviceContent: '技术咨询',
        serviceStandardDocumentId: 'D2',
        chargingStandardDocumentId: 'D3',
        qualifications: [],
      },
    ],
    answers: {},
  };
  const keys = [
    'REGISTRATION',
    'LEGAL_FORM',
    'OPERATING_PERIOD',
    'ABNORMAL_OPERATION_LIST',
    'SERIOUS_DISHONESTY_LIST',
    'JUDGMENT_DEFAULTER',
    'PUBLIC_CREDIT',
    'ADMIN_PENALTY',
    'RESEARCH_INTEGRITY',
    'QUALIFICATION:SCI_TECH_CONSULTING',
  ];
  return {
    uscc,
    orgName: ORG,
    openedBy: 'agency',
    openedAt: now,
    draft,
    submission: { at: now, round: 0, hash: 'h', policyVersion: 'default', draft },
    supplements: [],
    verification: {
      run: 1,
      round: 0,
      startedAt: now,
      results: keys.map(judged),
      manual: [],
      pending: {},
      verifiedCategories: ['SCI_TECH_CONSULTING'],
      decidedBy: 'verifier',
    },
  };
}
