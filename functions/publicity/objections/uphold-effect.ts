import { decideIssueHearing } from '../../../shared/domain/hearing/issue.ts';
import { HEARING_REPLY } from '../../../shared/domain/hearing/hearing.ts';
import { decideHoldForObjection } from '../../../shared/domain/onboarding/publicise.ts';
import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import { decideUpholdPublicity } from '../../../shared/domain/publicity/objections.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { Acting } from '../../../shared/domain/acting.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { type Change, change, type NotBy } from '../../../shared/store/plan.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import type { PublicityDeps } from '../deps.ts';
import { policyOfCase } from '../notices/subject-case.ts';
import { settleNotice } from './settle-notice.ts';

interface Upheld {
  readonly objection: Loaded<ObjectionBody>;
  readonly reason: string;
  readonly notice: Loaded<PublicityBody>;
  readonly onboarding: Loaded<OnboardingCaseBody> | undefined;
  readonly notVerifier: NotBy;
}

/**
 * An upheld objection that affects its subject (5-4b): the notice is UPHELD, the case held, and the agency is given
 * prior notice of the refusal with the facts, before anybody may refuse it (domain §5.5).
 */
export async function upholdEffect(
  upheld: Upheld,
  officer: Acting,
  deps: PublicityDeps,
): Promise<{ readonly changes: readonly Change[] }> {
  const { objection, notice, onboarding } = upheld;
  if (notice.status === 'CANCELLED') return cancelledNotice(upheld, officer, deps);
  const { id: objectionId } = objection;
  if (notice.status === 'UPHELD' || onboarding === undefined) {
    const decided = orThrow(decideUpholdPublicity(notice, { objectionId }, officer));
    return { changes: [change(publicity, notice, decided)] };
  }
  const hearingId = newId();
  const decided = orThrow(decideUpholdPublicity(notice, { objectionId, hearingId }, officer));
  const held =
    onboarding.status === 'OBJECTION_REVIEW'
      ? undefined
      : orThrow(decideHoldForObjection(onboarding, { publicityId: notice.id, cause: 'UPHELD' }, officer));
  return {
    changes: [
      change(publicity, notice, decided),
      ...(held ? [change(onboardingCase, onboarding, held, upheld.notVerifier)] : []),
      ...(await priorNotice(hearingId, upheld, onboarding, officer, deps)),
    ],
  };
}

/** The hearing, and the refusal as work to be done once it is over. */
async function priorNotice(
  hearingId: string,
  { objection, reason }: Upheld,
  onboarding: Loaded<OnboardingCaseBody>,
  officer: Acting,
  { settings, tables }: PublicityDeps,
): Promise<Change[]> {
  const { now } = officer;
  const { calendar } = await settings.current(now);
  const policy = await policyOfCase(onboarding, settings, now);
  const { uscc } = onboarding.body;
  const subjectRef = `CASE#${onboarding.id}`;
  const fact = {
    key: `OBJECTION:${objection.id}`,
    row: '5-4b' as const,
    zh: objection.body.redactedText ?? reason,
  };
  const issued = decideIssueHearing(
    hearingId,
    { subjectRef, uscc, ground: 'OBJECTION_UPHELD', facts: [fact], reason, article: '5-4b' },
    { ...officer, policy, calendar },
  );
  const replyDue = issued.events[0]?.deadlines?.set?.find(({ kind }) => kind === HEARING_REPLY)?.dueAt ?? now;
  const task = await openTask(
    tables,
    taskId(subjectRef, 'DECIDE_REJECTION', hearingId),
    { queue: 'CENTRE_REVIEWER', kind: 'DECIDE_REJECTION', subjectRef, uscc, dueAt: replyDue },
    { now, article: '5-4b' },
  );
  return [change(hearing, { newId: hearingId }, issued), ...(task ? [task] : [])];
}

/**
 * A cancelled notice has no effect to give. When its case is over nothing is left to hold; when it is to be publicised
 * again, the objection is decided then, against the new notice that carries it.
 */
async function cancelledNotice(
  { objection, onboarding }: Upheld,
  { now }: Acting,
  { tables }: PublicityDeps,
): Promise<{ readonly changes: readonly Change[] }> {
  const over =
    onboarding === undefined || onboardingMachine.terminal.some((end) => end === onboarding.status);
  if (over) return { changes: [await settleNotice(objection, now, tables)] };
  const detail = {
    zh: '公示已撤销，重新公示后再作决定',
    en: 'The notice is cancelled: decide once it is publicised anew',
  };
  throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article: '5-4b', detail }));
}
