import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RankKey } from '../../../shared/domain/evaluation/ranking/rank-key.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import {
  type EntryDecision,
  entryIdOf,
  type EntryState,
} from '../../../shared/domain/evaluation/entry/entry.ts';
import { decideExclude } from '../../../shared/domain/evaluation/entry/place.ts';
import { decideWithhold } from '../../../shared/domain/evaluation/entry/withhold.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { entriesOfCategory, entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { listFindings } from '../../../shared/store/check-report.ts';
import { rankKeysOf, readSnapshot } from '../../../shared/store/evaluation.ts';
import { cellKey } from '../../../shared/store/metrics.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history, list } from '../../../shared/store/read.ts';
import { agencyIdOf, commitPlan, CYCLE, doneBy, RUN } from '../../support/evaluation-run-fixtures.ts';
import { by } from '../../support/onboarding-fixtures.ts';
import { person } from '../../support/persons.ts';
import { NOW, ORDERLY, type Queue, started, startWorld, type World } from './world.ts';

const OFFICER = person('anna', ['CENTRE_OFFICER']);
const REVIEWER = by(['CENTRE_REVIEWER'], NOW, 'u-chen');
const FIRST = 'RESEARCH_DEVELOPMENT';
const SECOND = 'SCI_TECH_CONSULTING';

async function withWorld(body: (world: World) => Promise<void>, size?: number): Promise<void> {
  const world = await startWorld(size);
  try {
    await body(world);
  } finally {
    world.stop();
  }
}

async function keysOf({ tables }: World, category: string): Promise<RankKey[]> {
  const keys: RankKey[] = [];
  for await (const key of rankKeysOf(tables, CYCLE, category)) keys.push(key);
  return keys;
}

/** All that a run leaves of its entries: states, keys, hash. */
async function outcomeOf(world: World) {
  const { tables } = world;
  const run = await get(tables, scoringRun, RUN);
  const cycle = await get(tables, evaluationCycle, CYCLE);
  const entries: unknown[] = [];
  for (const category of [FIRST, SECOND]) {
    let cursor: string | undefined;
    do {
      const pk = entriesOfCategory(CYCLE, category);
      const page = await list(tables, entry, 'list1', { pk }, { limit: 50, cursor });
      entries.push(...page.items.map(({ id, status, version, body }) => ({ id, status, version, body })));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return {
    run: { status: run.status, version: run.version, frozen: run.body.frozen },
    cycle: { status: cycle.status, version: cycle.version, scoring: cycle.body.scoring },
    entries,
    keys: [await keysOf(world, FIRST), await keysOf(world, SECOND)],
  };
}

/** As an accepted correction of the list does. */
async function takeOut({ tables }: World, n: number): Promise<void> {
  const found = await get(tables, entry, entryIdOf(CYCLE, FIRST, agencyIdOf(n)));
  const decided = orThrow(decideExclude(found, { reason: 'SCOPE_CORRECTION' }, bySystem(NOW)));
  await commitPlan(tables, { changes: [change(entry, found, decided)] });
}

const PLACED = 24;
/** Four pages of the first category and two of the second. */
const A_PAGE = 7;
async function placeAll(world: World): Promise<void> {
  for (let n = 1; n <= PLACED; n += 1) {
    await world.place(n, FIRST);
    if (n % 3 === 0) await world.place(n, SECOND, { ...doneBy(n), completed: 1, users: 1 });
  }
}

describe('[9-2a] a scoring run', () => {
  it(
    '[9-2c] [SM-8] freezes, measures and scores every entry in scope, and nothing else',
    () =>
      withWorld(async (world) => {
        for (let n = 1; n <= 30; n += 1) await world.place(n, FIRST);
        world.waiting.push(started);
        await world.workThrough();
        const { run, cycle, keys, entries } = await outcomeOf(world);
        expect(run).toMatchObject({ status: 'DONE', frozen: { entries: 30 } });
        expect(cycle).toMatchObject({
          status: 'SCORED',
          scoring: { snapshotHash: run.frozen?.snapshotHash },
        });
        expect(entries).toHaveLength(30);
        expect(keys[0]).toHaveLength(30);
        const id = entryIdOf(CYCLE, FIRST, agencyIdOf(7));
        const found = await get(world.tables, entry, id);
        expect(found).toMatchObject({ status: 'COMPUTED', version: 2 });
        const frozen = await readSnapshot(world.tables, found.body);
        expect(frozen?.hash).toBe(found.body.original);
        expect(frozen?.inputs.completedOrders).toBe(doneBy(7).completed);
        expect(frozen?.queries).toEqual({ 'metric-cells': '1', 'entry-inputs': '1' });
        expect(found.body.system?.indicators).toContainEqual({
          id: 'FBK_SATISFACTION_REVIEW',
          missing: true,
        });
        const events = (await history(world.tables, 'ENTRY', id, { limit: 10 })).items.map(
          ({ type }) => type,
        );
        expect(events).toEqual(['EntryPlacedInScope', 'EntryComputed']);
      }),
    120_000,
  );

  it('ends the same with pages of any size', async () => {
    const outcomes: unknown[] = [];
    for (const size of [1, 7, 24])
      await withWorld(async (world) => {
        for (let n = 1; n <= 20; n += 1) await world.place(n, n % 2 === 0 ? FIRST : SECOND);
        world.waiting.push(started);
        await world.workThrough();
        outcomes.push(await outcomeOf(world));
      }, size);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  }, 120_000);

  it('ends the same whatever the order, however often pages come and wherever a worker dies', async () => {
    let expected: unknown;
    await withWorld(async (world) => {
      await placeAll(world);
      world.waiting.push(started);
      await world.workThrough();
      expected = await outcomeOf(world);
    }, A_PAGE);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (dice) =>
        withWorld(async (world) => {
          let at = 0;
          let spent = 0;
          const roll = () => dice[(at += 1) % dice.length] ?? 0;
          const queue: Queue = {
            next: (waiting) => roll() % waiting,
            again: () => (spent += 1) < 60 && roll() % 4 === 0,
            dieAt: () => ((spent += 1) < 120 && roll() % 3 === 0 ? roll() % 9 : undefined),
          };
          await placeAll(world);
          world.waiting.push(started, started);
          await world.workThrough(queue);
          expect(await outcomeOf(world)).toEqual(expected);
        }, A_PAGE),
      ),
      { numRuns: 4 },
    );
  }, 120_000);
});

describe('[9-2b] the check of inputs', () => {
  it(
    'freezes nothing that fails, stops the run with a task, and goes on once the cause is mended',
    () =>
      withWorld(async (world) => {
        for (let n = 1; n <= 5; n += 1) await world.place(n, FIRST);
        const bad = cellKey(agencyIdOf(3), `2026#${FIRST}`);
        await commitPlan(world.tables, {
          changes: [],
          projections: [{ add: bad, deltas: { onTime: 1000 } }],
        });
        world.waiting.push(started);
        await world.workThrough(ORDERLY);
        const run = await get(world.tables, scoringRun, RUN);
        expect(run).toMatchObject({ status: 'BLOCKED', body: { blocked: { hard: 1 } } });
        const report = await listFindings(world.tables, RUN, { kind: 'HARD', round: 1 }, { limit: 10 });
        expect(report.items).toMatchObject([
          { agencyId: agencyIdOf(3), checks: [{ rule: 'PART_OF_WHOLE', outcome: 'HARD' }] },
        ]);
        const which = { cycleId: CYCLE, category: FIRST, agencyId: agencyIdOf(3) };
        expect(await readSnapshot(world.tables, which)).toBeUndefined();
        const tasks = await list(world.tables, task, 'list2', { pk: `TASK#RUN#${RUN}` }, { limit: 5 });
        expect(tasks.items.map(({ body }) => body.kind)).toEqual(['MEND_HARD_CHECK']);

        const go = { as: OFFICER, params: { runId: RUN } };
        const refused = await world.call('continueScoringRun', go);
        expect([refused.status, refused.code]).toEqual([409, 'HARD_CHECK_FAILED']);
        expect(refused.body.failing).toMatchObject([{ rules: ['PART_OF_WHOLE'] }]);
        const scored = await get(world.tables, evaluationCycle, CYCLE);
        expect(scored.status).toBe('SCORING');
        const findings = await world.call('listRunFindings', { as: OFFICER, params: { runId: RUN } });
        expect(findings.body.items).toHaveLength(1);

        const kept = await readSnapshot(world.tables, { ...which, agencyId: agencyIdOf(1) });
        await commitPlan(world.tables, {
          changes: [],
          projections: [{ add: bad, deltas: { onTime: -1000 } }],
        });
        expect((await world.call('continueScoringRun', go)).status).toBe(202);
        await world.deliver('RUN', RUN);
        expect(await get(world.tables, scoringRun, RUN)).toMatchObject({
          status: 'DONE',
          body: { round: 2, frozen: { entries: 5 } },
        });
        expect(await readSnapshot(world.tables, { ...which, agencyId: agencyIdOf(1) })).toEqual(kept);
        expect((await get(world.tables, evaluationCycle, CYCLE)).status).toBe('SCORED');
        expect((await world.call('continueScoringRun', go)).code).toBe('ILLEGAL_TRANSITION');
      }),
    120_000,
  );

  it(
    'goes on once the entry that failed is taken out, though its figures are as they were',
    () =>
      withWorld(async (world) => {
        for (let n = 1; n <= 3; n += 1) await world.place(n, FIRST);
        const bad = cellKey(agencyIdOf(3), `2026#${FIRST}`);
        await commitPlan(world.tables, {
          changes: [],
          projections: [{ add: bad, deltas: { onTime: 1000 } }],
        });
        world.waiting.push(started);
        await world.workThrough();
        const go = { as: OFFICER, params: { runId: RUN } };
        expect((await world.call('continueScoringRun', go)).code).toBe('HARD_CHECK_FAILED');

        await takeOut(world, 3);
        expect((await world.call('continueScoringRun', go)).status).toBe(202);
        await world.deliver('RUN', RUN);
        expect(await get(world.tables, scoringRun, RUN)).toMatchObject({
          status: 'DONE',
          body: { round: 2, frozen: { entries: 2 } },
        });
      }),
    120_000,
  );

  it(
    'opens a task for each outlier',
    () =>
      withWorld(async (world) => {
        for (let n = 1; n <= 12; n += 1)
          await world.place(n, FIRST, { completed: 10 + (n % 3), users: 5, stars: 4, complaints: 0 });
        await world.place(13, FIRST, { completed: 900, users: 5, stars: 4, complaints: 0 });
        world.waiting.push(started);
        await world.workThrough();
        const id = entryIdOf(CYCLE, FIRST, agencyIdOf(13));
        const { body } = await get(world.tables, entry, id);
        expect(body.checks).toContainEqual(
          expect.objectContaining({ rule: 'completedOrders', outcome: 'OUTLIER' }),
        );
        const report = await listFindings(world.tables, RUN, { kind: 'OUTLIER' }, { limit: 10 });
        expect(report.items.map(({ entryId }) => entryId)).toEqual([id]);
        const tasks = await list(world.tables, task, 'list2', { pk: `TASK#ENTRY#${id}` }, { limit: 5 });
        expect(tasks.items.map(({ body: each }) => each.kind)).toEqual(['REVIEW_OUTLIER']);
      }),
    120_000,
  );

  it.each([
    ['excluded', (found) => decideExclude(found, { reason: 'AGENCY_REMOVED' }, bySystem(NOW))],
    ['withheld', (found) => decideWithhold(found, { reason: '线索核查' }, REVIEWER)],
  ] as [string, (found: EntryState) => EntryDecision][])(
    'opens none for an entry that is %s before its page of the report comes',
    (_, decide) =>
      withWorld(async (world) => {
        for (let n = 1; n <= 12; n += 1)
          await world.place(n, FIRST, { completed: 10 + (n % 3), users: 5, stars: 4, complaints: 0 });
        for (const n of [13, 14])
          await world.place(n, FIRST, { completed: 900, users: 5, stars: 4, complaints: 0 });
        const [gone, stays] = [13, 14].map((n) => entryIdOf(CYCLE, FIRST, agencyIdOf(n)));
        world.waiting.push(started);
        await world.workThrough({
          ...ORDERLY,
          // The page of the report waits until nothing else does.
          next: () => {
            const at = world.waiting.findIndex((each) => !('step' in each && each.step === 'OUTLIERS'));
            return Math.max(at, 0);
          },
          before: async (message) => {
            if (!('step' in message && message.step === 'OUTLIERS')) return;
            const found = await get(world.tables, entry, gone ?? '');
            if (found.status !== 'COMPUTED') return;
            const decided = orThrow(decide(found));
            await commitPlan(world.tables, { changes: [change(entry, found, decided)] });
          },
        });
        const tasksOf = async (id = '') =>
          (await list(world.tables, task, 'list2', { pk: `TASK#ENTRY#${id}` }, { limit: 5 })).items;
        expect(await tasksOf(gone)).toEqual([]);
        expect(await tasksOf(stays)).toHaveLength(1);
      }),
    120_000,
  );
});
