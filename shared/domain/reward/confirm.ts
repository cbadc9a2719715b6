import { RewardConfirmed } from '../../../events/reward-confirmed/v1.ts';
import { RewardConfirmProposed } from '../../../events/reward-confirm-proposed/v1.ts';
import { RewardConfirmReturned } from '../../../events/reward-confirm-returned/v1.ts';
import { RewardPaid } from '../../../events/reward-paid/v1.ts';
import { RewardRevoked } from '../../../events/reward-revoked/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import type { AwardRow } from './instrument-award.ts';
import { followReward, type RewardDecision, rewardRefOf, type RewardState } from './reward.ts';

/** An award that lies in the period excludes the money, also when the reward was excluded for it already (10-3c). */
function refuseForAward({ status, body }: RewardState, award: AwardRow | undefined): Refusal | undefined {
  const excluded = status === 'EXCLUDED' && body.excluded?.cause === 'INSTRUMENT_AWARD';
  if (!excluded && award === undefined) return undefined;
  const { awardYear, sourceDoc } = award ?? body.excluded?.award ?? {};
  return refuse('INSTRUMENT_AWARD_CONFLICT', {
    article: '10-3c',
    extra: { award: { awardYear, sourceDoc } },
  });
}

/** What is known when money is confirmed or paid: an award in the period, and the grade that is published now. */
interface Known {
  readonly award: AwardRow | undefined;
  readonly grade: string | undefined;
}

/** An amendment that the platform has not followed yet: the grade it was listed for is no longer the published one. */
function refuseForGrade({ body }: RewardState, grade: string | undefined): Refusal | undefined {
  if (grade === body.grade) return undefined;
  return refuse('ILLEGAL_TRANSITION', {
    article: '10-2a',
    detail: {
      zh: '该参评项现行等次与列入奖励时不一致',
      en: 'The grade of the entry is no longer the one it was listed for',
    },
    extra: { grade: body.grade },
  });
}

/** ELIGIBLE stays: the Commission or the Finance Bureau proposes to give it (10-2a). `award` is one in the period. */
export function decideProposeReward(
  state: RewardState,
  award: AwardRow | undefined,
  acting: Acting,
): RewardDecision {
  const conflict = refuseForAward(state, award);
  if (conflict !== undefined) return conflict;
  const to = followReward(state.status, 'proposeConfirm', acting);
  if (isRefusal(to)) return to;
  if (state.body.proposal !== undefined) return refuse('DUPLICATE', { article: '10-2a' });
  const { returned: _, ...body } = state.body;
  const event = happened(RewardConfirmProposed, rewardRefOf(state), { article: '10-2a' });
  const proposal = { by: acting.actor.id, at: acting.now };
  return { events: [event], body: { ...body, rounds: body.rounds + 1, proposal } };
}

const notProposed = () =>
  refuse('ILLEGAL_TRANSITION', {
    article: '10-2a',
    detail: { zh: '尚未有人提出确认', en: 'Nobody has proposed to confirm it' },
  });

/** ELIGIBLE → CONFIRMED, or back to be proposed anew; by another person than the proposer (④). */
export function decideReward(
  state: RewardState,
  decision: { readonly approve: boolean; readonly reason?: string | undefined },
  { award, grade }: Known,
  acting: Acting,
): RewardDecision {
  const conflict = decision.approve ? refuseForAward(state, award) : undefined;
  if (conflict !== undefined) return conflict;
  const to = followReward(state.status, decision.approve ? 'confirm' : 'returnConfirm', acting);
  if (isRefusal(to)) return to;
  const changed = decision.approve ? refuseForGrade(state, grade) : undefined;
  if (changed !== undefined) return changed;
  const { proposal, ...body } = state.body;
  if (proposal === undefined) return notProposed();
  const { now, actor } = acting;
  if (proposal.by === actor.id) return refuse('FOUR_EYES', { article: '10-2a' });
  if (decision.approve) {
    const event = happened(RewardConfirmed, rewardRefOf(state), {
      article: '10-2a',
      to,
      record: { proposedBy: proposal.by },
    });
    return { events: [event], body: { ...body, proposal, confirmed: { by: actor.id, at: now } } };
  }
  const reason = decision.reason ?? '';
  if (reason === '') {
    const fields = [{ field: 'body.reason', zh: '退回须说明理由', en: 'a return needs its reason' }];
    return refuse('VALIDATION_FAILED', { article: '10-2a', fields });
  }
  const event = happened(RewardConfirmReturned, rewardRefOf(state), { article: '10-2a', reason });
  return { events: [event], body: { ...body, returned: { by: actor.id, at: now, reason } } };
}

interface Payment {
  readonly paidOn: string;
  readonly reference: string;
  readonly amountFen?: number | undefined;
}

/**
 * CONFIRMED → PAID: what two persons confirmed, the amount of policy where it names one, is paid; one person enters no
 * other (10-2a, domain §6.6).
 */
export function decidePayReward(
  state: RewardState,
  { paidOn, reference, amountFen }: Payment,
  { award, grade }: Known,
  acting: Acting,
): RewardDecision {
  const conflict = refuseForAward(state, award);
  if (conflict !== undefined) return conflict;
  const to = followReward(state.status, 'pay', acting);
  if (isRefusal(to)) return to;
  const changed = refuseForGrade(state, grade);
  if (changed !== undefined) return changed;
  if (paidOn > toLocalDate(acting.now)) {
    const fields = [{ field: 'body.paidOn', zh: '不得晚于今天', en: 'it is not in the future' }];
    return refuse('VALIDATION_FAILED', { article: '10-2a', fields });
  }
  const { confirmed, amountFen: amount } = state.body;
  if (confirmed !== undefined && paidOn < toLocalDate(confirmed.at)) {
    const fields = [{ field: 'body.paidOn', zh: '不得早于奖励确认之日', en: 'not before it was confirmed' }];
    return refuse('VALIDATION_FAILED', { article: '10-2a', fields });
  }
  if (amountFen !== undefined && amountFen !== amount) {
    const fields = [
      {
        field: 'body.amountFen',
        zh: '须与经两人确认的奖励金额一致',
        en: 'the amount that was confirmed, or none',
      },
    ];
    return refuse('VALIDATION_FAILED', { article: '10-2a', fields });
  }
  const event = happened(RewardPaid, rewardRefOf(state), {
    article: '10-2a',
    to,
    record: { paidOn, reference, ...(amount !== undefined && { amountFen: amount }) },
  });
  const paid = {
    by: acting.actor.id,
    at: acting.now,
    paidOn,
    reference,
    ...(amount !== undefined && { amountFen: amount }),
  };
  return { events: [event], body: { ...state.body, paid } };
}

/** CONFIRMED or PAID → REVOKED; what was paid is to be recovered (SM-17). */
export function decideRevokeReward(state: RewardState, reason: string, acting: Acting): RewardDecision {
  const to = followReward(state.status, 'revoke', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    RewardRevoked,
    { ...rewardRefOf(state), paid: state.status === 'PAID' },
    { article: '10-3c', to, reason },
  );
  return {
    events: [event],
    body: { ...state.body, revoked: { by: acting.actor.id, at: acting.now, reason } },
  };
}
