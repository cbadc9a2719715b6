import type { RegistryFacts } from '../../domain/onboarding/onboarding-case.ts';
import { toLocalDate } from '../../domain/time/local-date.ts';
import type { VerificationGateway } from '../../domain/verification/source-answer.ts';

/**
 * What the registry says of an organisation, to prefill a new case (5-1c). Undefined when it does not answer: the case
 * is opened without, and verification asks again.
 */
export async function fetchRegistryFacts(
  gateway: VerificationGateway,
  { uscc, orgName, now }: { readonly uscc: string; readonly orgName: string; readonly now: string },
): Promise<RegistryFacts | undefined> {
  const asOf = toLocalDate(now);
  const [answer] = await gateway.ask({ uscc, orgName, checks: ['REGISTRATION'], asOf, purpose: 'PREFILL' });
  if (answer?.check !== 'REGISTRATION' || answer.outcome === 'UNKNOWN') return undefined;
  const { name, organisationType, establishedOn, status } = answer.facts;
  return { name, organisationType, establishedOn, status, asOf: answer.asOf };
}
