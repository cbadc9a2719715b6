import { afterAll, expect, it } from 'vitest';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { get } from '../../../shared/store/read.ts';
import { CATEGORY, clerk, commission, CYCLE, finance, reviewer, startWorld } from './world.ts';

const world = await startWorld(9500);
const { call, deliver, newAgency, newEntry } = world;
afterAll(() => world.stop());

it('[10-2c][10-2d][10-2e][SM-7] a cycle is closed when rewards are decided, advice sent and training held', async () => {
  await world.newCycle('FILED');
  const [best, bad] = [await newAgency(), await newAgency()];
  const rewardId = await newEntry(best, 'EXCELLENT');
  const unqualified = await newEntry(bad, 'UNQUALIFIED');
  const params = { cycleId: CYCLE };
  const close = (as = clerk) => call('closeCycle', as, { params });
  await deliver('EntryFinal', {
    entryId: rewardId,
    cycleId: CYCLE,
    category: CATEGORY,
    agencyId: best.agencyId,
    uscc: best.uscc,
  });
  expect((await call('listRewards', clerk, { query: { cycleId: CYCLE } })).body.items).toEqual([]);
  expect((await close()).code).toBe('ILLEGAL_TRANSITION');
  await world.setTo(evaluationCycle, CYCLE, 'PUBLISHED');
  expect((await close()).code).toBe('ACTIONS_OPEN');
  await world.publish(false);
  expect((await close()).code).toBe('ACTIONS_OPEN');
  await world.workPages();
  const open = await call('listOpenActions', clerk, { query: { cycleId: CYCLE } });
  expect(open.body.items.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
    'IMPROVEMENT_ADVICE',
    'REWARD',
  ]);
  await call('proposeReward', commission, { params: { rewardId } });
  await call('decideRewardProposal', finance, { params: { rewardId }, body: { approve: true } });
  const refused = await close();
  expect([refused.status, refused.code]).toEqual([409, 'ACTIONS_OPEN']);
  const { agencyId, uscc } = bad;
  const sourceRef = `ENTRY#${unqualified}`;
  await deliver('ImprovementAdviceSent', { adviceId: 'A', agencyId, uscc, kind: 'IMPROVE', sourceRef });
  expect((await close(commission)).code).toBe('FORBIDDEN_ROLE');
  expect((await close(reviewer)).body).toMatchObject({ status: 'CLOSED' });
  expect(await get(world.tables, evaluationCycle, CYCLE)).toMatchObject({ status: 'CLOSED' });
  expect((await close()).code).toBe('ILLEGAL_TRANSITION');
});
