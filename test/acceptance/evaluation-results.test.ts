import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const [officer, reviewer] = [place.as('officer-li'), place.as('reviewer-chen')];
const [commission, finance] = [place.as('commission-wu'), place.as('finance-qian')];
const YEAR = 2026;
const params = { cycleId: String(YEAR) };
const list = { params: { ...params, category: 'INSPECTION_TESTING' } };

beforeAll(async () => {
  // Another test may have created it.
  const { status } = await commission.call('createCycle', { body: { year: YEAR } });
  if (status !== 201 && status !== 409) throw new Error(`the cycle cannot be created: ${status}`);
});

describe('the result of an evaluation through the API', () => {
  it('[9-4] is formed of a cycle under review only, by the centre', async () => {
    expectRefusal(await officer.call('proposeResult', { params, body: {} }), 409, 'ILLEGAL_TRANSITION');
    const decision = { params, body: { rankingHash: '0'.repeat(64) } };
    expectRefusal(await reviewer.call('draftResult', decision), 409, 'ILLEGAL_TRANSITION');
    expectRefusal(await officer.call('draftResult', decision), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await commission.call('proposeResult', { params, body: {} }), 403, 'FORBIDDEN_ROLE');
    const unknown = { params: { cycleId: '1999' }, body: {} };
    expectRefusal(await officer.call('proposeResult', unknown), 404, 'NOT_FOUND');
  });

  it('[9-6a] [9-6b] is published after its filing only, and never edited', async () => {
    expectRefusal(await officer.call('publishResult', { params, body: {} }), 409, 'NOT_FILED');
    const filing = { params, body: { number: '备〔2026〕1号', filedOn: '2026-01-05' } };
    expectRefusal(await commission.call('fileResult', filing), 409, 'ILLEGAL_TRANSITION');
    expectRefusal(await officer.call('fileResult', filing), 403, 'FORBIDDEN_ROLE');
    const edit = { params, body: { grade: 'EXCELLENT' } };
    expectRefusal(await reviewer.call('editResult', edit), 409, 'PUBLICITY_CONTENT_FIXED');
    const amendment = {
      entryId: 'NONE',
      grade: 'GOOD',
      ground: 'COURT_DECISION',
      decisionNo: '决1号',
      reason: '更正',
    };
    expectRefusal(await commission.call('proposeAmendment', { body: amendment }), 404, 'NOT_FOUND');
    expectRefusal(await reviewer.call('proposeAmendment', { body: amendment }), 403, 'FORBIDDEN_ROLE');
  });

  it('[9-5] nothing of it leaves the platform before', async () => {
    expectRefusal(await place.anyone.call('readResultList', list), 404, 'NOT_FOUND');
    expectRefusal(await place.anyone.call('readResultPage', list), 404, 'NOT_FOUND');
    expectRefusal(await place.anyone.call('downloadResultList', list), 404, 'NOT_FOUND');
    expectRefusal(await place.anyone.call('downloadResultDocument', list), 404, 'NOT_FOUND');
    expectRefusal(await place.anyone.call('readPublicBundle', { params }), 404, 'NOT_FOUND');
    expectRefusal(await finance.call('readAuditBundle', { params }), 404, 'NOT_FOUND');
    expectRefusal(await officer.call('readAuditBundle', { params }), 403, 'FORBIDDEN_ROLE');
    const receipt = { params: { entryId: '2026.INSPECTION_TESTING.NONE' } };
    expectRefusal(await place.as('legal-testing').call('readScoreReceipt', receipt), 404, 'NOT_FOUND');
    expect(await officer.done('readResult', { params })).toMatchObject({ cycleId: '2026', categories: [] });
  });
});
