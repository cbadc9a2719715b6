import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { get } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The case that a notice is about; undefined for an evaluation result. */
export async function subjectCase(
  tables: Tables,
  notice: Loaded<PublicityBody>,
): Promise<Loaded<OnboardingCaseBody> | undefined> {
  const { kind, id } = notice.body.subject;
  return kind === 'ONBOARDING' ? get(tables, onboardingCase, id) : undefined;
}

/** The notice that counts now: a cancelled one has handed its objections on to its successor, if there is one. */
export async function standingNotice(tables: Tables, publicityId: string): Promise<Loaded<PublicityBody>> {
  const found = await get(tables, publicity, publicityId);
  const { successor } = found.refs;
  return successor === undefined ? found : standingNotice(tables, successor);
}

/** The parameters that a case was submitted under (requirements §8.0). */
export async function policyOfCase(
  { body }: Loaded<OnboardingCaseBody>,
  settings: SettingsSource,
  now: string,
): Promise<PolicySet> {
  const version = body.submission?.policyVersion;
  return version === undefined ? (await settings.current(now)).policy : settings.policyOf(version);
}
