import { OnboardingSupplementRequested } from '../../../events/onboarding-supplement-requested/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { happened } from '../event.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import type { CaseDecision, CaseState } from '../onboarding/case-state.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInDays, lastDayOf } from '../time/deadline.ts';
import { type OfficerActing, openForOfficer } from './verified-case.ts';

const ARTICLE = '5-2c';

/**
 * VERIFYING → SUPPLEMENT_REQUIRED with a reason per item, at most policy `onboarding.supplementRounds` times, due in
 * `onboarding.supplementDays` days. A refusal that is being heard is heard to its end first.
 */
export function decideRequestSupplement(
  state: CaseState,
  items: readonly { readonly subject: string; readonly reason: string }[],
  ctx: OfficerActing & {
    readonly policy: PolicySet;
    readonly calendar: Calendar;
    readonly hearing?: HearingState | undefined;
  },
): CaseDecision {
  const opened = openForOfficer(state, 'requestSupplement', ctx, ARTICLE);
  if (isRefusal(opened)) return opened;
  const { to, verification } = opened;
  const rounds = ctx.policy.get('onboarding.supplementRounds');
  const round = state.body.supplements.length + 1;
  if (round > rounds) return refuse('SUPPLEMENT_ROUNDS_SPENT', { article: ARTICLE, extra: { rounds } });
  const unheard = verification.failure && requireConsidered(ctx.hearing, ARTICLE);
  if (unheard) return unheard;
  const deadline = deadlineInDays({
    kind: 'SUPPLEMENT_DUE',
    base: ctx.now,
    source: { policyKey: 'onboarding.supplementDays', article: ARTICLE },
    amount: ctx.policy.get('onboarding.supplementDays'),
    calendar: ctx.calendar,
  });
  const asked = items.map(({ subject, reason }) => ({ subject, reason }));
  const event = happened(
    OnboardingSupplementRequested,
    { caseId: state.id, uscc: state.body.uscc, round, dueOn: lastDayOf(deadline) },
    { article: ARTICLE, to, deadlines: { set: [deadline] }, record: { items: asked } },
  );
  const supplement = {
    round,
    requestedAt: ctx.now,
    requestedBy: ctx.actor.id,
    items: asked,
    dueAt: deadline.dueAt,
  };
  return {
    events: [event],
    body: { ...state.body, supplements: [...state.body.supplements, supplement] },
  };
}
