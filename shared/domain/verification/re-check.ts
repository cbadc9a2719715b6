import { canonicalHash } from '../canonical.ts';
import type { Uscc } from '../identity/uscc.ts';
import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';
import { toLocalDate } from '../time/local-date.ts';
import { assessCredit, checkBehind, CREDIT_CHECKS } from './assess.ts';
import type { JudgeContext } from './judgement.ts';
import { overall } from './overall.ts';
import type { Evidence } from './source-answer.ts';
import type { CheckType, JudgedResult, Outcome } from './verification-state.ts';

/** A re-check of a verified case: FAIL sends it back, UNKNOWN to a person, the rest lets it go on. */
export interface ReCheck {
  readonly outcome: Outcome;
  readonly failed: readonly string[];
  readonly undecided: readonly string[];
  readonly results: readonly JudgedResult[];
}

/** The checks whose result has run out at `now`, by policy `verification.ttlDays` (domain §5.3). */
export function staleChecks(body: Pick<OnboardingCaseBody, 'verification'>, now: string): CheckType[] {
  const fresh = new Set(
    body.verification?.results
      .filter(({ validUntil }) => validUntil !== undefined && now < validUntil)
      .map(({ key }) => checkBehind(key)),
  );
  return CREDIT_CHECKS.filter((check) => !fresh.has(check));
}

/**
 * Judges the registry and the lists anew for a verified case. Keys of checks that were not asked keep their result. A
 * person's confirmed result stands as long as the sources tell nothing new: they are silent still, or repeat exactly
 * what was set right.
 */
export function reCheck(body: OnboardingCaseBody, evidence: readonly Evidence[], ctx: JudgeContext): ReCheck {
  const { verification, submission } = body;
  const asked = new Set<CheckType | undefined>(evidence.map(({ answer }) => answer.check));
  const who = {
    // The code came from a login that was checked when the case was opened (5-1a).
    uscc: body.uscc as Uscc,
    orgName: body.orgName,
    ...(submission && { submittedOn: toLocalDate(submission.at) }),
  };
  const results = assessCredit(who, evidence, ctx).map((result) => {
    const before = verification?.results.find(({ key }) => key === result.key);
    if (!asked.has(checkBehind(result.key)) && before) return effective(before, body);
    const nothingNew = result.outcome === 'UNKNOWN' || (before && saysTheSame(before, result));
    return nothingNew && before ? settled(result, before, body) : result;
  });
  const keys = (outcome: Outcome) => results.filter((each) => each.outcome === outcome).map(({ key }) => key);
  return {
    outcome: overall(results.map(({ outcome }) => outcome)),
    failed: keys('FAIL'),
    undecided: keys('UNKNOWN'),
    results,
  };
}

const saysTheSame = (a: JudgedResult, b: JudgedResult) =>
  a.outcome === b.outcome && a.code === b.code && canonicalHash(a.facts) === canonicalHash(b.facts);

/** The new result, or the outcome that a person's confirmed entry gave to the same answer before. */
function settled(result: JudgedResult, before: JudgedResult, body: OnboardingCaseBody): JudgedResult {
  const entered = body.verification?.manual.findLast(({ key }) => key === before.key);
  return entered === undefined
    ? result
    : { ...result, outcome: entered.outcome, zh: entered.reason, source: 'MANUAL' };
}

const effective = (before: JudgedResult, body: OnboardingCaseBody) => settled(before, before, body);
