import { describe, expect, it } from 'vitest';
import { answer, CTX, NOW, silent, TODAY } from '../../../test/support/verification-fixtures.ts';
import {
  after,
  ANNA,
  BO,
  ENTRY,
  recorded,
  REVIEWER,
  resolved,
  sanctioned,
  unreachable,
} from '../../../test/support/verified-case-fixtures.ts';
import type { CaseState } from '../onboarding/case-state.ts';
import { orThrow } from '../problem.ts';
import { CREDIT_CHECKS } from './assess.ts';
import { evidenceOf } from './evidence.ts';
import { decideConfirmResult, decideEnterResult } from './manual-result.ts';
import { decidePass } from './pass.ts';
import { reCheck, staleChecks } from './re-check.ts';
import type { CheckResult } from './source-answer.ts';

const SANCTION = { sanction: { from: '2026-01-01' } };
const passed = (state: CaseState) => after(resolved(state), orThrow(decidePass(resolved(state), REVIEWER)));

/** Asks everything again; some answers replaced. */
const again = ({ body }: CaseState, ...replaced: CheckResult[]) =>
  reCheck(
    body,
    evidenceOf(
      CREDIT_CHECKS.map((check) => replaced.find((each) => each.check === check) ?? answer(check)),
      'again',
    ),
    { ...CTX, asOf: TODAY },
  );

describe('[5-4a] re-check', () => {
  it('passes when the sources say the same again', () => {
    expect(again(recorded().state)).toMatchObject({ outcome: 'PASS', failed: [], undecided: [] });
  });

  it('fails on a new failure, and is undecided when a source is silent', () => {
    const { state } = recorded();
    expect(again(state, answer('SCI_TECH_CREDIT', SANCTION))).toMatchObject({
      outcome: 'FAIL',
      failed: ['RESEARCH_INTEGRITY'],
    });
    expect(again(state, silent('PUBLIC_CREDIT'))).toMatchObject({
      outcome: 'UNKNOWN',
      undecided: ['PUBLIC_CREDIT'],
    });
  });

  it('keeps a person’s confirmed result while the source is still silent', () => {
    const state = passed(unreachable());
    expect(again(state, silent('SCI_TECH_CREDIT')).outcome).toBe('PASS');
    expect(again(state, answer('SCI_TECH_CREDIT', SANCTION)).outcome).toBe('FAIL');
  });

  it('keeps it while the source repeats exactly what was set right, and no longer', () => {
    const state = passed(sanctioned());
    expect(again(state, answer('SCI_TECH_CREDIT', SANCTION)).outcome).toBe('PASS');
    const another = { sanction: { from: '2026-02-01' } };
    expect(again(state, answer('SCI_TECH_CREDIT', another)).outcome).toBe('FAIL');
  });

  it('[4-1] keeps the form that a person admitted', () => {
    const branch = answer('REGISTRATION', { branch: true });
    const { state } = recorded(branch);
    const form = { ...ENTRY, key: 'LEGAL_FORM' };
    const entered = after(state, orThrow(decideEnterResult(state, form, ANNA)));
    const admitted = after(entered, orThrow(decideConfirmResult(entered, 'LEGAL_FORM', BO)));
    expect(again(admitted, branch).outcome).toBe('PASS');
    expect(again(state, branch).outcome).toBe('UNKNOWN');
  });

  it('asks only for what has run out', () => {
    const { body } = recorded().state;
    expect(staleChecks(body, NOW)).toEqual([]);
    expect(staleChecks(body, '2026-03-09T01:00:00.000Z')).toEqual([
      'ABNORMAL_OPERATION_LIST',
      'SERIOUS_DISHONESTY_LIST',
      'JUDGMENT_DEFAULTER',
      'SCI_TECH_CREDIT',
    ]);
    expect(staleChecks(body, '2026-04-01T01:00:00.000Z')).toEqual([...CREDIT_CHECKS]);
    expect(staleChecks(unreachable().body, NOW)).toEqual(['SCI_TECH_CREDIT']);
    expect(reCheck(body, [], CTX).outcome).toBe('PASS');
  });
});
