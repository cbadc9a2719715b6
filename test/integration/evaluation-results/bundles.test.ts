import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditBundle } from '../../../shared/domain/evaluation/bundle/audit.ts';
import { PublicBundle } from '../../../shared/domain/evaluation/bundle/public.ts';
import { ReceiptBundle } from '../../../shared/domain/evaluation/bundle/receipt.ts';
import { verifyAuditBundle } from '../../../shared/domain/evaluation/bundle/verify-audit.ts';
import { verifyPublicBundle } from '../../../shared/domain/evaluation/bundle/verify-public.ts';
import { verifyLeaf } from '../../../shared/domain/evaluation/bundle/verify-receipt.ts';
import { categoryContext } from '../../../shared/domain/evaluation/scoring/context.ts';
import type { EntryInputs } from '../../../shared/domain/evaluation/scoring/inputs.ts';
import { scoreEntry } from '../../../shared/domain/evaluation/scoring/score.ts';
import { contextKey, snapshotKey } from '../../../shared/store/evaluation.ts';
import { verdictOn } from '../../../local/verify/verdict.ts';
import { goldenInputs, scheme } from '../../support/evaluation-fixtures.ts';
import { agencyOf, CHEN, CYCLE, FINANCE, LAB, LI, startWorld, type World, WU, ZHENG } from './world.ts';

type Placed = Awaited<ReturnType<World['place']>>;
const inputs = [8, 9, 5, 7, 6, 5].map((staff): EntryInputs => {
  const { satisfaction: _, ...frozen } = goldenInputs;
  return { ...frozen, staff };
});

/** A cycle whose result is in public notice. */
async function publicised(world: World): Promise<Placed[]> {
  const entries: Placed[] = [];
  await world.openCycle();
  const measuring = categoryContext();
  for (const each of inputs) measuring.add(each);
  const context = measuring.result();
  await world.commitPlan({
    changes: [],
    projections: [
      { put: contextKey(CYCLE, LAB), item: { measured: { category: LAB, context } }, rev: undefined },
    ],
  });
  for (const each of inputs) {
    const system = scoreEntry(scheme, each, context, { satisfaction: 'PENDING' });
    const final = scoreEntry(scheme, each, context, { satisfaction: 'FINAL' });
    const placed = await world.place(final.total, { body: { inputs: each, system, final } });
    entries.push(placed);
    const { agencyId } = placed;
    const snapshot = { entryId: placed.entryId, agencyId, category: LAB, inputs: each };
    await world.commitPlan({
      changes: [],
      projections: [{ put: snapshotKey(CYCLE, LAB, agencyId), item: { snapshot }, rev: undefined }],
    });
  }
  await world.call('proposeResult', { as: LI });
  await world.settle();
  const { body } = await world.call('readResult', { as: LI });
  await world.call('draftResult', { as: CHEN, body: { rankingHash: body.proposedHash } });
  await world.settle();
  await world.call('publiciseResult', { as: LI });
  await world.settle();
  return entries;
}

async function filed(world: World) {
  await world.closeNotice(LAB, 1);
  await world.call('fileResult', { as: WU, body: { number: '备1号', filedOn: '2026-05-11' } });
}

async function auditOf(world: World, as = WU) {
  const parts: AuditBundle[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await world.call('readAuditBundle', {
      as,
      query: cursor === undefined ? {} : { cursor },
    });
    parts.push(AuditBundle().parse(body.bundle));
    cursor = body.cursor;
  } while (cursor !== undefined);
  const [first] = parts;
  return {
    ...first!,
    samples: parts.flatMap((part) => part.samples),
    entries: parts.flatMap((part) => part.entries),
  };
}

const openOf = (world: World) => world.call('readPublicBundle', { params: { cycleId: CYCLE } });

describe('what the result is checked by', () => {
  let world: World;
  let entries: Placed[];
  const audit = () => auditOf(world);
  const open = () => openOf(world);

  beforeAll(async () => {
    world = await startWorld();
    entries = await publicised(world);
    await filed(world);
  });
  afterAll(() => world.stop());

  it('[9-6b] is there with the publication, not before', async () => {
    expect((await open()).code).toBe('NOT_FOUND');
    expect((await world.call('readAuditBundle', { as: WU })).code).toBe('NOT_FOUND');
    expect((await world.call('publishResult', { as: LI })).status).toBe(202);
    await world.settle();
    expect((await open()).status).toBe(200);
  });

  it('[9-2c] lets auditors recompute scores, ranks and grades, and nobody else', async () => {
    const bundle = await audit();
    expect(bundle.entries).toHaveLength(entries.length);
    expect(verifyAuditBundle(bundle)).toBeUndefined();
    expect((await world.call('readAuditBundle', { as: FINANCE })).status).toBe(200);
    expect((await world.call('readAuditBundle', { as: CHEN })).code).toBe('FORBIDDEN_ROLE');
  });

  it('[10-1a] lets anybody recompute ranks and grades without names or inputs', async () => {
    const { body } = await open();
    const bundle = PublicBundle().parse(body.bundle);
    expect(bundle.rows).toHaveLength(entries.length);
    expect(verifyPublicBundle(bundle)).toBeUndefined();
    for (const { agencyId, uscc } of entries) {
      expect(JSON.stringify(body)).not.toContain(agencyId);
      expect(JSON.stringify(body)).not.toContain(uscc);
    }
  });

  it('[9-2c] lets an agency find its own leaf under the published root', async () => {
    const { root } = PublicBundle().parse((await open()).body.bundle);
    const [own, other] = entries;
    const as = agencyOf(own!.uscc);
    const { body } = await world.call('readReceiptBundle', { as, params: { entryId: own!.entryId } });
    expect(verifyLeaf(ReceiptBundle().parse(body.bundle), root)).toBeUndefined();
    expect((await world.call('readReceiptBundle', { as, params: { entryId: other!.entryId } })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('[9-6b] goes on to prove the ranking when a grade is amended', async () => {
    const best = (await audit()).entries.find(({ result }) => result.rank === 1)!;
    const last = (await audit()).entries.find(({ result }) => result.grade === 'QUALIFIED')!;
    expect(best.result.rank).toBe(1);
    const before = (await open()).body;
    const body = {
      entryId: last.entryId,
      grade: 'GOOD',
      ground: 'COURT_DECISION',
      decisionNo: '决1号',
      reason: '撤销原等次',
    };
    const { body: proposed } = await world.call('proposeAmendment', { as: WU, body });
    const params = { amendmentId: proposed.amendmentId };
    const decided = await world.call('decideAmendment', { as: ZHENG, params, body: { decision: 'CONFIRM' } });
    expect(decided.body.status).toBe('DECIDED');
    expect(verifyAuditBundle(await audit())).toBeUndefined();
    // The bundle is of what was published first, and the amendment stands beside it.
    const after = (await open()).body;
    expect(after.bundle).toEqual(before.bundle);
    expect([before.amendments, after.of]).toEqual([[], 'RESULT_AS_FIRST_PUBLISHED']);
    expect(after.amendments).toEqual([
      expect.objectContaining({ category: LAB, from: 'QUALIFIED', grade: 'GOOD', decisionNo: '决1号' }),
    ]);
    const { valid, lines } = verdictOn([{ file: 'p', text: JSON.stringify(after) }]);
    expect(valid).toBe(true);
    expect(lines.at(-1)).toContain('QUALIFIED → GOOD by decision 决1号');
  });

  it('[9-6b] stands under the root and the hash that the result page shows', async () => {
    const { body: shown } = await world.call('readResultList', { params: { cycleId: CYCLE, category: LAB } });
    const { body } = await open();
    expect(body.bundle).toMatchObject({ root: shown.root, rankingHashes: { [LAB]: shown.rankingHash } });
    expect(body).toMatchObject({ part: 1, bundle: { counts: { rows: entries.length } } });
    const text = JSON.stringify(body);
    const published = { root: shown.root, rankingHashes: { [LAB]: shown.rankingHash } };
    expect(verdictOn([{ file: 'p', text }], published).lines[2]).toContain('published one');
    const page = await world.call('readResultPage', { params: { cycleId: CYCLE, category: LAB } });
    for (const hash of [shown.root, shown.rankingHash, shown.listHash]) expect(page.body).toContain(hash);
    expect(await world.eventsOf('CATEGORYRESULT', `${CYCLE}.${LAB}`)).toContain('CategoryResultAnchored');
  });
});

describe('[SM-8] what the result is checked by when an agency left', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  it('[9-6b] proves the ranking as it was publicised', async () => {
    const entries = await publicised(world);
    const { entryId, agencyId, uscc } = entries[2]!;
    await world.removeAgency(agencyId, uscc);
    await world.settle();
    expect((await world.statusOf(entryId))[0]).toBe('EXCLUDED');
    await filed(world);
    await world.call('publishResult', { as: LI });
    await world.settle();
    expect(verifyAuditBundle(await auditOf(world))).toBeUndefined();
    const bundle = PublicBundle().parse((await openOf(world)).body.bundle);
    expect(verifyPublicBundle(bundle)).toBeUndefined();
    expect(bundle.rows).toHaveLength(entries.length);
  });
});
