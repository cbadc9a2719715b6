import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideRewardProposal, payReward } from '../../../functions/evaluation-follow-up/rewards/rewards.ts';
import { settleEntry } from '../../../functions/evaluation-follow-up/settle/settle-entry.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { showcase } from '../../../shared/store/aggregates/showcase.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { asked, CATEGORY, commission, CYCLE, finance, PUBLISHED, startWorld } from './world.ts';

const world = await startWorld(9700);
const { call, newAgency, newEntry, deliver, deps, openTasks, outcomeOf, tables } = world;
afterAll(() => world.stop());

const ref = ({ agencyId, uscc }: { agencyId: string; uscc: string }) => ({ agencyId, uscc });

beforeAll(async () => {
  await world.newCycle();
});

describe('while something else is decided', () => {
  /** A reward that is proposed, or confirmed. */
  async function rewarded(confirmed: boolean) {
    const owner = await newAgency();
    const rewardId = await newEntry(owner, 'EXCELLENT');
    await deliver('EntryFinal', { entryId: rewardId, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    const params = { rewardId };
    await call('proposeReward', commission, { params });
    if (confirmed) await call('decideRewardProposal', finance, { params, body: { approve: true } });
    return { rewardId, params };
  }
  const payment = { paidOn: '2027-05-20', reference: 'P-1' };

  it('[10-2a] gives no money for a grade that was amended, before the platform has followed it', async () => {
    const [proposed, confirmed] = [await rewarded(false), await rewarded(true)];
    await world.amend(proposed.rewardId, 'GOOD', { heard: false });
    await world.amend(confirmed.rewardId, 'QUALIFIED', { heard: false });
    const decide = await call('decideRewardProposal', finance, {
      params: proposed.params,
      body: { approve: true },
    });
    const pay = await call('payReward', finance, { params: confirmed.params, body: payment });
    expect([decide, pay].map(({ status, code }) => [status, code])).toEqual([
      [409, 'ILLEGAL_TRANSITION'],
      [409, 'ILLEGAL_TRANSITION'],
    ]);
    const back = await call('decideRewardProposal', finance, {
      params: proposed.params,
      body: { approve: false, reason: '等次已更正' },
    });
    expect(back.body).toMatchObject({ status: 'ELIGIBLE', returnedReason: '等次已更正' });
  });

  it('[10-2a] does not commit a confirmation or a payment once the entry is amended', async () => {
    const [proposed, confirmed] = [await rewarded(false), await rewarded(true)];
    const decide = await decideRewardProposal(asked(finance, proposed.params, { approve: true }), deps);
    const pay = await payReward(asked(finance, confirmed.params, payment), deps);
    await world.amend(proposed.rewardId, 'QUALIFIED', { heard: false });
    await world.amend(confirmed.rewardId, 'QUALIFIED', { heard: false });
    expect([await outcomeOf(decide), await outcomeOf(pay)]).toEqual(['reload', 'reload']);
  });

  /** An agency that is shown, and one to which advice is owed, by their entries. */
  async function followed(grade: 'EXCELLENT' | 'UNQUALIFIED') {
    const owner = await newAgency();
    const entryId = await newEntry(owner, grade, { rank: 1 });
    await deliver('EntryFinal', { entryId, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    return { owner, entryId };
  }
  const shown = async (entryId: string) => {
    const { status, body } = await get(tables, showcase, entryId);
    return { status, grade: body.grade, rank: body.rank };
  };
  const removed = (owner: Awaited<ReturnType<typeof newAgency>>) =>
    deliver('AgencyRemoved', { decisionRef: 'D', ...ref(owner) });
  const reinstated = (owner: Awaited<ReturnType<typeof newAgency>>) =>
    deliver('AgencyReinstated', { decisionRef: 'D', ...ref(owner) });

  it('[10-2b][SM-12] shows a reinstated agency with the grade it has by then, or not at all', async () => {
    const [lower, lost] = [await followed('EXCELLENT'), await followed('EXCELLENT')];
    for (const { owner } of [lower, lost]) {
      await world.setTo(agency, owner.agencyId, 'REMOVED');
      await removed(owner);
    }
    await world.amend(lower.entryId, 'GOOD', { rank: 4 });
    await world.amend(lost.entryId, 'QUALIFIED', { heard: false });
    for (const { owner } of [lower, lost]) {
      await world.setTo(agency, owner.agencyId, 'ACTIVE');
      await reinstated(owner);
    }
    expect(await shown(lower.entryId)).toEqual({ status: 'ON', grade: 'GOOD', rank: 4 });
    expect(await shown(lost.entryId)).toMatchObject({ status: 'OFF' });
  });

  it('[10-2b][SM-12] follows the agency as it stands, in whatever order its events come', async () => {
    const [back, gone, owed] = [
      await followed('EXCELLENT'),
      await followed('EXCELLENT'),
      await followed('UNQUALIFIED'),
    ];
    await removed(back.owner);
    await removed(owed.owner);
    expect(await shown(back.entryId)).toMatchObject({ status: 'ON' });
    expect(await openTasks(`ENTRY#${owed.entryId}`)).toHaveLength(1);
    await world.setTo(agency, gone.owner.agencyId, 'REMOVED');
    await removed(gone.owner);
    await reinstated(gone.owner);
    expect(await shown(gone.entryId)).toMatchObject({ status: 'OFF' });
  });

  it.each(['EXCELLENT', 'QUALIFIED', 'UNQUALIFIED'] as const)(
    '[10-2b][10-2c][10-2e] commits what follows from %s only while the agency stands as it was read',
    async (grade) => {
      const [kept, left] = [await newAgency(), await newAgency()];
      const settled = async (owner: typeof kept) =>
        (await settleEntry(await newEntry(owner, grade), PUBLISHED, deps)) as Plan<unknown>;
      const plans = [await settled(kept), await settled(left)] as const;
      await world.setTo(agency, left.agencyId, 'REMOVED');
      expect([await outcomeOf(plans[0]), await outcomeOf(plans[1])]).toEqual(['done', 'reload']);
    },
  );
});
