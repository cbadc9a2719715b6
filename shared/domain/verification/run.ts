import { OnboardingChecksRecorded } from '../../../events/onboarding-checks-recorded/v1.ts';
import { OnboardingVerificationStarted } from '../../../events/onboarding-verification-started/v1.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, followCase } from '../onboarding/case-state.ts';
import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isOutdated } from './outdated.ts';
import { maySucceed, standing } from './overall.ts';
import { verified } from './pass.ts';
import type { CheckResult } from './source-answer.ts';
import type { JudgedResult, VerificationState } from './verification-state.ts';

/**
 * Begins an automatic run: SUBMITTED → VERIFYING for the first, a new one inside VERIFYING after a supplement or a
 * failed re-check. What was found or entered before does not count any more; it stays in the trail.
 */
export function decideStartRun(state: CaseState, acting: Acting): CaseDecision {
  const action = state.status === 'SUBMITTED' ? 'startVerification' : 'recordChecks';
  const to = followCase(state.status, action, acting);
  if (isRefusal(to)) return to;
  const run = (state.body.verification?.run ?? 0) + 1;
  const verification: VerificationState = {
    run,
    round: state.body.submission?.round ?? 0,
    startedAt: acting.now,
    results: [],
    manual: [],
    pending: {},
    verifiedCategories: [],
  };
  const event = happened(
    OnboardingVerificationStarted,
    { caseId: state.id, uscc: state.body.uscc, run },
    { article: '5-2a', to },
  );
  return { events: [event], body: { ...state.body, verification } };
}

/** Whether a run has begun whose results are not recorded yet. */
export function awaitsResults({ status, body }: Pick<CaseState, 'status' | 'body'>): boolean {
  return status === 'VERIFYING' && body.verification?.results.length === 0;
}

/** Whether a case still asks for a run: the first one, or another on what is outdated. */
export function asksForRun({ status, body }: Pick<CaseState, 'status' | 'body'>): boolean {
  return status === 'SUBMITTED' || (status === 'VERIFYING' && isOutdated(body));
}

/**
 * Records a run's results once, with the sources' whole answers and their hash in the trail. When nothing is left to a
 * person the case passes in the same commit (SM-1: SYSTEM, as no result is a person's).
 */
export function decideRecordRun(
  state: CaseState,
  found: { readonly results: readonly JudgedResult[]; readonly answers: readonly CheckResult[] },
  acting: Acting,
): Decided<OnboardingCaseBody> | Refusal {
  const to = followCase(state.status, 'recordChecks', acting);
  if (isRefusal(to)) return to;
  if (!awaitsResults(state) || state.body.verification === undefined) return refuse('DUPLICATE');
  const verification = { ...state.body.verification, results: [...found.results] };
  const now = standing(verification);
  const { run } = verification;
  const report = { run, answers: found.answers };
  const event = happened(
    OnboardingChecksRecorded,
    { caseId: state.id, uscc: state.body.uscc, run, overall: now.overall },
    { article: '5-2b', to, inputHash: canonicalHash(JSON.parse(JSON.stringify(report))), record: { report } },
  );
  const recorded = { events: [event], body: { ...state.body, verification } };
  if (!maySucceed(now)) return recorded;
  const passes = followCase(to, 'pass', acting);
  if (isRefusal(passes)) return passes;
  const passed = verified(
    { ...state, body: recorded.body },
    { to: passes, verification },
    now.categories,
    acting,
  );
  return { events: [event, ...passed.events], body: passed.body };
}
