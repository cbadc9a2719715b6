import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { Envelope } from '../../events/envelope.ts';
import { CheckResultConfirmed } from '../../events/check-result-confirmed/v1.ts';
import { OnboardingReturnedToVerification } from '../../events/onboarding-returned-to-verification/v1.ts';
import { OnboardingSubmitted } from '../../events/onboarding-submitted/v1.ts';
import { OnboardingSupplementSubmitted } from '../../events/onboarding-supplement-submitted/v1.ts';
import type { WorkerDeps } from './deps.ts';
import { followConfirmation } from './follow-confirmation.ts';
import { verifyCase } from './verify-case.ts';

const RUNS: readonly string[] = [
  OnboardingSubmitted.type,
  OnboardingSupplementSubmitted.type,
  OnboardingReturnedToVerification.type,
];

const OfCase = onFirstUse(() => z.object({ caseId: z.string() }));

/** The reaction of verification to one event. */
export async function react(event: Envelope, now: string, deps: WorkerDeps): Promise<void> {
  const { caseId } = OfCase().parse(event.data);
  if (RUNS.includes(event.type)) return verifyCase(event, caseId, now, deps);
  if (event.type === CheckResultConfirmed.type) return followConfirmation(event, caseId, now, deps);
  throw new Error(`verification does not react to ${event.type}`);
}
