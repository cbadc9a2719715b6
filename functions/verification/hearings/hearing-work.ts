import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { HEARERS } from '../../../shared/domain/hearing/hearers.ts';
import type { HearingBody } from '../../../shared/domain/hearing/hearing.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';
import type { PendingWork } from '../../../shared/domain/verification/pending-work.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import type { AggregateType, Loaded } from '../../../shared/store/aggregate.ts';
import type { Check, Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { openWork, verifyTarget } from '../work.ts';

const QUEUES = {
  DECIDE_FAILURE: 'CENTRE_REVIEWER',
  DECIDE_REJECTION: 'CENTRE_REVIEWER',
  DECIDE_UNQUALIFIED: 'CENTRE_REVIEWER',
  DECIDE_AMENDMENT: 'COMMISSION_OFFICER',
  DECIDE_VIOLATION: 'CENTRE_REVIEWER',
  DECIDE_SUSPENSION: 'COMMISSION_OFFICER',
  DECIDE_REMOVAL: 'COMMISSION_OFFICER',
  DECIDE_CREDIT_RECORD: 'COMMISSION_OFFICER',
  DECIDE_PAYMENT_REFUSAL: 'FINANCE_OFFICER',
  DECIDE_RECOVERY: 'FINANCE_OFFICER',
} as const;
type HearingTask = keyof typeof QUEUES | 'CONSIDER_HEARING';

/** The task that a hearing leads to; its subject is what would be decided on. */
export const hearingWork = (
  kind: HearingTask,
  hearingId: string,
  ground: HearingBody['ground'] = 'VERIFICATION_FAILURE',
): PendingWork => ({
  queue: kind === 'CONSIDER_HEARING' ? HEARERS[ground][0] : QUEUES[kind],
  kind,
  round: hearingId,
});

/** What a hearing leads to once it was considered. */
export const DECISIONS = {
  VERIFICATION_FAILURE: 'DECIDE_FAILURE',
  OBJECTION_UPHELD: 'DECIDE_REJECTION',
  EVALUATION_UNQUALIFIED: 'DECIDE_UNQUALIFIED',
  EVALUATION_AMENDMENT: 'DECIDE_AMENDMENT',
  VIOLATION: 'DECIDE_VIOLATION',
  SUSPENSION: 'DECIDE_SUSPENSION',
  REMOVAL: 'DECIDE_REMOVAL',
  CREDIT_RECORD: 'DECIDE_CREDIT_RECORD',
  PAYMENT_REFUSAL: 'DECIDE_PAYMENT_REFUSAL',
  FUND_RECOVERY: 'DECIDE_RECOVERY',
} as const satisfies Readonly<Record<HearingBody['ground'], keyof typeof QUEUES>>;

function idOf(kind: 'CASE' | 'ENTRY', { subjectRef }: Pick<HearingBody, 'subjectRef'>): string {
  const [found, id] = subjectRef.split('#');
  if (found !== kind || id === undefined) throw new Error(`a hearing about ${subjectRef} has no ${kind}`);
  return id;
}

/**
 * Opens what a person does next in a hearing; nothing once no decision waits for it, as after a withdrawal. The subject's
 * version is checked, so that one that comes meanwhile leaves no task behind.
 */
export async function openHearingWork(
  heard: Pick<Loaded<HearingBody>, 'id' | 'body'>,
  kind: HearingTask,
  now: string,
  { tables, settings }: { readonly tables: Tables; readonly settings: SettingsSource },
): Promise<Required<Pick<Plan, 'changes' | 'checks'>>> {
  const { awaited, check } = await concernedBy(heard, tables);
  const checks = [check];
  if (!awaited) return { changes: [], checks };
  const dueAt = verifyTarget(now, await settings.current(now));
  const { subjectRef, uscc } = heard.body;
  const changes = await openWork(
    tables,
    { subjectRef, uscc },
    [hearingWork(kind, heard.id, heard.body.ground)],
    { now, dueAt },
  );
  return { changes, checks };
}

/** Whether what the hearing is about still waits for its decision, and in which version that was read. */
async function concernedBy(
  heard: Pick<Loaded<HearingBody>, 'id' | 'body'>,
  tables: Tables,
): Promise<{ readonly awaited: boolean; readonly check: Check }> {
  if (heard.body.ground === 'EVALUATION_UNQUALIFIED') {
    const { id, version, body } = await get(tables, entry, idOf('ENTRY', heard.body));
    const { unqualified } = body;
    const awaited = unqualified?.state === 'PROPOSED' && unqualified.hearingId === heard.id;
    return { awaited, check: { kind: entry.kind, id, version } };
  }
  if (!heard.body.subjectRef.startsWith('CASE#')) return supervised(heard, tables);
  const concerned = await get(tables, onboardingCase, idOf('CASE', heard.body));
  const { kind } = onboardingCase;
  return {
    awaited: isAwaited(heard, concerned),
    check: { kind, id: concerned.id, version: concerned.version },
  };
}

/** A procedure of articles 12 to 14: its body names the hearing, and its status says that the decision is awaited. */
const Supervised: AggregateType<{ hearingId?: string | undefined }> = {
  kind: '',
  body: onFirstUse(() => z.looseObject({ hearingId: z.string().optional() })),
};
const AWAITING = ['PRIOR_NOTICE', 'DRAFT', 'IN_FORCE_PROVISIONAL'];

async function supervised({ id, body }: Pick<Loaded<HearingBody>, 'id' | 'body'>, tables: Tables) {
  const [kind = '', subjectId = ''] = body.subjectRef.split('#');
  const concerned = await get(tables, { ...Supervised, kind }, subjectId);
  const awaited = AWAITING.includes(concerned.status) && concerned.body.hearingId === id;
  return { awaited, check: { kind, id: subjectId, version: concerned.version } };
}

function isAwaited(
  { id, body }: Pick<Loaded<HearingBody>, 'id' | 'body'>,
  concerned: Loaded<OnboardingCaseBody>,
): boolean {
  if (body.ground === 'VERIFICATION_FAILURE')
    return concerned.status === 'VERIFYING' && concerned.body.verification?.failure?.hearingId === id;
  return !onboardingMachine.terminal.some((ended) => ended === concerned.status);
}
