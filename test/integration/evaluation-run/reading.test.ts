import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/evaluation-run/routes.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  decideFinalise,
  decideGrade,
  decidePublicise,
  decideRank,
} from '../../../shared/domain/evaluation/entry/result.ts';
import {
  decideRequestSupplement,
  decideStartReview,
} from '../../../shared/domain/evaluation/entry/review.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { rankKeyKey, rankKeysOf } from '../../../shared/store/evaluation.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { type RehearsalEffect, type RehearsalKey, rehearsalPlan } from '../../../shared/store/rehearsal.ts';
import { agencyIdOf, commitPlan, CYCLE, RUN, scheme } from '../../support/evaluation-run-fixtures.ts';
import { person } from '../../support/persons.ts';
import { NOW, started, startWorld, type World } from './world.ts';

const FIRST = 'RESEARCH_DEVELOPMENT';
const OFFICER = person('anna', ['CENTRE_OFFICER']);
const COMMISSIONER = person('wu', ['COMMISSION_OFFICER']);
const BUYER = person('buyer', ['BUYER']);
const id = entryIdOf(CYCLE, FIRST, agencyIdOf(7));

let world: World;
let own: Principal;
let other: Principal;
beforeAll(async () => {
  world = await startWorld();
  for (let n = 1; n <= 12; n += 1)
    await world.place(n, FIRST, { completed: 5 + n, users: 4, stars: 4, complaints: 0 });
  world.waiting.push(started);
  await world.workThrough();
  const agencyOf = (uscc: string) =>
    person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });
  own = agencyOf((await get(world.tables, entry, id)).body.uscc);
  other = agencyOf((await get(world.tables, entry, entryIdOf(CYCLE, FIRST, agencyIdOf(8)))).body.uscc);
}, 120_000);
afterAll(() => world.stop());

const params = { entryId: id };

type Step = 'review' | 'supplement' | 'rank' | 'grade' | 'publicise' | 'finalise';

/** Sets the entry to a state further on, as the steps between would. */
async function moveTo(steps: readonly Step[]): Promise<void> {
  const officer = { ...bySystem(NOW), roles: ['CENTRE_OFFICER', 'SYSTEM'] as const };
  for (const step of steps) {
    const found = await get(world.tables, entry, id);
    const decided = {
      review: () => decideStartReview(found, officer),
      supplement: () => decideRequestSupplement(found, { cooperationId: 'C1' }, officer),
      rank: () => decideRank({ ...found, status: 'REVIEWED' }, { draft: 1, rank: 1, of: 12 }, officer),
      grade: () => decideGrade(found, { grade: 'GOOD', because: [] }, officer),
      publicise: () => decidePublicise(found, { publicityId: 'P1' }, officer),
      finalise: () => decideFinalise(found, officer),
    }[step]();
    await commitPlan(world.tables, { changes: [change(entry, found, orThrow(decided))] });
  }
}

describe('[9-2c] entries', () => {
  it('are listed by category and by status for those who evaluate', async () => {
    const all = { as: OFFICER, params: { cycleId: CYCLE }, query: { category: FIRST, limit: '5' } };
    const first = await world.call('listEvaluationEntries', all);
    expect(first.body.items).toHaveLength(5);
    expect(first.body.items[0]).toMatchObject({ status: 'COMPUTED', system: { engine: '1' } });
    const rest = { ...all, query: { ...all.query, limit: '50', cursor: first.body.cursor } };
    expect((await world.call('listEvaluationEntries', rest)).body.items).toHaveLength(7);
    const byStatus = {
      as: COMMISSIONER,
      params: { cycleId: CYCLE },
      query: { status: 'COMPUTED', category: FIRST },
    };
    expect((await world.call('listEvaluationEntries', byStatus)).body.items).toHaveLength(12);
    const neither = await world.call('listEvaluationEntries', { as: OFFICER, params: { cycleId: CYCLE } });
    expect(neither.code).toBe('VALIDATION_FAILED');
    const bought = await world.call('listEvaluationEntries', { ...all, as: BUYER });
    expect(bought.code).toBe('FORBIDDEN_ROLE');
  });

  it('[7-1d] no route takes a score, an application or an indicator: only a run goes on and a rehearsal is ordered', () => {
    const writing = Object.entries(routes).filter(([, { method }]) => method !== 'GET');
    expect(writing.map(([name]) => name)).toEqual(['continueScoringRun', 'orderRehearsal']);
    expect(routes.continueScoringRun).not.toHaveProperty('body');
  });

  it('are not for their agency before publication, but for a supplement, and never for another', async () => {
    const ask = (as: Principal) => world.call('readEvaluationEntry', { as, params });
    const frozen = (as: Principal) => world.call('readSnapshotItem', { as, params });
    expect((await ask(own)).code).toBe('NOT_FOUND');
    expect((await ask(OFFICER)).body).toMatchObject({ entryId: id, status: 'COMPUTED' });
    expect((await frozen(OFFICER)).body.inputs.completedOrders).toBe(12);

    await moveTo(['review', 'supplement']);
    const asked = await ask(own);
    expect(asked.body).toEqual({
      entryId: id,
      cycleId: CYCLE,
      category: FIRST,
      status: 'SUPPLEMENT_REQUESTED',
      supplementId: 'C1',
    });
    expect((await frozen(own)).code).toBe('NOT_FOUND');

    await moveTo(['rank', 'grade', 'publicise']);
    expect((await ask(own)).code).toBe('NOT_FOUND');
    await moveTo(['finalise']);
    expect((await ask(own)).body).toMatchObject({ status: 'FINAL', result: { grade: 'GOOD', rank: 1 } });
    expect((await frozen(own)).status).toBe(200);
    expect((await ask(other)).code).toBe('NOT_FOUND');
  });

  it('[9-2a] the run tells under which hash the inputs are frozen', async () => {
    const { body } = await world.call('readScoringRun', { as: OFFICER, params: { cycleId: CYCLE } });
    expect(body).toMatchObject({ runId: RUN, status: 'DONE', frozen: { entries: 12 }, allowedActions: [] });
  });
});

describe('[8-3] a rehearsal', () => {
  const order = (as: Principal, body: unknown) =>
    world.call('orderRehearsal', { as, params: { cycleId: CYCLE }, body });
  const replace = { floors: { EXCELLENT: 40, GOOD: 30, QUALIFIED: 20 } };

  it('says who would change grade, and leaves entries, keys and cycle as they are', async () => {
    const before = await realState();
    const ordered = await order(COMMISSIONER, { reason: '试算更低门槛', replace });
    expect(ordered.status).toBe(202);
    const { rehearsalId } = ordered.body;
    await world.deliver('REHEARSAL', rehearsalId);
    const done = await world.call('readRehearsal', { as: OFFICER, params: { rehearsalId } });
    expect(done.body).toMatchObject({ status: 'DONE', result: { entries: 12, agencies: 12 } });
    const changes = await world.call('listRehearsalChanges', { as: OFFICER, params: { rehearsalId } });
    expect(changes.body.items).toHaveLength(done.body.result.changed);
    expect(done.body.result.changed).toBeGreaterThan(0);
    for (const { from, to } of changes.body.items)
      for (const { total } of [from, to]) expect(total).toMatch(/^\d{1,3}\.\d{2}$/);
    expect(await realState()).toEqual(before);
    const listed = await world.call('listRehearsals', { as: OFFICER, params: { cycleId: CYCLE } });
    expect(listed.body.items).toHaveLength(1);
  });

  it('is not for agencies, nor for a scheme that breaks the rules', async () => {
    expect((await order(own, { reason: '试算' })).code).toBe('FORBIDDEN_ROLE');
    const broken = await order(OFFICER, {
      reason: '试算',
      replace: { indicators: scheme.indicators.slice(1) },
    });
    expect(broken.status).toBe(422);
  });

  it('cannot write a real result: nothing but its own items compiles', async () => {
    const found = await get(world.tables, entry, id);
    const changes = [change(entry, found, { events: [], body: found.body })];
    // @ts-expect-error -- the rank key of an entry lies under no key of a rehearsal
    const key: RehearsalKey = rankKeyKey(CYCLE, FIRST, agencyIdOf(7));
    // @ts-expect-error -- a rehearsal has no changes but its own
    const effect: RehearsalEffect = { writes: [], changes };
    expect(key.pk).toBe(`PROJ#RANKKEY#${CYCLE}#${FIRST}`);
    expect(rehearsalPlan(effect).changes).toEqual([]);
  });

  async function realState() {
    const keys: unknown[] = [];
    for await (const key of rankKeysOf(world.tables, CYCLE, FIRST)) keys.push(key);
    const cycle = await get(world.tables, evaluationCycle, CYCLE);
    const entries = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        get(world.tables, entry, entryIdOf(CYCLE, FIRST, agencyIdOf(n + 1))),
      ),
    );
    return { keys, cycle, entries };
  }
});
