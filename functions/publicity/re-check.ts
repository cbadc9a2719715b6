import { canonicalHash } from '../../shared/domain/canonical.ts';
import { parseUscc } from '../../shared/domain/identity/uscc.ts';
import type { OnboardingCaseBody } from '../../shared/domain/onboarding/onboarding-case.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { assessCredit, CREDIT_CHECKS } from '../../shared/domain/verification/assess.ts';
import { effectiveResults, overall } from '../../shared/domain/verification/overall.ts';
import type { Purpose } from '../../shared/domain/verification/source-answer.ts';
import type {
  CheckType,
  JudgedResult,
  Outcome,
} from '../../shared/domain/verification/verification-state.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import type { NoticeDeps } from './deps.ts';

/** What the registry and the lists say again before an agency is let in (domain §5.3). */
export interface ReCheck {
  readonly outcome: Outcome;
  readonly failedKeys: readonly string[];
  readonly results: readonly JudgedResult[];
}

const keyOf = (check: CheckType) => (check === 'SCI_TECH_CREDIT' ? 'RESEARCH_INTEGRITY' : check);

/**
 * Asks again what is no longer valid; results within their days are used as they are. Where a source still knows
 * nothing, what two persons have confirmed by hand stands.
 */
export async function reCheck(
  onboarding: Loaded<OnboardingCaseBody>,
  purpose: Extract<Purpose, 'PRE_PUBLICITY' | 'PUBLICITY_CLOSE'>,
  ctx: { readonly now: string; readonly policy: PolicySet },
  { gateway }: Pick<NoticeDeps, 'gateway'>,
): Promise<ReCheck> {
  const { uscc: text, orgName, verification } = onboarding.body;
  const known = verification === undefined ? [] : effectiveResults(verification);
  const stale = CREDIT_CHECKS.filter((check) => !known.some((each) => isFresh(each, check, ctx.now)));
  const parsed = parseUscc(text);
  if (!parsed.ok) throw new Error(`CASE#${onboarding.id} has no valid credit code`);
  const { uscc } = parsed;
  const asOf = toLocalDate(ctx.now);
  const answers =
    stale.length === 0 ? [] : await gateway.ask({ uscc, orgName, checks: stale, asOf, purpose });
  const evidence = answers.map((answer) => ({
    answer,
    ref: `CASE#${onboarding.id}/${purpose}/${answer.check}`,
    hash: canonicalHash(JSON.parse(JSON.stringify(answer))),
  }));
  const results = assessCredit({ uscc, orgName }, evidence, { policy: ctx.policy, asOf }).map((judged) => {
    const before = known.find(({ key }) => key === judged.key);
    const answered = judged.outcome !== 'UNKNOWN';
    if (answered || before === undefined) return judged;
    const asked = judged.evidenceRef !== undefined || stale.some((check) => keyOf(check) === judged.key);
    return asked && before.source !== 'MANUAL' ? judged : before;
  });
  return {
    outcome: overall(results.map(({ outcome }) => outcome)),
    failedKeys: results.filter(({ outcome }) => outcome === 'FAIL').map(({ key }) => key),
    results,
  };
}

function isFresh(result: JudgedResult, check: CheckType, now: string): boolean {
  const decided = result.outcome === 'PASS' || result.outcome === 'WARN';
  return result.key === keyOf(check) && decided && result.validUntil !== undefined && result.validUntil > now;
}
