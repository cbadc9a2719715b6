import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');
const BOARDS = ['EXCELLENT_SERVICE', 'DISTINCTIVE_SERVICE', 'SATISFYING_SERVICE'];

describe('service cases and rewards through the API', () => {
  it('[11-2a] a case needs an evaluated order; experts see what waits for them, and nothing else', async () => {
    const body = { cycleId: '2027', orderId: 'NONE', title: '样例', summary: '样例' };
    expectRefusal(await officer.call('nominateServiceCase', { body }), 404, 'NOT_FOUND');
    for (const person of ['expert-a', 'expert-b', 'expert-c']) {
      const expert = place.as(person);
      expect(await expert.done('listCasesToScore')).toEqual({ items: [] });
      expectRefusal(await expert.call('listServiceCases'), 403, 'FORBIDDEN_ROLE');
      const params = { caseId: 'NONE' };
      expectRefusal(await expert.call('readServiceCase', { params }), 404, 'NOT_FOUND');
      const score = { params, body: { score: 90, comment: '好' } };
      expectRefusal(await expert.call('scoreServiceCase', score), 404, 'NOT_FOUND');
    }
    expect(await officer.done('listServiceCases')).toHaveProperty('items');
    const { items } = await officer.done<{ items: { displayName: string; conflicts: string[] }[] }>(
      'listExperts',
    );
    expect(items.length).toBeGreaterThanOrEqual(3);
    expectRefusal(await place.as('expert-a').call('listExperts'), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await place.as('finance-qian').call('listExperts'), 403, 'FORBIDDEN_ROLE');
  });

  it('[11-2b][11-2d] anybody reads the column by its three boards, and no other', async () => {
    for (const board of BOARDS)
      expect(await place.anyone.done('listPublishedCases', { query: { board } })).toHaveProperty('items');
    const unknown = { query: { board: 'BEST_SERVICE' } };
    expectRefusal(await place.anyone.call('listPublishedCases', unknown), 422, 'VALIDATION_FAILED');
    const collection = { params: { collectionId: '2027-v1' } };
    expectRefusal(await place.anyone.call('exportCaseCollection', collection), 404, 'NOT_FOUND');
    const draft = { body: { cycleId: '2099', title: '案例集' } };
    expectRefusal(await officer.call('draftCaseCollection', draft), 404, 'NOT_FOUND');
  });

  it('[10-3c] a list of awards is tried first, then entered once', async () => {
    const commission = place.as('commission-wu');
    const { uscc } = newApplicant();
    const rows = [{ uscc, awardYear: 2026, decidedOn: '2026-11-02', sourceDoc: '样例文号' }];
    const tried = await commission.done('importInstrumentAwards', { body: { dryRun: true, rows } });
    expect(tried).toMatchObject({ recorded: 0, rows: [{ row: 1, outcome: 'NEW', rewards: [] }] });
    expect(await commission.done('importInstrumentAwards', { body: { rows } })).toMatchObject({
      recorded: 1,
    });
    expect(await commission.done('importInstrumentAwards', { body: { rows } })).toMatchObject({
      recorded: 0,
      rows: [{ outcome: 'KNOWN' }],
    });
    expectRefusal(await officer.call('importInstrumentAwards', { body: { rows } }), 403, 'FORBIDDEN_ROLE');
    const params = { rewardId: '2027.RESEARCH_DEVELOPMENT.NONE' };
    expectRefusal(await commission.call('proposeReward', { params }), 404, 'NOT_FOUND');
    const shown = await place.anyone.done('listShowcase', { query: { category: 'RESEARCH_DEVELOPMENT' } });
    expect(shown).toEqual({ items: [] });
  });
});
