import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { followObject } from '../../../functions/metrics/follow-object.ts';
import { addDuration } from '../../../shared/domain/time/instant.ts';
import type { AggregateType } from '../../../shared/store/aggregate.ts';
import { cellKey, contributionKey, listBuyers, readCell } from '../../../shared/store/metrics.ts';
import { change } from '../../../shared/store/plan.ts';
import { readProjection } from '../../../shared/store/projections.ts';
import { get } from '../../../shared/store/read.ts';
import { metricFaults } from '../../support/metric-faults.ts';
import { orderStep } from '../../support/order-histories.ts';
import { CATEGORIES, startWorld, type World } from './world.ts';

const NOW = '2026-09-01T01:00:00.000Z';
const [FIRST] = CATEGORIES;
const CELL = `2026#${FIRST}`;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const context = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: NOW,
  policyVersion: 'default',
  requestId: 'r',
  cause: 'test',
};

/** An order of a buyer that has come to its completion, not yet counted. */
async function completed(agencyId: string, buyerId: string): Promise<string> {
  const id = await world.placeOrder({ agencyId, category: FIRST, buyerId, dueInDays: 30 }, NOW);
  for (let day = 1; day <= 5; day += 1) await world.step(id, 'next', addDuration(NOW, { hours: 2 * day }));
  return id;
}
const counts = async (agencyId: string, cell = CELL) => (await readCell(world.tables, agencyId, cell)).counts;

describe('[6-2c] the metrics of an agency', () => {
  it('count different buyers once, while several orders of theirs are counted at the same time', async () => {
    const { agencyId } = await world.activeAgency(NOW);
    const orders: string[] = [];
    for (const buyerId of ['team-1', 'team-1', 'team-1', 'team-2'])
      orders.push(await completed(agencyId, buyerId));
    await Promise.all(orders.map((id) => world.deliver('ORDER', id, NOW)));
    expect(await counts(agencyId)).toMatchObject({
      completed: 4,
      distinctUsers: 2,
      accepted: 4,
      firstPass: 4,
    });
    expect(await counts(agencyId, '2026#*')).toEqual({ completed: 4, distinctUsers: 2 });
    const { items } = await listBuyers(world.tables, agencyId, 2026, { limit: 10 });
    expect(items).toEqual(['team-1', 'team-2']);
    expect(await metricFaults(world.tables)).toEqual([]);
  });

  it('leave out an order on hold, and have it back when the hold is lifted', async () => {
    const { agencyId } = await world.activeAgency(NOW);
    const [one, other] = [await completed(agencyId, 'team-1'), await completed(agencyId, 'team-2')];
    for (const id of [one, other]) await world.deliver('ORDER', id, NOW);
    const before = await counts(agencyId);
    expect(await world.step(one, 'hold', addDuration(NOW, { days: 3 }))).toBe(true);
    await world.deliver('ORDER', one, NOW);
    expect(await counts(agencyId)).toMatchObject({ completed: 1, distinctUsers: 1, held: 1, received: 2 });
    expect(await world.step(one, 'liftHold', addDuration(NOW, { days: 4 }))).toBe(true);
    await world.deliver('ORDER', one, NOW);
    expect(await counts(agencyId)).toEqual(before);
    expect(await metricFaults(world.tables)).toEqual([]);
  });

  it('change nothing when an event comes again, and say so', async () => {
    const { agencyId } = await world.activeAgency(NOW);
    const id = await completed(agencyId, 'team-1');
    const ref = { kind: 'ORDER', id } as const;
    expect(await followObject(world.tables, ref, context)).toBe('CHANGED');
    const before = await readProjection(world.tables, cellKey(agencyId, CELL));
    expect(await followObject(world.tables, ref, context)).toBe('SAME');
    expect(await followObject(world.tables, ref, context, { anew: true })).toBe('SAME');
    expect(await readProjection(world.tables, cellKey(agencyId, CELL))).toEqual(before);
    expect((await readProjection(world.tables, contributionKey('ORDER', id)))?.rev).toBe(1);
  });

  it('follow an object that turns out to concern another agency', async () => {
    const [wrong, right] = [await world.activeAgency(NOW), await world.activeAgency(NOW)];
    const place: AggregateType<{ agencyId: string }> = {
      kind: 'TRAININGPLACE',
      body: () => z.strictObject({ agencyId: z.string() }),
    };
    const attended = { type: 'AttendanceRecorded', data: {}, article: '3-2b', to: 'ATTENDED' } as const;
    const id = `session-${wrong.agencyId}`;
    const ref = { kind: 'TRAININGPLACE', id } as const;
    const body = { agencyId: wrong.agencyId };
    await world.commitPlan({ changes: [change(place, { newId: id }, { events: [attended], body })] }, NOW);
    await followObject(world.tables, ref, context);
    expect(await counts(wrong.agencyId, '2026#*')).toEqual({ attended: 1 });
    const moved = { events: [attended], body: { agencyId: right.agencyId } };
    await world.commitPlan({ changes: [change(place, await get(world.tables, place, id), moved)] }, NOW);
    await followObject(world.tables, ref, context);
    expect(await counts(wrong.agencyId, '2026#*')).toEqual({});
    expect(await counts(right.agencyId, '2026#*')).toEqual({ attended: 1 });
    expect(await metricFaults(world.tables)).toEqual([]);
  });

  it('equal a count from nothing after any life of the orders, events lost, doubled and reordered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            category: fc.constantFrom(...CATEGORIES),
            buyerId: fc.constantFrom('team-1', 'team-2'),
            dueInDays: fc.integer({ min: 1, max: 60 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        fc.array(
          fc.record({
            order: fc.nat(),
            step: orderStep,
            hours: fc.integer({ min: 1, max: 300 }),
            deliver: fc.array(fc.nat(), { maxLength: 3 }),
          }),
          { minLength: 6, maxLength: 24 },
        ),
        async (about, steps) => {
          let now = NOW;
          const { agencyId } = await world.activeAgency(now);
          const ids: string[] = [];
          for (const each of about) ids.push(await world.placeOrder({ agencyId, ...each }, now));
          const at = (n: number) => ids[n % ids.length] ?? '';
          for (const { order, step, hours, deliver } of steps) {
            now = addDuration(now, { hours });
            await world.step(at(order), step, now);
            await Promise.all(deliver.map((n) => world.deliver('ORDER', at(n), now)));
          }
          for (const id of ids.toReversed()) await world.deliver('ORDER', id, now);
          expect(await metricFaults(world.tables)).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
