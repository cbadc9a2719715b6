import type { OnboardingCaseBody } from '../../domain/onboarding/onboarding-case.ts';
import { toLocalDate } from '../../domain/time/local-date.ts';
import { CREDIT_CHECKS } from '../../domain/verification/assess.ts';
import { evidenceOf } from '../../domain/verification/evidence.ts';
import { type ReCheck, reCheck, staleChecks } from '../../domain/verification/re-check.ts';
import type { CheckResult, VerificationGateway } from '../../domain/verification/source-answer.ts';
import type { PolicySet } from '../../policy/policy.ts';

/** A re-check with the answers it rests on, to be kept in the trail of what is decided on it. */
export interface ReCheckReport extends ReCheck {
  readonly answers: readonly CheckResult[];
}

/**
 * Asks the registry and the lists again: before a publicity opens only what has run out, at its close everything
 * (domain §5.3, "when re-run"). Call it outside a transaction; it never throws for a source.
 */
export async function reCheckCase(
  gateway: VerificationGateway,
  onboarding: { readonly id: string; readonly body: OnboardingCaseBody },
  ctx: {
    readonly now: string;
    readonly policy: PolicySet;
    readonly purpose: 'PRE_PUBLICITY' | 'PUBLICITY_CLOSE';
  },
): Promise<ReCheckReport> {
  const { body, id } = onboarding;
  const asOf = toLocalDate(ctx.now);
  const checks = ctx.purpose === 'PRE_PUBLICITY' ? staleChecks(body, ctx.now) : [...CREDIT_CHECKS];
  const { uscc, orgName } = body;
  const answers =
    checks.length === 0 ? [] : await gateway.ask({ uscc, orgName, checks, asOf, purpose: ctx.purpose });
  const evidence = evidenceOf(answers, `CASE-${id}-${ctx.purpose}-${asOf}`);
  return { ...reCheck(body, evidence, { policy: ctx.policy, asOf }), answers };
}
