import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/support/verification-fixtures.ts';
import {
  after,
  ANNA,
  BO,
  officer,
  resolved,
  REVIEWER,
  sanctioned,
  SETTINGS,
  unreachable,
} from '../../../test/support/verified-case-fixtures.ts';
import { orThrow } from '../problem.ts';
import { decideFail, decideProposeFailure, noticedFacts } from './fail.ts';
import { workOfRun } from './pending-work.ts';
import { decideRequestSupplement } from './request-supplement.ts';

describe('[5-2c] supplements', () => {
  const items = [{ subject: 'RESEARCH_INTEGRITY', reason: '请补充证明' }];
  const ctx = { ...ANNA, ...SETTINGS };

  it('are due in fifteen days, counted by the Civil Code', () => {
    const decided = orThrow(decideRequestSupplement(unreachable(), items, ctx));
    expect(decided.events[0]).toMatchObject({
      type: 'OnboardingSupplementRequested',
      to: 'SUPPLEMENT_REQUIRED',
      data: { round: 1, dueOn: '2026-03-17' },
      deadlines: { set: [{ kind: 'SUPPLEMENT_DUE', dueAt: '2026-03-17T16:00:00.000Z' }] },
    });
  });

  it('end after two rounds: SUPPLEMENT_ROUNDS_SPENT', () => {
    const state = unreachable();
    const round = { requestedAt: NOW, requestedBy: 'u-anna', items, dueAt: NOW };
    const supplements = [1, 2].map((each) => ({ ...round, round: each }));
    const spent = { ...state, body: { ...state.body, supplements } };
    expect(decideRequestSupplement(spent, items, ctx)).toMatchObject({ refused: 'SUPPLEMENT_ROUNDS_SPENT' });
  });

  it('close whatever work the run has opened', () => {
    expect(workOfRun(unreachable().body.verification!).map(({ kind }) => kind)).toEqual([
      'RESOLVE_UNKNOWN_CHECK',
      'DECIDE_ON_FAILED_CHECK',
      'PASS_VERIFICATION',
    ]);
  });
});

describe('[5-2c] refusal', () => {
  const proposal = { keys: ['RESEARCH_INTEGRITY'], reason: '处于惩戒期', hearingId: 'H1' };
  const proposed = () => after(sanctioned(), orThrow(decideProposeFailure(sanctioned(), proposal, ANNA)));
  const heard = (status: string) => ({
    id: 'H1',
    status,
    deadlines: {},
    body: { subjectRef: 'CASE#C1' } as never,
  });

  it('rests only on checks that stand failed, and tells the agency which', () => {
    expect(decideProposeFailure(unreachable(), proposal, ANNA)).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
    const twice = { ...proposal, keys: [...proposal.keys, 'REGISTRATION'] };
    expect(decideProposeFailure(sanctioned(), twice, ANNA)).toMatchObject({ refused: 'VALIDATION_FAILED' });
    expect(noticedFacts(sanctioned(), proposal.keys)).toMatchObject([
      { key: 'RESEARCH_INTEGRITY', row: '4-3', code: 'INTEGRITY_SANCTION_ACTIVE' },
    ]);
  });

  it('is proposed once while it is being heard', () => {
    expect(decideProposeFailure(proposed(), proposal, BO)).toMatchObject({ refused: 'DUPLICATE' });
    const again = decideProposeFailure(proposed(), proposal, { ...BO, hearing: heard('CONSIDERED') });
    expect(again).toHaveProperty('events');
  });

  it('[SM-22] waits for the hearing, and a second person decides', () => {
    expect(decideFail(sanctioned(), undefined, REVIEWER)).toMatchObject({ refused: 'HEARING_REQUIRED' });
    for (const status of ['ISSUED', 'REPLIED', 'EXPIRED'])
      expect(decideFail(proposed(), heard(status), REVIEWER)).toMatchObject({ refused: 'HEARING_REQUIRED' });
    const proposer = officer('u-anna', 'CENTRE_REVIEWER');
    expect(decideFail(proposed(), heard('CONSIDERED'), proposer)).toMatchObject({ refused: 'FOUR_EYES' });
    const failed = orThrow(decideFail(proposed(), heard('CONSIDERED'), REVIEWER));
    expect(failed.events).toMatchObject([
      {
        type: 'OnboardingVerificationFailed',
        to: 'VERIFICATION_FAILED',
        data: { codes: ['INTEGRITY_SANCTION_ACTIVE'] },
      },
    ]);
    expect(failed.body.closedReason).toBe('处于惩戒期');
  });

  it('is no longer possible once its ground has been set right', () => {
    expect(decideFail(resolved(proposed()), heard('CONSIDERED'), REVIEWER)).toMatchObject({
      refused: 'VERIFICATION_INCOMPLETE',
    });
  });

  it('[SM-22] keeps a supplement waiting until the hearing is over', () => {
    const ctx = { ...ANNA, ...SETTINGS };
    const items = [{ subject: 'RESEARCH_INTEGRITY', reason: '请补充' }];
    expect(decideRequestSupplement(proposed(), items, { ...ctx, hearing: heard('REPLIED') })).toMatchObject({
      refused: 'HEARING_REQUIRED',
    });
    const allowed = decideRequestSupplement(proposed(), items, { ...ctx, hearing: heard('CONSIDERED') });
    expect(allowed).toHaveProperty('events');
  });
});
