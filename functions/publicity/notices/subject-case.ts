import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { resultOfSubject } from '../../../shared/domain/evaluation/result/category-result.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { get, load } from '../../../shared/store/read.ts';
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

/** The evaluation whose result a notice is about; undefined for an onboarding case. */
export async function subjectCycle(
  tables: Tables,
  notice: Loaded<PublicityBody>,
): Promise<Loaded<CycleBody> | undefined> {
  const { kind, id } = notice.body.subject;
  const of = kind === 'EVALUATION_RESULT' ? resultOfSubject(id) : undefined;
  return of && load(tables, evaluationCycle, of.cycleId);
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
