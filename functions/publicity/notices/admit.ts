import { decideOnboardAgency } from '../../../shared/domain/agency/onboard.ts';
import {
  decideApprove,
  decideApproveAfterObjection,
  type PublicityEnd,
} from '../../../shared/domain/onboarding/approve.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { ReCheck } from '../../../shared/domain/verification/re-check.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { onboardingCase, releaseLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';

/**
 * The formal onboarding (5-4): the case approved, the agency there, the guards swapped. `clear`: without an objection
 * left at the close, onboarded on the date of `closesAt`; else on the day of the last decision.
 */
export function admit(
  waiting: Loaded<OnboardingCaseBody>,
  notice: Loaded<PublicityBody>,
  ended: { readonly clear: boolean; readonly reCheck: ReCheck; readonly now: string },
): Pick<Plan, 'changes'> & Required<Pick<Plan, 'guards'>> {
  const { closesAt } = notice.body.period;
  const { undecided, upheld } = notice.body.objections;
  const agencyId = newId();
  const end: PublicityEnd = {
    agencyId,
    publicityId: notice.id,
    closesAt,
    objections: { undecided: undecided.length, upheld: upheld.length },
    recheck: ended.reCheck.outcome,
  };
  const system = bySystem(ended.now);
  const approve = ended.clear ? decideApprove : decideApproveAfterObjection;
  const approved = orThrow(approve(waiting, end, system));
  const onboardedOn = toLocalDate(ended.clear ? closesAt : ended.now);
  const onboarded = orThrow(decideOnboardAgency({ agencyId, case: waiting, onboardedOn }, system));
  const { uscc } = waiting.body;
  return {
    changes: [change(onboardingCase, waiting, approved), change(agency, { newId: agencyId }, onboarded)],
    guards: [releaseLiveCase(uscc, waiting.id), takeLiveAgency(uscc, agencyId)],
  };
}
