import { OnboardingFailureProposed } from '../../../events/onboarding-failure-proposed/v1.ts';
import { OnboardingVerificationFailed } from '../../../events/onboarding-verification-failed/v1.ts';
import { happened } from '../event.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingFact, HearingState } from '../hearing/hearing.ts';
import { type CaseDecision, type CaseState, clearAll } from '../onboarding/case-state.ts';
import { isRefusal, refuse } from '../problem.ts';
import { standing } from './overall.ts';
import type { JudgedResult } from './verification-state.ts';
import { type OfficerActing, openForOfficer } from './verified-case.ts';

const ARTICLE = '5-2c';

const codesOf = (results: readonly JudgedResult[]) => [
  ...new Set(results.map(({ code, key }) => code ?? key)),
];

export interface FailureProposal {
  /** The failed checks that the refusal would rest on. */
  readonly keys: readonly string[];
  readonly reason: string;
  /** The hearing that is opened in the same commit. */
  readonly hearingId: string;
}

/**
 * Proposes a refusal on checks that stand failed against the whole case. The agency is heard first (domain §5.5): open
 * the hearing in the same commit, with `noticedFacts`.
 */
export function decideProposeFailure(
  state: CaseState,
  { keys, reason, hearingId }: FailureProposal,
  ctx: OfficerActing & { readonly hearing?: HearingState | undefined },
): CaseDecision {
  const opened = openForOfficer(state, 'proposeFailure', ctx, ARTICLE);
  if (isRefusal(opened)) return opened;
  const { to, verification } = opened;
  if (verification.failure !== undefined && ctx.hearing?.status !== 'CONSIDERED')
    return refuse('DUPLICATE', { article: ARTICLE, extra: { hearingId: verification.failure.hearingId } });
  const { failed } = standing(verification);
  const grounds = failed.filter(({ key }) => keys.includes(key));
  if (grounds.length === 0 || grounds.length < new Set(keys).size) {
    const fields = [
      {
        field: 'body.keys',
        zh: '只能以未通过的核验项目为由',
        en: `only checks that stand failed: ${failed.map(({ key }) => key).join(', ')}`,
      },
    ];
    return refuse('VALIDATION_FAILED', { article: ARTICLE, fields });
  }
  const event = happened(
    OnboardingFailureProposed,
    { caseId: state.id, uscc: state.body.uscc, hearingId, codes: codesOf(grounds) },
    { article: ARTICLE, to, refs: { hearing: hearingId }, reason, record: { keys } },
  );
  const failure = {
    proposedBy: ctx.actor.id,
    proposedAt: ctx.now,
    keys: grounds.map(({ key }) => key),
    reason,
    hearingId,
  };
  return { events: [event], body: { ...state.body, verification: { ...verification, failure } } };
}

/** What the prior notice tells the agency: each failed check that the refusal would rest on. */
export function noticedFacts(state: CaseState, keys: readonly string[]): HearingFact[] {
  if (state.body.verification === undefined) return [];
  return standing(state.body.verification)
    .failed.filter(({ key }) => keys.includes(key))
    .map(({ key, row, code, zh }) => ({ key, row, zh, ...(code !== undefined && { code }) }));
}

/**
 * VERIFYING → VERIFICATION_FAILED by a reviewer who did not propose it (④), after the hearing. Commit with
 * `releaseLiveCase`, a check on the hearing's version, and `notBy` on the proposal.
 */
export function decideFail(
  state: CaseState,
  hearing: HearingState | undefined,
  acting: OfficerActing,
): CaseDecision {
  const opened = openForOfficer(state, 'fail', acting, ARTICLE);
  if (isRefusal(opened)) return opened;
  const { to, verification } = opened;
  const { failure } = verification;
  if (failure === undefined) return refuse('HEARING_REQUIRED', { article: ARTICLE });
  if (failure.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: ARTICLE });
  const unheard = requireConsidered(hearing, ARTICLE);
  if (unheard) return unheard;
  const grounds = standing(verification).failed.filter(({ key }) => failure.keys.includes(key));
  if (grounds.length === 0) {
    return refuse('VERIFICATION_INCOMPLETE', {
      article: ARTICLE,
      detail: {
        zh: '拟作为理由的核验项目已更正',
        en: 'The checks that the refusal would rest on have been set right',
      },
    });
  }
  const event = happened(
    OnboardingVerificationFailed,
    { caseId: state.id, uscc: state.body.uscc, codes: codesOf(grounds) },
    {
      article: ARTICLE,
      to,
      deadlines: clearAll(state),
      reason: failure.reason,
      record: { hearingId: failure.hearingId, proposedBy: failure.proposedBy, keys: failure.keys },
    },
  );
  return {
    events: [event],
    body: {
      ...state.body,
      closedReason: failure.reason,
      verification: { ...verification, decidedBy: acting.actor.id },
    },
  };
}
