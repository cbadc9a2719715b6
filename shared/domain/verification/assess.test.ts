import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USCC, usccFixture } from '../../../test/support/uscc-fixtures.ts';
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
import { addDays, addYears } from '../time/local-date.ts';
import { assess, checksOf, CREDIT_CHECKS } from './assess.ts';
import type { CheckResult } from './source-answer.ts';
import { CHECK_TYPES } from './verification-state.ts';

const submission = {
  uscc: USCC.company,
  orgName: ORG_NAME,
  submittedOn: TODAY,
  draft: completeDraft('INSPECTION_TESTING'),
};

const judge = (replaced: CheckResult[] = [], over: Partial<typeof submission> = {}, ctx = CTX) =>
  assess({ ...submission, ...over }, evidence(...replaced), ctx);
const of = (key: string, ...replaced: CheckResult[]) => judge(replaced).find((each) => each.key === key);

const policyWith = (key: string, value: string) =>
  resolvePolicy(
    [{ sequence: 1, key, value, effectiveFrom: '2026-03-01', reason: 'test', legalBasis: 'test' }],
    TODAY,
  );

describe('assess', () => {
  it('[5-2b] judges each criterion, source and category exactly once, all passing when all is in order', () => {
    const results = judge();
    expect(results.map(({ key }) => key)).toEqual([
      'REGISTRATION',
      'LEGAL_FORM',
      'OPERATING_PERIOD',
      'ABNORMAL_OPERATION_LIST',
      'SERIOUS_DISHONESTY_LIST',
      'JUDGMENT_DEFAULTER',
      'PUBLIC_CREDIT',
      'ADMIN_PENALTY',
      'RESEARCH_INTEGRITY',
      'SERVICE_PREMISES',
      'SERVICE_TEAM',
      'SERVICE_CONTENT',
      'FINANCIAL_SYSTEM',
      'QUALIFICATION:INSPECTION_TESTING',
    ]);
    expect(results.every(({ outcome, zh }) => outcome === 'PASS' && zh.length > 0)).toBe(true);
  });

  it('[5-2a] ties a result to its evidence and lets it last as long as policy says', () => {
    expect(of('SERIOUS_DISHONESTY_LIST')).toMatchObject({
      source: 'TEST',
      evidenceRef: 'CASE-1-3#SERIOUS_DISHONESTY_LIST',
      validUntil: '2026-03-09T01:00:00.000Z',
    });
    expect(of('SERIOUS_DISHONESTY_LIST')?.evidenceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(of('LEGAL_FORM')?.validUntil).toBe('2026-04-01T01:00:00.000Z');
    expect(of('QUALIFICATION:INSPECTION_TESTING')?.validUntil).toBe('2029-12-31T16:00:00.000Z');
    expect(of('SERVICE_TEAM')?.validUntil).toBeUndefined();
  });

  it('[4-1] rejects an individual household, and leaves branches and organs to a person', () => {
    expect(of('LEGAL_FORM', answer('REGISTRATION', { organisationType: '个体工商户' }))).toMatchObject({
      outcome: 'FAIL',
      code: 'LEGAL_FORM_NOT_ELIGIBLE',
      row: '4-1',
    });
    expect(of('LEGAL_FORM', answer('REGISTRATION', { branch: true }))?.outcome).toBe('UNKNOWN');
    expect(of('LEGAL_FORM', answer('REGISTRATION', { organisationType: '机关法人' }))?.outcome).toBe(
      'UNKNOWN',
    );
    const household = assess(
      { ...submission, uscc: usccFixture(1, '92') },
      evidence(silent('REGISTRATION')),
      CTX,
    );
    expect(household.find(({ key }) => key === 'LEGAL_FORM')?.outcome).toBe('FAIL');
  });

  it('[4-2a] counts two years with the corresponding day, by the registry’s date', () => {
    const established = (on: string) => of('OPERATING_PERIOD', answer('REGISTRATION', { establishedOn: on }));
    expect(established(addYears(TODAY, -2))?.outcome).toBe('PASS');
    expect(established(addDays(addYears(TODAY, -2), 1))).toMatchObject({
      outcome: 'FAIL',
      code: 'OPERATING_PERIOD_TOO_SHORT',
      facts: { earliestDate: '2026-03-03' },
    });
  });

  it.each([
    [{ status: '吊销，未注销' }, 'REGISTRATION', 'FAIL', 'NOT_IN_NORMAL_STATUS'],
    [{ status: '歇业' }, 'REGISTRATION', 'FAIL', 'NOT_IN_NORMAL_STATUS'],
    [{ status: '开业' }, 'REGISTRATION', 'PASS', undefined],
    [{ status: '正在迁出' }, 'REGISTRATION', 'UNKNOWN', undefined],
    [{ name: '另一家公司' }, 'REGISTRATION', 'UNKNOWN', undefined],
    [{ annualReports: [{ year: 2024, filed: false }] }, 'OPERATING_PERIOD', 'FAIL', 'ANNUAL_REPORT_MISSING'],
    [{ annualReports: [] }, 'OPERATING_PERIOD', 'UNKNOWN', undefined],
    [{ organisationType: '事业单位法人', annualReports: [] }, 'OPERATING_PERIOD', 'PASS', undefined],
  ])('[4-2a] registry facts %j make %s %s', (facts, key, outcome, code) => {
    const result = of(key, answer('REGISTRATION', facts));
    expect(result).toMatchObject({ outcome, ...(code && { code }) });
  });

  it('[4-2a] does not call a report missing that is not due yet', () => {
    const annualReports = [2025, 2024, 2023].map((year) => ({ year, filed: year < 2025 }));
    expect(of('OPERATING_PERIOD', answer('REGISTRATION', { annualReports }))?.outcome).toBe('PASS');
  });

  it.each([
    ['ABNORMAL_OPERATION_LIST', 'ABNORMAL_OPERATION_LISTED'],
    ['SERIOUS_DISHONESTY_LIST', 'SERIOUS_DISHONESTY_LISTED'],
    ['JUDGMENT_DEFAULTER', 'JUDGMENT_DEFAULTER_LISTED'],
  ] as const)('[5-2a] fails an organisation listed in %s', (check, code) => {
    expect(of(check, answer(check, { listed: true, since: '2025-01-01' }))).toMatchObject({
      outcome: 'FAIL',
      code,
    });
  });

  it('[5-2a] softens the abnormal list where policy says so, whatever the source calls it', () => {
    const listed = answer('ABNORMAL_OPERATION_LIST', { listed: true }, 'FAIL');
    const policy = policyWith('eligibility.abnormalListPolicy', 'WARN');
    const result = judge([listed], {}, { ...CTX, policy });
    expect(result.find(({ key }) => key === 'ABNORMAL_OPERATION_LIST')?.outcome).toBe('WARN');
  });

  it('[5-2a] warns of penalties, and fails fraud of fiscal funds within three years', () => {
    const penalised = (decidedOn: string, fundFraud: boolean) =>
      of('ADMIN_PENALTY', answer('ADMIN_PENALTY', { penalties: [{ decidedOn, fundFraud }] }))?.outcome;
    expect(penalised('2025-12-01', false)).toBe('WARN');
    expect(penalised('2023-03-02', true)).toBe('FAIL');
    expect(penalised('2023-03-01', true)).toBe('WARN');
  });

  it('[4-3] fails an active sanction with its end date, both days included', () => {
    const sanctioned = (from: string, until?: string) =>
      of('RESEARCH_INTEGRITY', answer('SCI_TECH_CREDIT', { sanction: { from, ...(until && { until }) } }));
    expect(sanctioned('2025-01-01', TODAY)).toMatchObject({
      outcome: 'FAIL',
      code: 'INTEGRITY_SANCTION_ACTIVE',
      row: '4-3',
      facts: { until: TODAY },
    });
    expect(sanctioned(TODAY)?.outcome).toBe('FAIL');
    expect(sanctioned('2024-01-01', '2026-03-01')?.outcome).toBe('PASS');
    expect(sanctioned('2026-03-03')?.outcome).toBe('PASS');
  });

  it('[4-2c] judges the snapshot once more, and leaves a criterion that is called unmet to a person', () => {
    const draft = completeDraft('RESEARCH_DEVELOPMENT');
    const small = { ...draft, team: { ...draft.team!, members: draft.team!.members.slice(1) } };
    const keyed = (results: ReturnType<typeof judge>, key: string) => results.find((r) => r.key === key);
    expect(keyed(judge([], { draft: small }), 'SERVICE_TEAM')).toMatchObject({
      outcome: 'FAIL',
      code: 'TEAM_TOO_SMALL',
    });
    const unmet = { ...draft, answers: { SERVICE_PREMISES: { met: false, documentIds: [] } } };
    expect(keyed(judge([], { draft: unmet }), 'SERVICE_PREMISES')?.outcome).toBe('UNKNOWN');
    const { premises: _, ...without } = draft;
    expect(keyed(judge([], { draft: without }), 'SERVICE_PREMISES')?.code).toBe('DOCUMENT_MISSING');
  });

  it.each([
    ['RESEARCH_DEVELOPMENT', [], 'PASS', undefined],
    ['INSPECTION_TESTING', [], 'FAIL', 'QUALIFICATION_MISSING'],
    ['INSPECTION_TESTING', [{ validUntil: '2026-03-01' }], 'FAIL', 'QUALIFICATION_EXPIRED'],
    ['INSPECTION_TESTING', [{ validUntil: TODAY }], 'PASS', undefined],
    ['INSPECTION_TESTING', [{ status: 'REVOKED' as const }], 'FAIL', 'QUALIFICATION_EXPIRED'],
    ['INSPECTION_TESTING', [{ status: 'EXPIRED' as const }, { kind: 'CNAS' }], 'PASS', undefined],
    ['INCUBATION', [], 'FAIL', 'CATEGORY_NOT_OFFERED'],
  ])('[5-2c] %s with %j is %s', (code, items, outcome, reason) => {
    const base = { kind: 'CMA', number: 'CMA-1', validUntil: '2029-12-31', status: 'VALID' as const };
    const held = answer('QUALIFICATION', { items: items.map((item) => ({ ...base, ...item })) });
    const result = judge([held], { draft: completeDraft(code) }).find(
      ({ key }) => key === `QUALIFICATION:${code}`,
    );
    expect(result).toMatchObject({ outcome, ...(reason && { code: reason }) });
  });

  it('[5-1e] sends a re-entry to a person with its history', () => {
    const results = assess({ ...submission, formerAgencyId: 'A1' }, evidence(), CTX);
    expect(results.at(-1)).toMatchObject({
      key: 'RE_ENTRY',
      outcome: 'UNKNOWN',
      facts: { formerAgencyId: 'A1' },
    });
  });

  it('[5-2a] mistrusts a source that says FAIL over facts that fail nothing', () => {
    expect(of('PUBLIC_CREDIT', answer('PUBLIC_CREDIT', {}, 'FAIL'))?.outcome).toBe('UNKNOWN');
    expect(of('PUBLIC_CREDIT', answer('PUBLIC_CREDIT', { seriousRecords: 1 }))?.outcome).toBe('FAIL');
  });

  it('[5-2a] never makes a PASS of a source that is silent', () => {
    const checks = CHECK_TYPES.filter((check) => check !== 'EQUITY_AND_OFFICERS' && check !== 'INVOICE');
    fc.assert(
      fc.property(fc.subarray(checks, { minLength: 1 }), (mute) => {
        const results = judge(mute.map(silent));
        for (const check of mute) {
          const behind = results.filter(({ evidenceRef }) => evidenceRef?.endsWith(`#${check}`));
          expect(behind.length).toBeGreaterThan(0);
          expect(behind.every(({ outcome }) => outcome === 'UNKNOWN')).toBe(true);
          expect(behind.every(({ validUntil }) => validUntil === undefined)).toBe(true);
        }
      }),
    );
  });

  it('[5-2a] treats an answer that is missing altogether like a silent source', () => {
    const results = assess(submission, [], CTX);
    const passed = results.filter(({ outcome }) => outcome !== 'UNKNOWN').map(({ source }) => source);
    expect(new Set(passed)).toEqual(new Set(['SUBMISSION']));
  });

  it('[5-2c] asks the registers only where a category needs one', () => {
    expect(checksOf(completeDraft('RESEARCH_DEVELOPMENT'), CTX)).toEqual([...CREDIT_CHECKS]);
    expect(checksOf(completeDraft('INSPECTION_TESTING'), CTX)).toContain('QUALIFICATION');
  });
});
