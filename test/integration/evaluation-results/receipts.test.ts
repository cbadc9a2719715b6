import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreEntry } from '../../../shared/domain/evaluation/scoring/score.ts';
import { contextKey } from '../../../shared/store/evaluation.ts';
import { goldenContext, goldenInputs, scheme } from '../../support/evaluation-fixtures.ts';
import { agencyOf, CHEN, CYCLE, FINANCE, LAB, LI, RND, startWorld, type World, WU } from './world.ts';

let world: World;
let own: { entryId: string; agencyId: string; uscc: string };
let beside: typeof own;
let stranger: typeof own;
const golden = scoreEntry(scheme, goldenInputs, goldenContext, { satisfaction: 'FINAL' });
const read = (entryId: string, uscc: string) =>
  world.call('readScoreReceipt', { as: agencyOf(uscc), params: { entryId } });

beforeAll(async () => {
  world = await startWorld();
  await world.openCycle();
  for (const category of [LAB, RND])
    await world.commitPlan({
      changes: [],
      projections: [
        { put: contextKey(CYCLE, category), item: { measured: { context: goldenContext } }, rev: undefined },
      ],
    });
  // Ten are ranked: two may be excellent, and the golden entry stands third.
  stranger = await world.place('90.00');
  await world.place('87.00');
  own = await world.place(golden.total, { body: { final: golden, system: golden } });
  beside = await world.place('70.00', { category: RND, agencyId: own.agencyId, uscc: own.uscc });
  for (let i = 0; i < 7; i += 1) await world.place(`${79 - i}.00`);
});
afterAll(() => world.stop());

describe('[9-2c] the receipt of a score', () => {
  it('[9-5] is nobody’s outside the centre before the public notice', async () => {
    expect((await read(own.entryId, own.uscc)).code).toBe('NOT_FOUND');
    const params = { entryId: own.entryId };
    for (const as of [LI, CHEN, WU]) {
      const { body } = await world.call('readScoreReceipt', { as, params });
      expect(body.score.total).toBe('86.59');
    }
    // Who neither reviews nor watches over the review waits for the public notice.
    expect((await world.call('readScoreReceipt', { as: FINANCE, params })).code).toBe('NOT_FOUND');
  });

  it('leads each point to its evidence, shows the place and the nearest changes, to its own agency only', async () => {
    await world.call('proposeResult', { as: LI });
    await world.settle();
    const { body: proposed } = await world.call('readResult', { as: LI });
    await world.call('draftResult', { as: CHEN, body: { rankingHash: proposed.proposedHash } });
    await world.settle();
    expect((await read(own.entryId, own.uscc)).code).toBe('NOT_FOUND');
    await world.call('publiciseResult', { as: LI });
    await world.settle();
    const { body, headers } = await read(own.entryId, own.uscc);
    expect(body.score.place).toMatchObject({ rank: 3, of: 10, grade: 'GOOD' });
    expect(body.score.totalSpread.p90).toBe(8700);
    const indicators = body.score.dimensions.flatMap((each: { indicators: unknown[] }) => each.indicators);
    expect(indicators).toHaveLength(scheme.indicators.length);
    expect(indicators[0]).toMatchObject({
      formulaZh: expect.any(String),
      inputs: [{ value: '3 / 3', evidence: { source: 'QUALIFICATIONS' } }],
    });
    expect(body.nearest.length).toBeGreaterThan(0);
    expect(body.nearest.every(({ grade }: { grade: string }) => grade === 'EXCELLENT')).toBe(true);
    expect(headers?.['cache-control']).toBe('private, no-store');
    expect((await read(own.entryId, stranger.uscc)).code).toBe('NOT_FOUND');
    expect(JSON.stringify(body)).not.toContain(stranger.agencyId);
  });

  it('[10-3a] is given for the other category, too, without a grade', async () => {
    const { body } = await read(beside.entryId, own.uscc);
    expect(body).toMatchObject({ status: 'NON_RANKED', primary: false, nearest: [] });
    expect(body.score.place.grade).toBeUndefined();
  });

  it('is a page and a document', async () => {
    const as = agencyOf(own.uscc);
    const params = { entryId: own.entryId };
    const page = await world.call('readScoreReceiptPage', { as, params });
    expect(page.body).toContain('可提升等次的单项变化');
    const pdf = await world.call('downloadScoreReceipt', { as, params });
    expect(Buffer.from(pdf.body, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});
