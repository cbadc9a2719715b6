import { all } from '../../support/journeys/letters.ts';
import { AMENDMENT_GROUNDS } from '../../../shared/domain/evaluation/result/amendment-grades.ts';
import { ofPerson } from '../moves/actor.ts';
import { officerMove } from '../moves/officer.ts';
import { FINANCE } from '../trade.ts';
import { dayOf, entriesNow, type Now, passFor } from './now.ts';

const REASON = '依决定办理';
const GRADES = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED'] as const;

/** PUBLISHED: what follows from the grades, amendments of them, and the end of the cycle (10-2, 10-3, 11-1). */
export async function onPublished(now: Now): Promise<unknown> {
  const { world, chance, params, officer } = now;
  const way = chance.weighed({
    reward: 24,
    owed: 30,
    amend: 10,
    showcase: 8,
    plan: 8,
    tasks: 8,
    time: 6,
    close: 5,
  });
  if (way === 'reward') return onReward(now);
  if (way === 'owed') return onOwed(now);
  if (way === 'amend') return amend(now);
  if (way === 'showcase') return onShowcase(now);
  if (way === 'plan') return plan(now);
  if (way === 'tasks') return officerMove(world, chance);
  if (way === 'time') return passFor(now, chance.of(['P1D', 'P8D']));
  return officer('closeCycle', { params });
}

interface RewardSeen {
  readonly rewardId: string;
  readonly uscc: string;
  readonly status: string;
  readonly proposedAt?: string;
}

/** Two givers confirm, finance pays; some are excluded or revoked (10-2a, 10-3). */
async function onReward({ world, chance, cycle }: Now): Promise<unknown> {
  const reader = world.place.as('commission-wu');
  const { cycleId } = cycle;
  const rewards = await all<RewardSeen>(reader, 'listRewards', { query: { cycleId } });
  if (rewards.length === 0) return world.note('nobody is rewarded');
  const { rewardId, status, proposedAt } = chance.of(
    rewards.toSorted((left, right) => world.playerOf(left.uscc) - world.playerOf(right.uscc)),
  );
  const giver = ofPerson(world, chance, chance.of(['commission-wu', 'commission-zheng']));
  const finance = ofPerson(world, chance, chance.of(FINANCE));
  const params = { rewardId };
  if (chance.is(0.05)) return giver('revokeReward', { params, body: { reason: REASON } });
  if (status === 'CONFIRMED') {
    const body = { paidOn: dayOf({ world }), reference: `JL-${world.trade.number()}`, amountFen: 100_000 };
    return finance('payReward', { params, body });
  }
  if (proposedAt !== undefined && status === 'ELIGIBLE') {
    const approve = chance.is(0.85);
    const body = { approve, ...(!approve && { reason: REASON }) };
    return giver('decideRewardProposal', { params, body });
  }
  if (chance.is(0.08))
    return giver('excludeReward', { params, body: { cause: 'INSTRUMENT_AWARD', reason: REASON } });
  return giver('proposeReward', { params });
}

interface Owed {
  readonly kind: string;
  readonly entryId?: string;
  readonly agencyId?: string;
}

/** Advice is sent and training held for those whose grade asks for it (10-2c, 10-2d, 10-2e). */
async function onOwed({ world, chance, cycle, officer }: Now): Promise<unknown> {
  const { cycleId } = cycle;
  const owed = await all<Owed>(world.place.as('officer-li'), 'listOpenActions', { query: { cycleId } });
  const place = ({ agencyId }: Owed) => world.sellers.findIndex(({ shop }) => shop.agencyId === agencyId);
  const key = (each: Owed) => `${each.kind} ${place(each)} ${each.entryId?.split('.')[1]}`;
  const found = owed
    .filter(({ entryId }) => entryId !== undefined)
    .toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
  if (found.length === 0) return world.note('nothing is owed');
  const { kind, entryId, agencyId } = chance.of(found);
  if (kind === 'REWARD') return world.note('a reward is to be decided');
  if (kind !== 'REMEDIAL_TRAINING') {
    const advice = kind === 'IMPROVEMENT_ADVICE' ? 'IMPROVE' : 'OPTIMIZE';
    const body = {
      agencyId,
      kind: advice,
      title: '评价后建议',
      text: '请逐项改进',
      sourceRef: `ENTRY#${entryId}`,
    };
    return officer('sendAdvice', { body });
  }
  const at = (days: number) =>
    new Date(Date.parse(world.stack.clock.now()) + days * 86_400_000).toISOString();
  const invitedAgencyIds = found.flatMap((each) =>
    each.kind === kind && each.agencyId !== undefined ? [each.agencyId] : [],
  );
  const drafted = await officer('draftTrainingSession', {
    body: {
      kind: 'REMEDIAL',
      title: '评价后培训',
      description: '针对失分指标',
      place: '三楼会议室',
      startsAt: at(3),
      registerBy: at(2),
      capacity: 8,
      invitedAgencyIds: [...new Set(invitedAgencyIds)],
    },
  });
  if (drafted.status !== 201) return drafted;
  const { id } = drafted.body as unknown as { id: string };
  const step = (to: string) =>
    officer('moveTrainingSession', { params: { sessionId: id }, body: { step: to } });
  await step('open');
  await world.stack.clock.advance('P3D');
  return step('hold');
}

interface AmendmentSeen {
  readonly amendmentId: string;
  readonly status: string;
}

/** A published grade changes by the Commission's decision alone, of two persons (9-6b). */
async function amend(now: Now): Promise<unknown> {
  const { world, chance, params, commission } = now;
  const amendments = await all<AmendmentSeen>(world.place.as('commission-wu'), 'listAmendments', { params });
  const proposed = amendments.find(({ status }) => ['PROPOSED', 'PRIOR_NOTICE'].includes(status));
  if (proposed !== undefined && chance.is(0.8)) {
    const { amendmentId } = proposed;
    const decision = chance.is(0.75) ? 'CONFIRM' : 'RETURN';
    return commission('decideAmendment', { params: { amendmentId }, body: { decision } });
  }
  const { entryId } = chance.of(await entriesNow(now));
  const body = {
    entryId,
    grade: chance.of(GRADES),
    ground: chance.of(AMENDMENT_GROUNDS),
    decisionNo: `决${world.trade.number()}号`,
    reason: REASON,
  };
  return commission('proposeAmendment', { body });
}

async function onShowcase(now: Now): Promise<unknown> {
  const { chance, reviewer } = now;
  const graded = (await entriesNow(now)).filter(({ result }) => result?.primary === true);
  if (graded.length === 0) return undefined;
  const params = { showcaseId: chance.of(graded).entryId };
  if (chance.is(0.5)) return reviewer('withdrawShowcase', { params, body: { reason: REASON } });
  return reviewer('restoreShowcase', { params });
}

async function plan(now: Now): Promise<unknown> {
  const { chance, cycle, officer, reviewer } = now;
  const params = { cycleId: cycle.cycleId, grade: chance.of(GRADES) };
  if (chance.is(0.5)) return reviewer('activateServicePlan', { params });
  const followUps = [{ title: '评价后回访', dueOn: dayOf(now, 20) }];
  return officer('draftServicePlan', { params, body: { measures: ['优先推荐'], followUps } });
}
