import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLACED_AT } from '../../support/order-fixtures.ts';
import { BUYER, OFFICER, OTHER_BUYER } from './people.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const wanted = (invited: string[] = [], more: object = {}) => ({
  category: 'INSPECTION_TESTING',
  title: '材料检测',
  requirement: '材料力学性能检测',
  invited,
  ...more,
});
const offer = { answer: 'OFFERED', text: '可承接', priceFen: 900_000 };

async function publish(invited: string[] = []) {
  const { demandId } = await world.done('publishDemand', { as: BUYER, body: wanted(invited) });
  return { demandId: String(demandId) };
}

describe('a demand', () => {
  it('[6-1a] is shown to the agencies of its category, and answered by invited and other ones', async () => {
    const [asked, other, foreign] = [
      await world.seller(),
      await world.seller(),
      await world.seller(['SCI_TECH_CONSULTING']),
    ];
    const params = await publish([asked.agencyId]);
    const query = { category: 'INSPECTION_TESTING' };
    const open = await world.done('listOpenDemands', { as: other.admin, query });
    const shown = open.items.find((each: { demandId: string }) => each.demandId === params.demandId);
    expect(shown).toMatchObject({ allowedActions: [] });
    expect(shown.invited).toBeUndefined();
    expect(await world.call('listOpenDemands', { as: foreign.admin, query })).toMatchObject({
      code: 'CATEGORY_NOT_VERIFIED',
    });
    expect(await world.call('readDemand', { as: foreign.admin, params })).toMatchObject({ status: 404 });
    const alien = { as: foreign.admin, params, body: offer };
    expect(await world.call('answerDemand', alien)).toMatchObject({ status: 404 });
    const received = await world.done('listOwnResponses', { as: asked.admin });
    expect(received.items).toMatchObject([
      {
        ...params,
        status: 'RECEIVED',
        dueAt: '2026-03-09T16:00:00.000Z',
        allowedActions: ['offer', 'decline'],
      },
    ]);
    await world.done('answerDemand', {
      as: asked.admin,
      params,
      body: { answer: 'DECLINED', reason: '设备检修' },
    });
    const again = await world.call('answerDemand', { as: asked.admin, params, body: offer });
    expect(again).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    await world.done('answerDemand', { as: other.admin, params, body: offer });
    const answers = await world.done('listResponses', { as: BUYER, params });
    expect(answers.items.map((each: { status: string }) => each.status).toSorted()).toEqual([
      'DECLINED',
      'OFFERED',
    ]);
    expect(await world.call('listResponses', { as: OTHER_BUYER, params })).toMatchObject({ status: 404 });
    expect((await world.done('listResponses', { as: OFFICER, params })).items).toHaveLength(2);
  });

  it('[6-1a] neither asks nor takes an answer from a suspended agency', async () => {
    const seller = await world.seller();
    const params = await publish([seller.agencyId]);
    await world.suspend(seller.agencyId);
    const invite = await world.call('publishDemand', { as: BUYER, body: wanted([seller.agencyId]) });
    expect(invite).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
    const answer = await world.call('answerDemand', { as: seller.admin, params, body: offer });
    expect(answer).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
    const query = { category: 'INSPECTION_TESTING' };
    expect(await world.call('listOpenDemands', { as: seller.admin, query })).toMatchObject({
      code: 'AGENCY_NOT_ACTIVE',
    });
  });

  it('is closed by its buyer alone, and what waits with it', async () => {
    const seller = await world.seller();
    const params = await publish([seller.agencyId]);
    expect(await world.call('closeDemand', { as: OTHER_BUYER, params })).toMatchObject({ status: 404 });
    await world.done('closeDemand', { as: BUYER, params });
    const query = { status: 'DEMAND_CLOSED' };
    expect((await world.done('listOwnResponses', { as: seller.admin, query })).items).toHaveLength(1);
    const late = await world.call('answerDemand', { as: seller.admin, params, body: offer });
    expect(late).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    const own = await world.done('listOwnDemands', { as: BUYER, query: { limit: '100' } });
    expect(own.items).toContainEqual(expect.objectContaining({ ...params, status: 'CLOSED' }));
    const closed = await world.done('listAllDemands', { as: OFFICER, query: { status: 'CLOSED' } });
    expect(closed.items).toMatchObject([params]);
  });

  it('[6-1a][6-1b] is reminded of, overdue, and unanswered at the end', async () => {
    const seller = await world.seller();
    const { demandId } = await publish([seller.agencyId]);
    const id = `${demandId}-${seller.agencyId}`;
    for (const [deadline, due] of [
      ['DEMAND_RESPONSE_REMINDER', '2026-03-06T16:00:00.000Z'],
      ['DEMAND_RESPONSE_REMINDER', '2026-03-08T16:00:00.000Z'],
      ['DEMAND_RESPONSE', '2026-03-09T16:00:00.000Z'],
      ['DEMAND_EXPIRY', '2026-03-19T16:00:00.000Z'],
    ] as const) {
      world.at(due);
      await world.fire('DEMANDRESPONSE', id, deadline);
    }
    world.at(PLACED_AT);
    expect(await world.trail('DEMANDRESPONSE', id)).toEqual([
      'DemandReceived',
      'DemandReminded',
      'DemandReminded',
      'DemandOverdue',
      'DemandUnanswered',
    ]);
  });
});
