import type { HearingBody } from '../../../shared/domain/hearing/hearing.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';
import type { PendingWork } from '../../../shared/domain/verification/pending-work.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openWork, verifyTarget } from '../work.ts';

const QUEUES = {
  CONSIDER_HEARING: 'CENTRE_OFFICER',
  DECIDE_FAILURE: 'CENTRE_REVIEWER',
  DECIDE_REJECTION: 'CENTRE_REVIEWER',
} as const;

/** The task that a hearing leads to; its subject is what would be decided on. */
export const hearingWork = (kind: keyof typeof QUEUES, hearingId: string): PendingWork => ({
  queue: QUEUES[kind],
  kind,
  round: hearingId,
});

/** The case that a hearing is about. */
export function caseIdOf({ subjectRef }: Pick<HearingBody, 'subjectRef'>): string {
  const [kind, id] = subjectRef.split('#');
  if (kind !== 'CASE' || id === undefined) throw new Error(`a hearing about ${subjectRef} has no case`);
  return id;
}

/**
 * Opens what a person does next in a hearing; nothing once no decision waits for it, as after a withdrawal. The case's
 * version is checked, so that one that comes meanwhile leaves no task behind.
 */
export async function openHearingWork(
  heard: Pick<Loaded<HearingBody>, 'id' | 'body'>,
  kind: keyof typeof QUEUES,
  now: string,
  { tables, settings }: { readonly tables: Tables; readonly settings: SettingsSource },
): Promise<Required<Pick<Plan, 'changes' | 'checks'>>> {
  const concerned = await get(tables, onboardingCase, caseIdOf(heard.body));
  const checks = [{ kind: onboardingCase.kind, id: concerned.id, version: concerned.version }];
  if (!isAwaited(heard, concerned)) return { changes: [], checks };
  const dueAt = verifyTarget(now, await settings.current(now));
  const subject = { caseId: concerned.id, uscc: heard.body.uscc };
  const changes = await openWork(tables, subject, [hearingWork(kind, heard.id)], { now, dueAt });
  return { changes, checks };
}

function isAwaited(
  { id, body }: Pick<Loaded<HearingBody>, 'id' | 'body'>,
  concerned: Loaded<OnboardingCaseBody>,
): boolean {
  if (body.ground === 'VERIFICATION_FAILURE')
    return concerned.status === 'VERIFYING' && concerned.body.verification?.failure?.hearingId === id;
  return !onboardingMachine.terminal.some((ended) => ended === concerned.status);
}
