import { bySystem } from '../../../shared/domain/acting.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import {
  decideHoldForObjection,
  decideReturnToVerification,
} from '../../../shared/domain/onboarding/publicise.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { decideClosePublicity, outcomeOf } from '../../../shared/domain/publicity/close.ts';
import { decideAwaitReCheck } from '../../../shared/domain/publicity/re-check.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { reCheckCase } from '../../../shared/platform/verification-gateway/re-check-case.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import type { NoticeDeps } from '../deps.ts';
import { admit } from './admit.ts';
import { policyOfCase, subjectCase } from './subject-case.ts';

export type Parts = Pick<Plan, 'changes' | 'guards' | 'policyVersion'> & {
  /** A source knew nothing: the close waits, and is tried again. */
  readonly awaitsSource?: true;
};

/**
 * Ends the period of a notice, all in one commit (rows 5-4a, 5-4b): undecided objections hold the case; else the
 * registry and the lists are asked again. PASS lets the agency in, FAIL sends the case back to verification, and
 * where a source knows nothing the close waits and tries again, with a person told.
 * @throws PUBLICITY_RUNNING before `closesAt`, ILLEGAL_TRANSITION when it is closed already.
 */
export async function closeNotice(
  notice: Loaded<PublicityBody>,
  now: string,
  deps: NoticeDeps,
): Promise<Parts> {
  const closed = change(publicity, notice, orThrow(decideClosePublicity(notice, {}, { now })));
  const waiting = await subjectCase(deps.tables, notice);
  if (waiting === undefined) return { changes: [closed] };
  const policy = await policyOfCase(waiting, deps.settings, now);
  const policyVersion = policy.version;
  const system = bySystem(now);
  if (outcomeOf(notice) === 'PENDING') {
    const cause = 'UNDECIDED_AT_CLOSE';
    const held = orThrow(decideHoldForObjection(waiting, { publicityId: notice.id, cause }, system));
    return { changes: [closed, change(onboardingCase, waiting, held)], policyVersion };
  }
  const again = await reCheckCase(deps.gateway, waiting, { now, policy, purpose: 'PUBLICITY_CLOSE' });
  if (again.outcome === 'UNKNOWN') {
    return waitForSource(notice, waiting, { now, policy }, deps);
  }
  const { outcome, results, answers } = again;
  const recorded = change(
    publicity,
    notice,
    orThrow(decideClosePublicity(notice, { reCheck: { outcome, results, answers } }, { now })),
  );
  const done = await personDone(notice, now, deps);
  if (outcome === 'FAIL') {
    const failed = { keys: [...again.failed], publicityId: notice.id };
    const back = orThrow(decideReturnToVerification(waiting, failed, system));
    return { changes: [recorded, change(onboardingCase, waiting, back), ...done], policyVersion };
  }
  const { changes, guards } = admit(waiting, notice, { clear: true, reCheck: again, now });
  return { changes: [recorded, ...changes, ...done], guards, policyVersion };
}

/** A source knows nothing: the next try is set, and a person told at the first. */
export async function waitForSource(
  notice: Loaded<PublicityBody>,
  waiting: Loaded<OnboardingCaseBody>,
  ctx: { readonly now: string; readonly policy: PolicySet },
  deps: NoticeDeps,
): Promise<Parts> {
  const awaited = change(publicity, notice, decideAwaitReCheck(notice, ctx));
  const changes = [awaited, ...(await tellPerson(notice, waiting, ctx.now, deps))];
  return { changes, policyVersion: ctx.policy.version, awaitsSource: true };
}

/** What a person who closes by hand is told while a source keeps it waiting; the retries go on by themselves. */
export function requireAnswer({ awaitsSource }: Parts): void {
  if (awaitsSource) throw new ProblemError(refuse('VERIFICATION_INCOMPLETE', { article: '5-4a' }));
}

const reCheckTask = (notice: Loaded<unknown>) => taskId(`PUBLICITY#${notice.id}`, 'RE_CHECK_AT_CLOSE', 1);

/** A task, opened at the first try that gave nothing. */
async function tellPerson(
  notice: Loaded<PublicityBody>,
  waiting: Loaded<OnboardingCaseBody>,
  now: string,
  { tables }: Pick<NoticeDeps, 'tables'>,
): Promise<Change[]> {
  const about = {
    queue: 'CENTRE_OFFICER',
    kind: 'RE_CHECK_AT_CLOSE',
    subjectRef: `PUBLICITY#${notice.id}`,
    uscc: waiting.body.uscc,
    dueAt: now,
  } as const;
  const opened = await openTask(tables, reCheckTask(notice), about, { now, article: '5-4a' });
  return opened === undefined ? [] : [opened];
}

/** The re-check gave its answer, or none is wanted: nobody need look after it any more. */
export async function personDone(
  notice: Loaded<PublicityBody>,
  now: string,
  { tables }: Pick<NoticeDeps, 'tables'>,
): Promise<Change[]> {
  const { actor } = bySystem(now);
  const closed = await closeTask(tables, reCheckTask(notice), { now, actor, article: '5-4a' });
  return closed === undefined ? [] : [closed];
}
