import { bySystem } from '../../../shared/domain/acting.ts';
import { decideReturnToVerification } from '../../../shared/domain/onboarding/publicise.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { decideEndReCheck } from '../../../shared/domain/publicity/re-check.ts';
import { reCheckCase } from '../../../shared/platform/verification-gateway/re-check-case.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change } from '../../../shared/store/plan.ts';
import type { NoticeDeps } from '../deps.ts';
import { admit } from './admit.ts';
import { type Parts, personDone, waitForSource } from './close-notice.ts';
import { policyOfCase, subjectCase } from './subject-case.ts';

/**
 * The last objection that held a case has failed (row 5-4b): the registry and the lists are asked again, and the
 * agency is let in, sent back to verification, or waits for the source.
 * @returns undefined when nothing waits for this notice.
 */
export async function admitAfterObjections(
  notice: Loaded<PublicityBody>,
  now: string,
  deps: NoticeDeps,
): Promise<Parts | undefined> {
  const waiting = await subjectCase(deps.tables, notice);
  if (notice.status !== 'CLEARED' || waiting?.status !== 'OBJECTION_REVIEW') return undefined;
  const policy = await policyOfCase(waiting, deps.settings, now);
  const policyVersion = policy.version;
  const again = await reCheckCase(deps.gateway, waiting, { now, policy, purpose: 'PUBLICITY_CLOSE' });
  if (again.outcome === 'UNKNOWN') {
    return waitForSource(notice, waiting, { now, policy }, deps);
  }
  const { outcome, results, answers } = again;
  const ended = change(publicity, notice, decideEndReCheck(notice, { outcome, results, answers }));
  const done = [ended, ...(await personDone(notice, now, deps))];
  if (outcome === 'FAIL') {
    const keys = { keys: [...again.failed], publicityId: notice.id };
    const back = orThrow(decideReturnToVerification(waiting, keys, bySystem(now)));
    return { changes: [change(onboardingCase, waiting, back), ...done], policyVersion };
  }
  const { changes, guards } = admit(waiting, notice, { clear: false, reCheck: again, now });
  return { changes: [...changes, ...done], guards, policyVersion };
}
