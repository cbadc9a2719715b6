import { bySystem } from '../../../shared/domain/acting.ts';
import { decidePublicise, decideReturnToVerification } from '../../../shared/domain/onboarding/publicise.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideOpenPublicity, decideReplacePublicity } from '../../../shared/domain/publicity/open.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { reCheckCase } from '../../../shared/platform/verification-gateway/re-check-case.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { NoticeDeps } from '../deps.ts';
import { onboardingContent } from './onboarding-content.ts';
import { policyOfCase } from './subject-case.ts';

/**
 * The reaction to a verified case (row 5-3): checks the registry and the lists once more, then opens the notice and
 * moves the case in one commit. A failed re-check returns the case to verification; where a source knows nothing a
 * person is asked, and the case goes back as well, as no notice may open over an open question. A period counted by a
 * provisional holiday table is only logged: the daily watch asks for the official one.
 * @returns undefined when the case is no longer waiting for its notice.
 */
export async function openNotice(
  due: { readonly caseId: string; readonly publicityId: string; readonly now: string },
  deps: NoticeDeps & { readonly log: Log },
): Promise<Plan<undefined> | undefined> {
  const { now, publicityId } = due;
  const verified = await get(deps.tables, onboardingCase, due.caseId);
  if (verified.status !== 'VERIFIED') return undefined;
  const policy = await policyOfCase(verified, deps.settings, now);
  const { calendar } = await deps.settings.current(now);
  const again = await reCheckCase(deps.gateway, verified, { now, policy, purpose: 'PRE_PUBLICITY' });
  const system = bySystem(now);
  const policyVersion = policy.version;
  if (again.outcome === 'FAIL' || again.outcome === 'UNKNOWN') {
    const keys = [...again.failed, ...again.undecided];
    const back = orThrow(decideReturnToVerification(verified, { keys }, system));
    return { changes: [change(onboardingCase, verified, back)], response: undefined, policyVersion };
  }
  const former = await cancelledBefore(deps.tables, verified.body.publicityId);
  const notice = decideOpenPublicity(
    publicityId,
    {
      subject: { kind: 'ONBOARDING', id: verified.id },
      uscc: verified.body.uscc,
      content: onboardingContent(verified.body, policy),
      reCheck: { outcome: again.outcome, results: again.results, answers: again.answers },
      ...(former && { carried: former.body.objections.undecided }),
    },
    { now, policy, calendar },
  );
  const moved = orThrow(decidePublicise(verified, { publicityId }, system));
  if (notice.body.period.provisional) {
    deps.log.warn('CALENDAR_PROVISIONAL', { ref: `PUBLICITY#${publicityId}` });
  }
  return {
    changes: [
      change(publicity, { newId: publicityId }, notice),
      change(onboardingCase, verified, moved),
      ...(former ? [change(publicity, former, orThrow(decideReplacePublicity(former, publicityId)))] : []),
    ],
    response: undefined,
    policyVersion,
  };
}

/** The notice of this case that was cancelled for an error and has no successor yet. */
async function cancelledBefore(
  tables: Tables,
  publicityId: string | undefined,
): Promise<Loaded<PublicityBody> | undefined> {
  const former = publicityId === undefined ? undefined : await load(tables, publicity, publicityId);
  const waiting = former?.status === 'CANCELLED' && former.refs.successor === undefined;
  return waiting ? former : undefined;
}
