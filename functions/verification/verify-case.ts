import type { Envelope } from '../../events/envelope.ts';
import type { Uscc } from '../../shared/domain/identity/uscc.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import type { OnboardingCaseBody } from '../../shared/domain/onboarding/onboarding-case.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { assess, checksOf } from '../../shared/domain/verification/assess.ts';
import { contentInError } from '../../shared/domain/verification/content-in-error.ts';
import { evidenceOf } from '../../shared/domain/verification/evidence.ts';
import { pendingWork } from '../../shared/domain/verification/pending-work.ts';
import {
  asksForRun,
  awaitsResults,
  decideRecordRun,
  decideStartRun,
} from '../../shared/domain/verification/run.ts';
import type { CheckResult } from '../../shared/domain/verification/source-answer.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { onboardingCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Settings } from '../../shared/store/settings.ts';
import { settingsOf } from './cases/case-command.ts';
import type { WorkerDeps } from './deps.ts';
import { openWork, verifyTarget } from './work.ts';

type Case = Loaded<OnboardingCaseBody>;

/**
 * Verifies a case that was submitted, supplemented or sent back: starts a run, asks the sources outside any
 * transaction, records what they said. Wherever it stops, the event's next delivery goes on from what is recorded;
 * a delivery too many changes nothing.
 */
export async function verifyCase(event: Envelope, caseId: string, now: string, deps: WorkerDeps) {
  const { tables, log } = deps;
  const first = await load(tables, onboardingCase, caseId);
  if (first === undefined) throw new Error(`${event.id} is about CASE#${caseId}, which there is not`);
  const settings = await settingsOf(first.body, now, deps);
  const context = reactionContext(event, now, settings.policy.version);
  await executeOnce(
    tables,
    { consumer: 'verification-start', messageId: event.id },
    async () => {
      const loaded = await load(tables, onboardingCase, caseId);
      if (loaded === undefined || !asksForRun(loaded)) return undefined;
      const decided = orThrow(decideStartRun(loaded, bySystem(now)));
      return { changes: [change(onboardingCase, loaded, decided)], response: undefined };
    },
    context,
  );
  const started = await load(tables, onboardingCase, caseId);
  if (started === undefined || !awaitsResults(started))
    return log.info('SKIPPED', { eventId: event.id, ref: caseId });
  const answers = await askSources(started, settings, deps);
  const run = started.body.verification?.run;
  const done = await executeOnce(
    tables,
    { consumer: 'verification-record', messageId: event.id },
    async () => {
      const loaded = await load(tables, onboardingCase, caseId);
      if (loaded === undefined || !awaitsResults(loaded) || loaded.body.verification?.run !== run)
        return undefined;
      return recordPlan(loaded, answers, now, settings, deps);
    },
    context,
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: caseId });
}

/** The Shanghai day for which a run asks: that of its start, however often it is taken up again. */
const asOfRun = ({ verification }: OnboardingCaseBody, now: string) =>
  toLocalDate(verification?.startedAt ?? now);

function askSources({ body }: Case, { policy }: Settings, { gateway }: WorkerDeps): Promise<CheckResult[]> {
  const { uscc, orgName, submission } = body;
  if (submission === undefined) throw new Error('a case that was never submitted is not verified');
  const asOf = asOfRun(body, submission.at);
  const checks = checksOf(submission.draft, { policy, asOf });
  return gateway.ask({ uscc, orgName, checks, asOf, purpose: 'ONBOARDING' });
}

/** Results, and in the same commit either the pass or the work of people. */
async function recordPlan(
  loaded: Case,
  answers: readonly CheckResult[],
  now: string,
  settings: Settings,
  { tables }: WorkerDeps,
): Promise<Plan<undefined>> {
  const { uscc, orgName, submission, formerAgencyId } = loaded.body;
  if (submission === undefined) throw new Error(`CASE#${loaded.id} has no submission`);
  const asOf = asOfRun(loaded.body, now);
  // The event that keeps the answers is the next of the case.
  const evidence = evidenceOf(answers, `CASE-${loaded.id}-${loaded.version + 1}`);
  const results = assess(
    {
      // The code came from a login that was checked when the case was opened (5-1a).
      uscc: uscc as Uscc,
      orgName,
      submittedOn: toLocalDate(submission.at),
      draft: submission.draft,
      ...(formerAgencyId !== undefined && { formerAgencyId }),
      contentInError: contentInError(loaded.body),
    },
    evidence,
    { policy: settings.policy, asOf },
  );
  const decided = orThrow(decideRecordRun(loaded, { results, answers }, bySystem(now)));
  const { verification } = decided.body;
  const work = verification === undefined ? [] : pendingWork(verification);
  const dueAt = verifyTarget(verification?.startedAt ?? now, settings);
  const tasks = await openWork(tables, { caseId: loaded.id, uscc }, work, { now, dueAt });
  return { changes: [change(onboardingCase, loaded, decided), ...tasks], response: undefined };
}
