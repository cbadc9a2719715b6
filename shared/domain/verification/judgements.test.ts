import { describe, expect, it } from 'vitest';
import { inLines } from '../../../test/support/in-lines.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import {
  answer,
  completeDraft,
  CTX,
  evidence,
  ORG_NAME,
  silent,
  TODAY,
} from '../../../test/support/verification-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import { assess, assessCategory, type Submission } from './assess.ts';
import { contentInError } from './content-in-error.ts';
import { annualReports, isOperating } from './operating-period.ts';
import { CheckResult } from './source-answer.ts';

const draft = completeDraft('INSPECTION_TESTING');
const submission: Submission = { uscc: USCC.company, orgName: ORG_NAME, submittedOn: TODAY, draft };
const usual = assess(submission, evidence(), CTX);

/** The results that another answer or submission changes. */
function changed(replaced: CheckResult[], over: Partial<Submission> = {}, ctx = CTX) {
  const before = new Map(usual.map((result) => [result.key, JSON.stringify(result)]));
  const results = assess({ ...submission, ...over }, evidence(...replaced), ctx);
  return results
    .filter((result) => before.get(result.key) !== JSON.stringify(result))
    .map((result) => ({ ...result, evidenceHash: undefined }));
}

const sanction = (from: string, until?: string) =>
  answer('SCI_TECH_CREDIT', { sanction: { from, ...(until && { until }) } });
const penalty = (decidedOn: string, fundFraud: boolean) =>
  answer('ADMIN_PENALTY', { penalties: [{ decidedOn, fundFraud }] });
const held = (more: object) =>
  answer('QUALIFICATION', {
    items: [{ kind: 'CMA', number: 'CMA-1', validUntil: '2029-12-31', status: 'VALID', ...more }],
  });
const reports = (filed: boolean, ...years: number[]) =>
  answer('REGISTRATION', { annualReports: years.map((year) => ({ year, filed })) });

const answers: readonly (readonly [string, CheckResult])[] = [
  ['[5-2a] a silent registry', silent('REGISTRATION')],
  ['[5-2a] another name', answer('REGISTRATION', { name: '上海另一家有限公司' })],
  ['[4-2a] not operating', answer('REGISTRATION', { status: '吊销' })],
  ['[4-2a] a status that tells nothing', answer('REGISTRATION', { status: '迁出' })],
  ['[4-1] a branch', answer('REGISTRATION', { branch: true })],
  ['[4-1] a household', answer('REGISTRATION', { organisationType: '个体工商户' })],
  ['[4-2a] too young', answer('REGISTRATION', { establishedOn: '2024-03-03' })],
  ['[4-2a] just old enough', answer('REGISTRATION', { establishedOn: '2024-03-02' })],
  ['[4-2a] reports not filed', reports(false, 2023, 2024)],
  ['[4-2a] reports not told', reports(true)],
  ['[4-2a] listed as abnormal', answer('ABNORMAL_OPERATION_LIST', { listed: true, since: '2025-05-01' })],
  ['[5-2a] listed as dishonest', answer('SERIOUS_DISHONESTY_LIST', { listed: true })],
  ['[5-2a] a judgment defaulter', answer('JUDGMENT_DEFAULTER', { listed: true, since: '2025-05-01' })],
  ['[5-2a] a silent list of abnormal operation', silent('ABNORMAL_OPERATION_LIST')],
  ['[5-2a] a silent list of dishonesty', silent('SERIOUS_DISHONESTY_LIST')],
  ['[5-2a] a silent list of defaulters', silent('JUDGMENT_DEFAULTER')],
  ['[5-2a] serious records', answer('PUBLIC_CREDIT', { seriousRecords: 2 })],
  ['[5-2a] silent public credit', silent('PUBLIC_CREDIT')],
  ['[5-2a] a penalty', penalty('2025-01-01', false)],
  ['[5-2a] a penalty for fraud', penalty('2025-01-01', true)],
  ['[5-2a] an old penalty for fraud', penalty('2015-01-01', true)],
  ['[5-2a] silent penalties', silent('ADMIN_PENALTY')],
  ['[4-3] a sanction without end', sanction('2026-01-01')],
  ['[4-3] a sanction on its first and last day', sanction(TODAY, TODAY)],
  ['[4-3] a sanction that is over', sanction('2025-01-01', '2026-03-01')],
  ['[4-3] a sanction to come', sanction('2026-03-03')],
  ['[4-3] silent science credit', silent('SCI_TECH_CREDIT')],
  ['[5-2c] a silent register', silent('QUALIFICATION')],
  ['[5-2c] no qualification', answer('QUALIFICATION', { items: [] })],
  ['[5-2c] one of another category', held({ category: 'RESEARCH_DEVELOPMENT' })],
  ['[5-2c] one of this category', held({ category: 'INSPECTION_TESTING' })],
  ['[5-2c] a suspended one', held({ status: 'SUSPENDED' })],
  ['[5-2c] an ended one', held({ validUntil: '2026-03-01' })],
  ['[5-2c] one on its last day', held({ validUntil: TODAY })],
  ['[5-2c] one without end', held({ validUntil: undefined })],
  ['[5-2a] a source that contradicts itself', answer('PUBLIC_CREDIT', {}, 'FAIL')],
];

const { premises: _, capabilityDocumentId: __, financialSystemDocumentId: ___, ...bare } = draft;
const submissions: readonly (readonly [string, Partial<Submission>])[] = [
  ['[5-1e] a re-entry', { formerAgencyId: 'A0' }],
  ['[5-3] an error in the notice', { contentInError: true }],
  ['[4-2b] nothing but a name', { draft: { ...bare, categories: [], answers: {} } }],
  ['[4-2c] too small a team', { draft: { ...draft, team: { ...draft.team!, members: [] } } }],
  [
    '[4-2e] a criterion called unmet',
    {
      draft: { ...draft, answers: { FINANCIAL_SYSTEM: { met: false, documentIds: [] } } },
    },
  ],
  ['[5-2c] no such category', { draft: completeDraft('NONE') }],
  ['[5-2c] a category without qualification', { draft: completeDraft('RESEARCH_DEVELOPMENT') }],
  [
    '[5-2c] another number',
    {
      draft: {
        ...draft,
        categories: draft.categories.map((each) => ({
          ...each,
          qualifications: [{ kind: 'CMA', number: 'CMA-2' }] as never,
        })),
      },
    },
  ],
];

describe('[5-2b] what is made of the facts', () => {
  it('of an organisation in order', () => {
    expect(inLines(usual)).toMatchSnapshot('judgement');
  });

  it.each(answers)('%s', (_, replaced) => {
    expect(inLines(changed([replaced]))).toMatchSnapshot('judgement');
  });

  it.each(submissions)('%s', (_, over) => {
    expect(inLines(changed([], over))).toMatchSnapshot('judgement');
  });

  it('[4-2a] a list that policy lets only warn', () => {
    const soften = (key: string) => ({
      sequence: 1,
      key,
      value: 'WARN',
      effectiveFrom: '2026-03-01',
      reason: 't',
      legalBasis: 't',
    });
    const policy = resolvePolicy(
      [
        soften('eligibility.abnormalListPolicy'),
        { ...soften('eligibility.judgmentDefaulterPolicy'), sequence: 2 },
      ],
      TODAY,
    );
    const listed = [
      answer('ABNORMAL_OPERATION_LIST', { listed: true, since: '2025-05-01' }),
      answer('JUDGMENT_DEFAULTER', { listed: true }),
    ];
    expect(inLines(changed(listed, {}, { ...CTX, policy }))).toMatchSnapshot('judgement');
  });

  it('[5-5c] one category that is asked for later', () => {
    const [category] = draft.categories;
    if (category === undefined) throw new Error('no category');
    expect(inLines(assessCategory(category, [], CTX))).toMatchSnapshot('judgement');
  });

  it('[4-2a] reads the registry’s own status', () => {
    const texts = [
      '存续（在营、开业、在册）',
      '正常',
      '已注销',
      '存续但清算',
      '责令停业',
      '歇业',
      '撤销',
      '迁入',
      '未开业',
    ];
    expect(texts.map((text) => isOperating(text))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      undefined,
      undefined,
    ]);
  });

  it('[4-2a] a report is due by 30 June of the next year', () => {
    const of = (asOf: string, established: string, ...years: number[]) =>
      annualReports(
        years.map((year) => ({ year, filed: true })),
        established,
        { ...CTX, asOf },
      ).reports;
    expect(of('2026-06-30', '2020-01-01', 2024, 2023)).toBe('FILED');
    expect(of('2026-06-30', '2020-01-01', 2024)).toBe('NOT_TOLD');
    expect(of('2026-06-30', '2024-01-01', 2024)).toBe('FILED');
    expect(of('2026-07-01', '2024-01-01', 2024)).toBe('NOT_TOLD');
    expect(of('2026-06-30', '2025-01-01')).toBe('FILED');
    expect(of('2026-07-01', '2025-01-01')).toBe('NOT_TOLD');
    const late = [{ year: 2025, filed: false }];
    const asked = (asOf: string) => annualReports(late, '2025-01-01', { ...CTX, asOf });
    expect(asked('2026-06-30')).toEqual({ reports: 'FILED' });
    expect(asked('2026-07-01')).toEqual({ reports: 'MISSING', years: [2025] });
  });

  it('[5-3] an error in the notice stands until a supplement', () => {
    const returned = { keys: ['PUBLICITY_CONTENT'], round: 1 } as never;
    const round = (number: number) => ({ round: number }) as never;
    expect(contentInError({ returned, submission: round(1) })).toBe(true);
    expect(contentInError({ returned, submission: round(2) })).toBe(false);
    expect(contentInError({ submission: round(1) })).toBe(false);
    const other = { keys: ['REGISTRATION'], round: 0 } as never;
    expect(contentInError({ returned: other, submission: round(0) })).toBe(false);
    expect(contentInError({ returned: { keys: ['PUBLICITY_CONTENT'], round: 0 } as never })).toBe(true);
  });
});

describe('[5-2b] an answer of a source', () => {
  it('is read with the members that its check has', () => {
    const parsed = evidence().map(({ answer: each }) => CheckResult().parse({ ...each, extra: 1 }));
    expect(inLines(parsed)).toMatchSnapshot('judgement');
    expect(CheckResult().parse(silent('INVOICE'))).toEqual(silent('INVOICE'));
  });

  it('has one shape for each check', async () => {
    const z = await import('zod');
    expect(inLines(z.toJSONSchema(CheckResult()))).toMatchSnapshot('judgement');
  });
});
