import { describe, expect, it } from 'vitest';
import { submittedCase } from '../../../test/support/verification-fixtures.ts';
import {
  after,
  ANNA,
  BO,
  ENTRY,
  officer,
  resolved,
  REVIEWER,
  sanctioned,
  SETTINGS,
  unreachable,
} from '../../../test/support/verified-case-fixtures.ts';
import { orThrow } from '../problem.ts';
import { decideProposeFailure } from './fail.ts';
import { decideConfirmResult, decideEnterResult } from './manual-result.ts';
import { decidePass } from './pass.ts';
import { pendingWork } from './pending-work.ts';
import { decideRequestSupplement } from './request-supplement.ts';

describe('[5-2c] entered results', () => {
  it('count once another person has confirmed them', () => {
    const entered = after(unreachable(), orThrow(decideEnterResult(unreachable(), ENTRY, ANNA)));
    expect(pendingWork(entered.body.verification!)).toEqual([]);
    expect(decidePass(entered, REVIEWER)).toMatchObject({
      refused: 'VERIFICATION_INCOMPLETE',
      extra: { undecided: ['RESEARCH_INTEGRITY'], unconfirmed: ['RESEARCH_INTEGRITY'] },
    });
    expect(decideConfirmResult(entered, ENTRY.key, ANNA)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideConfirmResult(entered, 'REGISTRATION', BO)).toMatchObject({ refused: 'NOT_FOUND' });
    expect(pendingWork(resolved(unreachable()).body.verification!).map(({ kind }) => kind)).toEqual([
      'PASS_VERIFICATION',
    ]);
  });

  it.each([
    ['an attempt to skip', { ...ENTRY, outcome: 'SKIPPED' as const }],
    ['no evidence', { ...ENTRY, documentIds: [] }],
    ['no reason', { ...ENTRY, reason: '  ' }],
  ])('are refused for %s: CHECK_NOT_SKIPPABLE', (_, entry) => {
    expect(decideEnterResult(unreachable(), entry, ANNA)).toMatchObject({ refused: 'CHECK_NOT_SKIPPABLE' });
  });

  it('are refused for a check that passed, and for one that is none', () => {
    for (const key of ['REGISTRATION', 'NO_SUCH_CHECK']) {
      expect(decideEnterResult(unreachable(), { ...ENTRY, key }, ANNA)).toMatchObject({
        refused: 'VALIDATION_FAILED',
      });
    }
  });

  it('may set a failed check right', () => {
    expect(orThrow(decidePass(resolved(sanctioned()), REVIEWER)).events[0]?.to).toBe('VERIFIED');
  });

  it('are refused to the agency and to an officer with a declared interest', () => {
    const agency = officer('u-agency', 'AGENCY_ADMIN');
    expect(decideEnterResult(unreachable(), ENTRY, agency)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    const partial = { ...ANNA, conflicts: [submittedCase().uscc] };
    for (const refused of [
      decideEnterResult(unreachable(), ENTRY, partial),
      decidePass(resolved(unreachable()), { ...REVIEWER, conflicts: partial.conflicts }),
      decideRequestSupplement(unreachable(), [], { ...partial, ...SETTINGS }),
      decideProposeFailure(sanctioned(), { keys: [], reason: '', hearingId: 'H' }, partial),
    ])
      expect(refused).toMatchObject({ refused: 'CONFLICT_OF_INTEREST' });
  });
});

describe('[5-2c] passing with entered results', () => {
  it('is for a reviewer who entered none of them', () => {
    expect(decidePass(resolved(unreachable()), BO)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    const both = officer('u-anna', 'CENTRE_OFFICER', 'CENTRE_REVIEWER');
    expect(decidePass(resolved(unreachable()), both)).toMatchObject({ refused: 'FOUR_EYES' });
    const passed = orThrow(decidePass(resolved(unreachable()), REVIEWER));
    expect(passed.events).toMatchObject([{ type: 'OnboardingVerified', to: 'VERIFIED' }]);
    expect(passed.body.verification?.decidedBy).toBe('u-reviewer');
  });
});
