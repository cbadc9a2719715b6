import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { get, load } from '../../../shared/store/read.ts';
import { CHEN, CYCLE, LAB, LI, RND, startWorld, type World, WU, ZHAO } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.openCycle();
});
afterEach(() => world.stop());

const propose = (as = LI) => world.call('proposeResult', { as });
const result = async () => (await world.call('readResult', { as: LI })).body;
const decide = async (as = CHEN) =>
  world.call('draftResult', { as, body: { rankingHash: (await result()).proposedHash ?? '' } });
/** From reviewed entries to a written draft. */
async function drafted() {
  await propose();
  await world.settle();
  const { status, body } = await decide();
  expect([status, body.status]).toEqual([200, 'RESULT_DRAFTED']);
  await world.settle();
}
async function publicised() {
  await drafted();
  expect((await world.call('publiciseResult', { as: LI })).status).toBe(202);
  await world.settle();
}
const list = (category = LAB) => world.call('readResultList', { params: { cycleId: CYCLE, category } });
const statusNow = async () => (await result()).status;

/** Twelve in one category: two may be excellent, three good. */
async function twelve() {
  const totals = [95, 92, 91, 84, 80, 79, 78, 77, 70, 69, 68, 65];
  return Promise.all(totals.map((total) => world.place(`${total}.00`)));
}

describe('the result is formed', () => {
  it('[9-4] by one and another person, over reviewed entries, with the hash that was looked at', async () => {
    const [first] = await twelve();
    expect((await decide()).code).toBe('RESULT_NOT_WRITTEN');
    expect((await propose(CHEN)).status).toBe(202);
    expect((await decide(ZHAO)).code).toBe('RESULT_NOT_WRITTEN');
    await world.settle();
    expect((await decide(CHEN)).code).toBe('FOUR_EYES');
    const wrong = await world.call('draftResult', { as: ZHAO, body: { rankingHash: '0'.repeat(64) } });
    expect(wrong.code).toBe('VALIDATION_FAILED');
    expect((await decide(LI)).code).toBe('FORBIDDEN_ROLE');
    expect((await decide(ZHAO)).body.status).toBe('RESULT_DRAFTED');
    await world.settle();
    expect(await world.statusOf(first!.entryId)).toEqual(['GRADED', 1, 'EXCELLENT']);
    expect((await get(world.tables, categoryResult, `${CYCLE}.${LAB}`)).status).toBe('DRAFTED');
    expect((await decide(ZHAO)).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[9-4] not while entries are not reviewed: the first of them are named', async () => {
    await world.place('90.00');
    const open = await world.place('80.00', { status: 'UNDER_REVIEW' });
    const refused = await propose();
    expect(refused).toMatchObject({ status: 409, code: 'ENTRIES_NOT_REVIEWED' });
    expect(refused.body.entries).toEqual([
      expect.objectContaining({ entryId: open.entryId, status: 'UNDER_REVIEW' }),
    ]);
    expect(await statusNow()).toBe('REVIEWING');
  });

  it('[9-4] not with an unqualified grade before its hearing is decided', async () => {
    const low = await world.place('50.00');
    const asked = await world.place('90.00', {
      body: { unqualified: { state: 'PROPOSED', hearingId: 'H1', proposedBy: 'u-li' } },
    });
    await propose();
    await world.settle();
    const refused = await decide();
    expect(refused.code).toBe('HEARINGS_OPEN');
    expect(refused.body.entries.toSorted()).toEqual([low.entryId, asked.entryId].toSorted());
  });

  it('[9-4] a confirmed ground gives the grade, an investigation keeps the place', async () => {
    const bad = await world.place('90.00', {
      body: { unqualified: { state: 'CONFIRMED', hearingId: 'H1' } },
    });
    const kept = await world.place('88.00', { status: 'WITHHELD' });
    await drafted();
    expect(await world.statusOf(bad.entryId)).toEqual(['GRADED', 1, 'UNQUALIFIED']);
    expect((await get(world.tables, entry, kept.entryId)).status).toBe('WITHHELD');
  });

  it('[10-1a] [10-1b] [10-1c] ranks each category, with the ratios of its size and four grades only', async () => {
    const entries = await twelve();
    const other = await world.place('81.00', { category: RND });
    await drafted();
    const grades = await Promise.all(entries.map(async ({ entryId }) => (await world.statusOf(entryId))[2]));
    expect(grades).toEqual([
      'EXCELLENT',
      'EXCELLENT',
      'GOOD',
      'GOOD',
      'GOOD',
      ...Array.from({ length: 7 }, () => 'QUALIFIED'),
    ]);
    expect(await world.statusOf(other.entryId)).toEqual(['GRADED', 1, 'GOOD']);
    const { categories } = await result();
    expect(categories.find((each: { category: string }) => each.category === LAB).ranking).toMatchObject({
      ranked: 12,
      ratio: { n: 12, excellentAtMost: 2, goodAtMost: 3 },
      grades: { EXCELLENT: 2, GOOD: 3, QUALIFIED: 7 },
    });
  });

  it('[10-3a] only the best of an agency’s categories, whatever the order', async () => {
    const best = await world.place('90.00');
    const other = await world.place('80.00', { category: RND, agencyId: best.agencyId, uscc: best.uscc });
    await drafted();
    expect(await world.statusOf(best.entryId)).toEqual(['GRADED', 1, 'EXCELLENT']);
    expect((await world.statusOf(other.entryId))[0]).toBe('NON_RANKED');
    const ranking = await world.call('listRanking', { as: LI, params: { cycleId: CYCLE, category: RND } });
    expect(ranking.body.items).toEqual([
      expect.objectContaining({ entryId: other.entryId, primary: false, because: ['OTHER_CATEGORY'] }),
    ]);
  });

  it('[9-4] a score that moved after the proposal takes the result back', async () => {
    const [first] = await twelve();
    await propose();
    await world.settle();
    await world.rescore(first!.entryId, '60.00');
    expect((await decide()).body.status).toBe('RESULT_DRAFTED');
    await world.settle();
    expect(await statusNow()).toBe('REVIEWING');
    expect(await world.statusOf(first!.entryId)).toEqual(['REVIEWED', undefined, undefined]);
    expect((await world.call('publiciseResult', { as: LI })).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[9-4] goes back to review with a reason, and only the entries taken back are reviewed again', async () => {
    const entries = await twelve();
    await drafted();
    expect((await world.call('reopenResult', { as: LI, body: { reason: '漏计' } })).code).toBe(
      'FORBIDDEN_ROLE',
    );
    expect((await world.call('reopenResult', { as: CHEN, body: {} })).code).toBe('VALIDATION_FAILED');
    const params = { entryId: entries[2]!.entryId };
    const reopen = () => world.call('reopenEntry', { as: CHEN, params, body: { reason: '漏计' } });
    expect((await reopen()).code).toBe('ILLEGAL_TRANSITION');
    expect((await world.call('reopenResult', { as: CHEN, body: { reason: '漏计' } })).body.status).toBe(
      'REVIEWING',
    );
    expect((await reopen()).body.status).toBe('REVIEWED');
    await world.rescore(params.entryId, '96.00');
    await drafted();
    expect(await world.statusOf(params.entryId)).toEqual(['GRADED', 1, 'EXCELLENT']);
    expect((await result()).result.draft).toBe(2);
  });

  it('[SM-8] repeated pages and events change nothing', async () => {
    const entries = await twelve();
    await drafted();
    const before = await Promise.all(entries.map(({ entryId }) => world.eventsOf('ENTRY', entryId)));
    const sent = world.sent.slice();
    for (const page of sent) await world.react(page);
    await world.settle();
    expect(await Promise.all(entries.map(({ entryId }) => world.eventsOf('ENTRY', entryId)))).toEqual(before);
  });
});

describe('the result is publicised', () => {
  it('[9-5] category by category with the same engine, and no grade is public before', async () => {
    const entries = await twelve();
    await drafted();
    expect((await list()).code).toBe('NOT_FOUND');
    expect((await world.call('publiciseResult', { as: LI })).body.status).toBe('RESULT_PUBLICITY');
    await world.settle();
    const notice = await get(world.tables, publicity, `${CYCLE}.${LAB}.1`);
    expect(notice.status).toBe('OPEN');
    expect(JSON.parse(notice.body.content).entries).toHaveLength(12);
    const { body } = await list();
    expect(body).toMatchObject({ status: 'PUBLICISED', published: false, items: { length: 12 } });
    expect(body.items[0]).toMatchObject({ rank: 1, grade: 'EXCELLENT' });
    expect(body.items[0].total).toBeUndefined();
    const told = await Promise.all(entries.map(({ entryId }) => world.eventsOf('ENTRY', entryId)));
    expect(told.every((events) => events.filter((type) => type === 'EntryPublicised').length === 1)).toBe(
      true,
    );
    expect((await world.call('publiciseResult', { as: LI })).code).toBe('ILLEGAL_TRANSITION');
    expect((await world.call('editResult', { as: CHEN, body: { grade: 'GOOD' } })).code).toBe(
      'PUBLICITY_CONTENT_FIXED',
    );
    expect((await world.call('publishResult', { as: LI })).code).toBe('NOT_FILED');
  });

  it('[9-5] by a page of the ranking and the notice that stand, not by a late one of others', async () => {
    const [first] = await twelve();
    await drafted();
    const { ranking } = (await get(world.tables, categoryResult, `${CYCLE}.${LAB}`)).body;
    const { run, draft } = ranking!;
    const page = { step: 'PUBLICISE' as const, cycleId: CYCLE, category: LAB, run, draft, page: 1 };
    await world.react({ ...page, publicityId: `${CYCLE}.${LAB}.7` });
    expect((await world.statusOf(first!.entryId))[0]).toBe('GRADED');
    await world.call('reopenResult', { as: CHEN, body: { reason: '漏计' } });
    await world.rescore(first!.entryId, '94.00');
    await publicised();
    await world.react({ ...page, step: 'FINALISE' });
    expect((await world.statusOf(first!.entryId))[0]).toBe('PUBLICISED');
  });

  it('[9-5] not before the draft is written', async () => {
    await twelve();
    await propose();
    await world.settle();
    await decide();
    expect((await world.call('publiciseResult', { as: LI })).code).toBe('RESULT_NOT_WRITTEN');
  });

  it('[SM-8] an agency that leaves before that is taken out and the ranks are formed anew', async () => {
    const entries = await twelve();
    await drafted();
    const gone = entries[0]!;
    await world.removeAgency(gone.agencyId, gone.uscc);
    await world.settle();
    expect((await get(world.tables, entry, gone.entryId)).body.excluded).toBe('AGENCY_REMOVED');
    expect(await statusNow()).toBe('REVIEWING');
    await drafted();
    expect(await world.statusOf(entries[1]!.entryId)).toEqual(['GRADED', 1, 'EXCELLENT']);
  });

  it('[SM-8] and one that leaves afterwards is taken out without a new ranking', async () => {
    const entries = await twelve();
    await publicised();
    await world.removeAgency(entries[0]!.agencyId, entries[0]!.uscc);
    await world.settle();
    expect((await world.statusOf(entries[0]!.entryId))[0]).toBe('EXCLUDED');
    expect(await statusNow()).toBe('RESULT_PUBLICITY');
    expect(await world.statusOf(entries[1]!.entryId)).toEqual(['PUBLICISED', 2, 'EXCELLENT']);
  });
});

describe('a category in whose list nobody stands', () => {
  const noticeOf = (category: string) => load(world.tables, publicity, `${CYCLE}.${category}.1`);
  const categoryStatus = async (category: string) =>
    (await get(world.tables, categoryResult, `${CYCLE}.${category}`)).status;

  it('[9-5] has no notice, and the cycle comes to its end with those of the others', async () => {
    const [best] = await twelve();
    const second = await world.place('70.00', { ...best!, category: RND });
    await publicised();
    expect(await noticeOf(RND)).toBeUndefined();
    expect(await world.eventsOf('CATEGORYRESULT', `${CYCLE}.${RND}`)).toContain('CategoryResultUnlisted');
    expect([await categoryStatus(RND), await categoryStatus(LAB)]).toEqual(['CLEAR', 'PUBLICISED']);
    expect(await statusNow()).toBe('RESULT_PUBLICITY');
    await world.closeNotice(LAB, 1);
    expect(await statusNow()).toBe('READY_TO_FILE');
    const filed = { number: '备〔2026〕1号', filedOn: '2026-05-11' };
    await world.call('fileResult', { as: WU, body: filed });
    expect((await world.call('publishResult', { as: LI })).body.status).toBe('PUBLISHED');
    await world.settle();
    expect([await categoryStatus(RND), await categoryStatus(LAB)]).toEqual(['PUBLISHED', 'PUBLISHED']);
    expect((await world.statusOf(second.entryId))[0]).toBe('FINAL');
  });

  it('[9-5] waits for nothing where there is no other', async () => {
    await world.place('90.00', { status: 'EXCLUDED' });
    await publicised();
    expect(await noticeOf(LAB)).toBeUndefined();
    expect(await categoryStatus(LAB)).toBe('CLEAR');
    expect(await statusNow()).toBe('READY_TO_FILE');
  });
});

describe('the result is filed and published', () => {
  it('[9-6a] [9-6b] filed by the Commission, then published, then amended only', async () => {
    const entries = await twelve();
    await publicised();
    const file = (as = WU, body = { number: '备〔2026〕1号', filedOn: '2026-05-11' }) =>
      world.call('fileResult', { as, body });
    expect((await file()).code).toBe('ILLEGAL_TRANSITION');
    await world.closeNotice(LAB, 1);
    expect(await statusNow()).toBe('READY_TO_FILE');
    expect((await world.call('publishResult', { as: LI })).code).toBe('NOT_FILED');
    expect((await file(LI)).code).toBe('FORBIDDEN_ROLE');
    expect((await file(WU, { number: '备', filedOn: '2030-01-01' })).code).toBe('VALIDATION_FAILED');
    expect((await file()).body).toMatchObject({ status: 'FILED', filing: { number: '备〔2026〕1号' } });
    expect((await list()).body.items[0].total).toBeUndefined();
    expect((await world.call('publishResult', { as: LI })).body.status).toBe('PUBLISHED');
    await world.settle();
    expect((await list()).body).toMatchObject({ published: true, filing: { number: '备〔2026〕1号' } });
    expect((await list()).body.items[0].total).toBe('95.00');
    expect((await world.statusOf(entries[0]!.entryId))[0]).toBe('FINAL');
    expect((await world.call('editResult', { as: WU })).code).toBe('COMMISSION_DECISION_REQUIRED');
    expect((await propose()).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[9-6a] returned for correction with a reason, never rejected', async () => {
    await twelve();
    await publicised();
    await world.closeNotice(LAB, 1);
    expect((await world.call('returnResult', { as: WU, body: {} })).code).toBe('VALIDATION_FAILED');
    const returned = await world.call('returnResult', { as: WU, body: { reason: '数据有误' } });
    expect(returned.body).toMatchObject({ status: 'RESULT_DRAFTED', filing: { returnedReason: '数据有误' } });
    // Nothing changed: nothing is publicised again, and it is ready once more.
    await world.call('publiciseResult', { as: LI });
    await world.settle();
    expect(await statusNow()).toBe('READY_TO_FILE');
    expect(await load(world.tables, publicity, `${CYCLE}.${LAB}.2`)).toBeUndefined();
  });

  it('[9-6b] the list is a page, a workbook and a document', async () => {
    await twelve();
    await publicised();
    const params = { cycleId: CYCLE, category: LAB };
    expect((await world.call('readResultPage', { params })).body).toContain('优秀');
    const pdf = await world.call('downloadResultDocument', { params });
    expect(Buffer.from(pdf.body, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const xlsx = await world.call('downloadResultList', { params });
    expect(Buffer.from(xlsx.body, 'base64').subarray(0, 2).toString()).toBe('PK');
  });
});
