import { describe, expect, it } from 'vitest';
import { answer, NOW } from '../../../test/support/verification-fixtures.ts';
import {
  ANNA,
  ENTRY,
  recorded,
  REVIEWER,
  sanctioned,
  unreachable,
} from '../../../test/support/verified-case-fixtures.ts';
import { bySystem } from '../acting.ts';
import { orThrow } from '../problem.ts';
import { decideEnterResult } from './manual-result.ts';
import { decidePass } from './pass.ts';
import { pendingWork } from './pending-work.ts';
import { awaitsResults, asksForRun, decideRecordRun, decideStartRun } from './run.ts';

describe('[SM-1] an automatic run', () => {
  it('[5-2c] passes by itself in the commit of its results when all is in order', () => {
    const { state, events } = recorded();
    expect(events.map(({ type }) => type)).toEqual(['OnboardingChecksRecorded', 'OnboardingVerified']);
    expect(state.status).toBe('VERIFIED');
    expect(state.body.verification).toMatchObject({
      verifiedCategories: ['INSPECTION_TESTING'],
      decidedBy: 'SYSTEM',
    });
  });

  it('[5-2c] leaves an unknown result to a person', () => {
    const state = unreachable();
    expect(state.status).toBe('VERIFYING');
    expect(pendingWork(state.body.verification!)).toEqual([
      { queue: 'CENTRE_OFFICER', kind: 'RESOLVE_UNKNOWN_CHECK', round: '1-RESEARCH_INTEGRITY' },
    ]);
  });

  it('[5-2c] leaves a failure to a person', () => {
    expect(pendingWork(sanctioned().body.verification!).map(({ kind }) => kind)).toEqual([
      'DECIDE_ON_FAILED_CHECK',
    ]);
  });

  it('[4-1] leaves a branch office to a person, by its form', () => {
    const { state } = recorded(answer('REGISTRATION', { branch: true }));
    expect(pendingWork(state.body.verification!).map(({ kind }) => kind)).toEqual(['REVIEW_LEGAL_FORM']);
  });

  it('records its results once', () => {
    const state = unreachable();
    expect(awaitsResults(state)).toBe(false);
    expect(decideRecordRun(state, { results: [], answers: [] }, bySystem(NOW))).toMatchObject({
      refused: 'DUPLICATE',
    });
  });

  it('begins anew after a supplement, and nobody decides on what is outdated', () => {
    const state = unreachable();
    const submission = { ...state.body.submission!, round: 1 };
    const supplemented = { ...state, body: { ...state.body, submission } };
    expect(asksForRun(state)).toBe(false);
    expect(asksForRun(supplemented)).toBe(true);
    expect(decideEnterResult(supplemented, ENTRY, ANNA)).toMatchObject({
      refused: 'VERIFICATION_INCOMPLETE',
    });
    const restarted = orThrow(decideStartRun(supplemented, bySystem(NOW)));
    expect(restarted.body.verification).toMatchObject({ run: 2, round: 1, results: [], manual: [] });
  });

  it('begins anew when a verified case is sent back', () => {
    const { state } = recorded();
    const returned = { ...state, status: 'VERIFYING' };
    expect(asksForRun(returned)).toBe(true);
    expect(decidePass(returned, REVIEWER)).toMatchObject({ refused: 'VERIFICATION_INCOMPLETE' });
  });
});
