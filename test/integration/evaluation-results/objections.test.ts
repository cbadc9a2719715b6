import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  decideReceiveObjection,
  decideSettleObjection,
  decideUpholdPublicity,
} from '../../../shared/domain/publicity/objections.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { CHEN, CYCLE, LAB, LI, RND, startWorld, type World, WU, ZHAO } from './world.ts';

let world: World;
let best: { entryId: string; agencyId: string; uscc: string };
let second: typeof best;
let other: typeof best;

const result = async () => (await world.call('readResult', { as: LI })).body;
const noticeOf = (category: string, draft: number) =>
  get(world.tables, publicity, `${CYCLE}.${category}.${draft}`);
async function draft(as = CHEN) {
  await world.call('proposeResult', { as: LI });
  await world.settle();
  await world.call('draftResult', { as, body: { rankingHash: (await result()).proposedHash } });
  await world.settle();
}
async function publicise() {
  await world.call('publiciseResult', { as: LI });
  await world.settle();
}
async function object(category: string, no: number, objectionId = 'YY1') {
  const notice = await noticeOf(category, no);
  const now = new Date().toISOString();
  const received = orThrow(decideReceiveObjection(notice, objectionId, { now }));
  await world.commitPlan({ changes: [change(publicity, notice, received)] });
}
async function uphold(category: string, no: number) {
  const notice = await noticeOf(category, no);
  const acting = {
    now: new Date().toISOString(),
    actor: { id: 'u-r', role: 'CENTRE_REVIEWER' },
    roles: ['CENTRE_REVIEWER'] as const,
  };
  const upheld = orThrow(decideUpholdPublicity(notice, { objectionId: 'YY1' }, acting));
  await world.commitPlan({ changes: [change(publicity, notice, upheld)] });
  await world.settle();
}
async function dismiss(category: string, no: number) {
  const notice = await noticeOf(category, no);
  const settled = orThrow(decideSettleObjection(notice, 'YY1', { now: new Date().toISOString() }));
  await world.commitPlan({ changes: [change(publicity, notice, settled)] });
  await world.settle();
}

beforeEach(async () => {
  world = await startWorld();
  await world.openCycle();
  best = await world.place('95.00');
  second = await world.place('90.00');
  other = await world.place('88.00', { category: RND });
  await draft();
  await publicise();
});
afterEach(() => world.stop());

describe('[9-5x] an objection to the result', () => {
  it('holds the result until it is decided, and clears it when it fails', async () => {
    await object(LAB, 1);
    await world.closeNotice(RND, 1);
    expect((await result()).status).toBe('RESULT_PUBLICITY');
    await world.closeNotice(LAB, 1);
    expect((await result()).status).toBe('OBJECTION_HANDLING');
    expect((await world.call('redraftResult', { as: ZHAO })).code).toBe('ILLEGAL_TRANSITION');
    await dismiss(LAB, 1);
    expect((await result()).status).toBe('READY_TO_FILE');
  });

  it('[9-5] upheld leads back to a draft by another reviewer, and only what changed is publicised anew', async () => {
    await object(LAB, 1);
    await world.closeNotice(RND, 1);
    await uphold(LAB, 1);
    expect((await result()).status).toBe('OBJECTION_HANDLING');
    expect((await get(world.tables, categoryResult, `${CYCLE}.${LAB}`)).status).toBe('UPHELD');
    expect((await world.call('redraftResult', { as: LI })).code).toBe('FORBIDDEN_ROLE');
    expect((await world.call('redraftResult', { as: CHEN })).code).toBe('FOUR_EYES');
    expect((await world.call('redraftResult', { as: ZHAO })).body.status).toBe('RESULT_DRAFTED');
    // A grade changes through reviewed inputs and a new ranking only.
    expect((await world.call('publiciseResult', { as: LI })).code).toBe('ILLEGAL_TRANSITION');
    await world.call('reopenResult', { as: CHEN, body: { reason: '异议成立' } });
    await world.call('reopenEntry', {
      as: CHEN,
      params: { entryId: second.entryId },
      body: { reason: '异议成立' },
    });
    await world.rescore(second.entryId, '97.00');
    const before = await world.eventsOf('ENTRY', other.entryId);
    await draft(ZHAO);
    const { draft: number } = (await result()).result;
    await publicise();
    expect(await load(world.tables, publicity, `${CYCLE}.${RND}.${number}`)).toBeUndefined();
    expect((await noticeOf(LAB, number)).status).toBe('OPEN');
    expect((await noticeOf(LAB, 1)).refs.successor).toBe(`${CYCLE}.${LAB}.${number}`);
    expect(await world.eventsOf('ENTRY', other.entryId)).toEqual(before);
    expect(await world.statusOf(second.entryId)).toEqual(['PUBLICISED', 1, 'EXCELLENT']);
    expect(await world.statusOf(best.entryId)).toEqual(['PUBLICISED', 2, 'GOOD']);
    await world.closeNotice(LAB, number);
    expect((await result()).status).toBe('READY_TO_FILE');
  });

  it('[9-5] gives an entry its result again that was taken back for nothing, also in what stands', async () => {
    await world.closeNotice(RND, 1);
    await uphold(LAB, 1);
    await world.call('redraftResult', { as: ZHAO });
    await world.call('reopenResult', { as: CHEN, body: { reason: '异议成立' } });
    for (const { entryId } of [second, other])
      await world.call('reopenEntry', { as: CHEN, params: { entryId }, body: { reason: '异议成立' } });
    await draft(ZHAO);
    expect(await world.statusOf(other.entryId)).toEqual(['PUBLICISED', 1, 'EXCELLENT']);
    await world.call('reopenResult', { as: CHEN, body: { reason: '再查' } });
    const params = { entryId: second.entryId };
    await world.call('reopenEntry', { as: CHEN, params, body: { reason: '再查' } });
    await draft(ZHAO);
    expect((await world.statusOf(second.entryId))[0]).toBe('GRADED');
    await publicise();
    const { ranking } = (await get(world.tables, categoryResult, `${CYCLE}.${LAB}`)).body;
    await world.closeNotice(LAB, ranking!.draft);
    await world.call('fileResult', {
      as: WU,
      body: { number: '备1号', filedOn: new Date().toISOString().slice(0, 10) },
    });
    await world.call('publishResult', { as: LI });
    await world.settle();
    for (const { entryId } of [best, second, other]) expect((await world.statusOf(entryId))[0]).toBe('FINAL');
  });

  it('[9-5] to a notice that gives way to a new one holds that one', async () => {
    await object(RND, 1);
    await uphold(LAB, 1);
    await world.call('redraftResult', { as: ZHAO });
    await world.call('reopenResult', { as: CHEN, body: { reason: '异议成立' } });
    await world.call('reopenEntry', {
      as: CHEN,
      params: { entryId: other.entryId },
      body: { reason: '异议成立' },
    });
    await world.rescore(other.entryId, '70.00');
    await draft();
    const { draft: number } = (await result()).result;
    await publicise();
    expect((await noticeOf(RND, 1)).status).toBe('CANCELLED');
    expect((await noticeOf(RND, number)).body.objections.undecided).toEqual(['YY1']);
    expect((await noticeOf(LAB, number)).status).toBe('OPEN');
  });
});
