import type { Envelope } from '../../events/envelope.ts';
import { isOutdated } from '../../shared/domain/verification/outdated.ts';
import { pendingWork } from '../../shared/domain/verification/pending-work.ts';
import { reactionContext } from '../../shared/runtime/queue-handler.ts';
import { onboardingCase } from '../../shared/store/aggregates/onboarding-case.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { load } from '../../shared/store/read.ts';
import { settingsOf } from './cases/case-command.ts';
import type { WorkerDeps } from './deps.ts';
import { openWork, verifyTarget } from './work.ts';

/**
 * After a confirmed entry: opens what people have to do next, a failure to decide on or the case to pass. The case's
 * version is checked, so that no task is opened for a case that has moved on.
 */
export async function followConfirmation(event: Envelope, caseId: string, now: string, deps: WorkerDeps) {
  const { tables, log } = deps;
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'verification-follow', messageId: event.id },
    async () => {
      const loaded = await load(tables, onboardingCase, caseId);
      const verification = loaded?.body.verification;
      if (loaded?.status !== 'VERIFYING' || verification === undefined || isOutdated(loaded.body))
        return undefined;
      const settings = await settingsOf(loaded.body, now, deps);
      const subject = { caseId, uscc: loaded.body.uscc };
      const dueAt = verifyTarget(verification.startedAt, settings);
      const changes = await openWork(tables, subject, pendingWork(verification), { now, dueAt });
      if (changes.length === 0) return undefined;
      const checks = [{ kind: onboardingCase.kind, id: caseId, version: loaded.version }];
      return { changes, checks, response: undefined };
    },
    reactionContext(event, now, policy.version),
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: event.id, ref: caseId });
}
