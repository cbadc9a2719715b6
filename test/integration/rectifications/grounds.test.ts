import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntryFinal } from '../../../events/entry-final/v1.ts';
import { EvaluationResultPublished } from '../../../events/evaluation-result-published/v1.ts';
import { ProfileUpdateMissed } from '../../../events/profile-update-missed/v1.ts';
import { handlers } from '../../../functions/rectifications/handlers.ts';
import { routes } from '../../../functions/rectifications/routes.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { happened } from '../../../shared/domain/event.ts';
import { decideBegin } from '../../../shared/domain/upkeep/begin.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { ANNA, BO, NOW, RUI, startSupervision } from '../../support/supervision-world.ts';

const start = () => startSupervision({ routes, handlers });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
  world.to(NOW);
});
afterAll(() => world.stop());

interface Made {
  readonly agencyId: string;
  readonly uscc: string;
}
const NO_GROUND = { status: 409, code: 'NO_GROUND' };
const DUPLICATE = { status: 409, code: 'DUPLICATE' };

const propose = ({ agencyId }: Made, more: Record<string, unknown>, as = ANNA) =>
  world.call('proposeRectification', {
    as,
    body: { agencyId, source: 'DAILY_MANAGEMENT', reason: '经查属实', ...more },
  });
const about = (answer: { body: { rectificationId: string } }) => ({
  rectificationId: answer.body.rectificationId,
});
const issue = (params: { rectificationId: string }) =>
  world.call('issueRectification', {
    as: RUI,
    params,
    body: { reason: '经查属实', items: [{ key: 'a', zh: '更新收费标准' }] },
  });
const drop = (params: { rectificationId: string }) =>
  world.call('dropRectification', { as: RUI, params, body: { reason: '不予整改' } });

/** What the platform knows of an agency's updates: whole periods that it missed since the last. */
async function updates({ agencyId, uscc }: Made, missed: number, lastEffectiveUpdateOn = '2024-05-01') {
  const owner = await get(world.tables, agency, agencyId);
  const settings = await world.deps.settings.current(NOW);
  const known = await load(world.tables, upkeep, agencyId);
  const begun = known ?? decideBegin(owner, { ...settings, now: NOW });
  const data = { agencyId, uscc, dueOn: '2026-02-28', rectificationId: 'R' };
  const event = happened(ProfileUpdateMissed, data, {
    article: '6-3b',
    to: missed > 0 ? 'MISSED' : 'CURRENT',
  });
  const body = { ...begun.body, missed, lastEffectiveUpdateOn };
  await world.commitPlan({
    changes: [change(upkeep, known ?? { newId: agencyId }, { events: [event], body })],
  });
}

describe('[12-1a] information that was not updated', () => {
  it('is a ground only after a whole period and its days of grace, and while nothing is updated', async () => {
    const made = await world.imported();
    const ground = { ground: 'INFO_NOT_UPDATED' };
    expect(await propose(made, ground)).toMatchObject(NO_GROUND);
    await updates(made, 0);
    expect(await propose(made, ground)).toMatchObject(NO_GROUND);
    await updates(made, 1);
    const proposed = await propose(made, ground);
    expect(proposed).toMatchObject({
      status: 201,
      body: { evidence: { proof: { kind: 'NOT_UPDATED', missed: 1, lastEffectiveUpdateOn: '2024-05-01' } } },
    });
    await updates(made, 0, '2026-04-13');
    expect(await issue(about(proposed))).toMatchObject(NO_GROUND);
    await updates(made, 2);
    expect(await issue(about(proposed))).toMatchObject({ status: 200, body: { status: 'ISSUED' } });
  });

  it('is rectified once at a time, from the proposal on', async () => {
    const made = await world.imported();
    await updates(made, 1);
    const ground = { ground: 'INFO_NOT_UPDATED' };
    const first = await propose(made, ground);
    expect(await propose(made, { ...ground, reason: '另一理由' }, BO)).toMatchObject(DUPLICATE);
    expect(await drop(about(first))).toMatchObject({ status: 200 });
    const second = await propose(made, ground, BO);
    expect(second.status).toBe(201);
    await issue(about(second));
    expect(await propose(made, ground)).toMatchObject(DUPLICATE);
  });
});

describe('[12-1b] long non-response', () => {
  it('is a ground only with as many unanswered orders as the policy says', async () => {
    const made = await world.imported();
    const ground = { ground: 'UNRESPONSIVE' };
    for (const at of ['2026-04-01', '2026-04-02'])
      await world.ordered(made, 'EXPIRED', `${at}T01:00:00.000Z`);
    expect(await propose(made, ground)).toMatchObject(NO_GROUND);
    await world.ordered(made, 'EXPIRED', '2026-04-03T01:00:00.000Z');
    const proposed = await propose(made, ground);
    expect(proposed).toMatchObject({ status: 201, body: { evidence: { proof: { kind: 'UNRESPONSIVE' } } } });
    expect(proposed.body.evidence.proof.orders).toHaveLength(3);
    await drop(about(proposed));
    expect(await propose(made, ground)).toMatchObject(NO_GROUND);
  });
});

describe('[12-1c] 不合格', () => {
  const CYCLE = '2026';
  async function published(status = 'PUBLISHED') {
    const found = await load(world.tables, evaluationCycle, CYCLE);
    const body = {
      cycleId: CYCLE,
      year: 2026,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      policyVersion: 'default',
      createdBy: 'wu',
      createdAt: NOW,
      schemeId: 'S',
      lockRounds: 0,
      cancelRounds: 0,
      publishedAt: NOW,
    };
    const data = { cycleId: CYCLE, listHash: '2'.repeat(64) };
    const event = happened(EvaluationResultPublished, data, { article: '9-6b', to: status });
    await world.commitPlan({
      changes: [change(evaluationCycle, found ?? { newId: CYCLE }, { events: [event], body })],
    });
  }
  async function graded({ agencyId, uscc }: Made, grade: 'UNQUALIFIED' | 'QUALIFIED') {
    const category = 'INSPECTION_TESTING';
    const id = entryIdOf(CYCLE, category, agencyId);
    const known = await load(world.tables, entry, id);
    const body = {
      cycleId: CYCLE,
      agencyId,
      uscc,
      agencyName: '样例检测有限公司',
      category,
      onboardedOn: '2024-05-01',
      agencyStatus: 'ACTIVE',
      suspendedInPeriod: false,
      corrections: [],
      reviews: 1,
      result: { draft: 1, primary: true, because: ['SCORE'], grade },
    };
    const data = { entryId: id, cycleId: CYCLE, agencyId, uscc, category };
    const event = happened(EntryFinal, data, { article: '9-6b', to: 'FINAL' });
    await world.commitPlan({ changes: [change(entry, known ?? { newId: id }, { events: [event], body })] });
    return id;
  }
  const ground = { ground: 'UNQUALIFIED', source: 'EVALUATION' };

  it('is a ground only as a published grade of this agency, that still stands when it is ordered', async () => {
    const made = await world.imported();
    const other = await world.imported();
    expect(await propose(made, ground)).toMatchObject(NO_GROUND);
    const entryId = await graded(made, 'UNQUALIFIED');
    await published('DRAFTED');
    expect(await propose(made, ground)).toMatchObject(NO_GROUND);
    await published();
    expect(await propose(other, { ...ground, sourceRef: `ENTRY#${entryId}` })).toMatchObject(NO_GROUND);
    const proposed = await propose(made, ground);
    expect(proposed).toMatchObject({
      status: 201,
      body: { evidence: { proof: { kind: 'EVALUATION', entryId, because: ['SCORE'] } } },
    });
    expect(await propose(made, { ...ground, sourceRef: `ENTRY#${entryId}` }, BO)).toMatchObject(DUPLICATE);
    await graded(made, 'QUALIFIED');
    expect(await issue(about(proposed))).toMatchObject(NO_GROUND);
    expect(await propose(made, ground, BO)).toMatchObject(NO_GROUND);
    await graded(made, 'UNQUALIFIED');
    expect(await issue(about(proposed))).toMatchObject({ status: 200 });
  });
});

it('[12-1d] the same reason without a reference is the same cause, however many propose it at once', async () => {
  const made = await world.imported();
  const both = await Promise.all([ANNA, BO].map((as) => propose(made, { ground: 'OTHER' }, as)));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(await propose(made, { ground: 'OTHER', reason: '另一事由' })).toMatchObject({ status: 201 });
});
