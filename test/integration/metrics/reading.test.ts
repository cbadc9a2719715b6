import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepAggregates, sweepEntries, sweepRecompute } from '../../../functions/metrics/sweep-agencies.ts';
import { decideExit } from '../../../shared/domain/agency/change-standing.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { addDuration } from '../../../shared/domain/time/instant.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { cellKey, contributionKey, entryKey, readEntry } from '../../../shared/store/metrics.ts';
import { change } from '../../../shared/store/plan.ts';
import { readProjection } from '../../../shared/store/projections.ts';
import { get } from '../../../shared/store/read.ts';
import { metricFaults } from '../../support/metric-faults.ts';
import { agencyOf, buyer, CATEGORIES, commissioner, officer, startWorld, type World } from './world.ts';

const NOW = '2026-09-01T01:00:00.000Z';
const LATER = '2026-10-01T01:00:00.000Z';
const [FIRST, SECOND] = CATEGORIES;

let world: World;
let own: { agencyId: string; uscc: string };
let other: { agencyId: string; uscc: string };

/** Two completed orders, one of them on the way to the agency's archive; the third is only placed. */
beforeAll(async () => {
  world = await startWorld();
  [own, other] = [await world.activeAgency(NOW), await world.activeAgency(NOW)];
  for (const [buyerId, steps] of [
    ['team-1', 6],
    ['team-2', 5],
    ['team-3', 0],
  ] as const) {
    const { agencyId } = own;
    const id = await world.placeOrder({ agencyId, category: FIRST, buyerId, dueInDays: 20 }, NOW);
    for (let n = 1; n <= steps; n += 1) await world.step(id, 'next', addDuration(NOW, { days: n }));
    await world.deliver('ORDER', id, LATER);
  }
});
afterAll(() => world.stop());

const year = { year: '2026' };

describe('[6-2c] an agency reads what it is measured by', () => {
  it('as it stands now, in each of its categories', async () => {
    const { status, body } = await world.call('readOwnMetrics', agencyOf(own.uscc), { query: year });
    expect({ status, agencyId: body.agencyId, refresh: body.refresh }).toEqual({
      status: 200,
      agencyId: own.agencyId,
      refresh: 'MONTHLY',
    });
    const [first, second] = body.entries;
    expect(first).toMatchObject({
      category: FIRST,
      completion: { n: 2, of: 2 },
      onTime: { n: 2, of: 2 },
      archived: { n: 1, of: 2 },
      answered: { n: 2, of: 2 },
      distinctUsers: 2,
      activeMonths: 1,
    });
    expect(second).toMatchObject({ category: SECOND, completedOrders: 0, completion: { n: 0, of: 0 } });
  });

  it('under its id, too; of others there is nothing for it', async () => {
    const as = agencyOf(own.uscc);
    const mine = await world.call('readAgencyMetrics', as, {
      params: { agencyId: own.agencyId },
      query: year,
    });
    expect(mine.status).toBe(200);
    const theirs = await world.call('readAgencyMetrics', as, { params: { agencyId: other.agencyId } });
    const nobodys = await world.call('readAgencyMetrics', as, { params: { agencyId: 'nobody' } });
    expect([theirs.code, nobodys.code]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(theirs.body.detail).toEqual(nobodys.body.detail);
  });

  it('of a year to come it reads nothing; without an agency there is nothing to read', async () => {
    const { body } = await world.call('readOwnMetrics', agencyOf(own.uscc), { query: { year: '2999' } });
    expect(body.entries).toEqual([]);
    const stranger = await world.call('readOwnMetrics', agencyOf('91310104MA1FX0010C'));
    expect(stranger.code).toBe('AGENCY_NOT_ACTIVE');
    const bad = await world.call('readOwnMetrics', agencyOf(own.uscc), { query: { year: 'abc' } });
    expect(bad.code).toBe('VALIDATION_FAILED');
  });
});

describe('[3-3a] the centre analyses', () => {
  const params = { category: FIRST };

  it('nothing before the first night', async () => {
    const { code } = await world.call('readCategoryMetrics', officer, { params, query: year });
    expect(code).toBe('NOT_FOUND');
  });

  it('the figures of every night: entries by one read each, totals and spread of a category', async () => {
    await sweepEntries(LATER, world.deps);
    await world.workThrough(LATER);
    await sweepAggregates(LATER, world.deps);
    await world.workThrough(LATER);
    const entry = await readEntry(world.tables, 2026, FIRST, own.agencyId);
    const live = await world.call('readAgencyMetrics', officer, {
      params: { agencyId: own.agencyId },
      query: year,
    });
    expect({ ...entry, asOf: '' }).toEqual({ ...live.body.entries[0], asOf: '' });
    expect(entry?.asOf).toBe('2026-10-01');
    const key = entryKey(2026, FIRST, own.agencyId);
    const stored = await readProjection(world.tables, key);
    expect(Buffer.byteLength(JSON.stringify({ ...key, ...stored?.item }))).toBeLessThan(4096);

    const dashboard = await world.call('readCategoryMetrics', commissioner, { params, query: year });
    expect(dashboard.body).toMatchObject({ category: FIRST, year: 2026, asOf: '2026-10-01', agencies: 2 });
    expect(dashboard.body.figures.completedOrders).toMatchObject({ n: 2, total: 2, p50: 0, p90: 2 });
    const entries = await world.call('listCategoryEntries', officer, { params, query: year });
    expect(entries.body.items.map((each: { agencyId: string }) => each.agencyId).toSorted()).toEqual(
      [own.agencyId, other.agencyId].toSorted(),
    );
  });

  it('and of the nights before, newest first; a night repeated is one night', async () => {
    const next = addDuration(LATER, { days: 1 });
    for (const now of [next, next]) {
      await sweepAggregates(now, world.deps);
      await world.workThrough(now);
    }
    const { body } = await world.call('listCategorySnapshots', officer, { params, query: year });
    expect(body.items.map((each: { asOf: string }) => each.asOf)).toEqual(['2026-10-02', '2026-10-01']);
  });

  it('without the agencies that have left, whose entries stay', async () => {
    const loaded = await get(world.tables, agency, other.agencyId);
    const now = addDuration(LATER, { days: 2 });
    const exit = decideExit(loaded, {
      now,
      actor: { id: 'u-agency', role: 'AGENCY_ADMIN' },
      roles: ['AGENCY_ADMIN'],
    });
    await world.commitPlan({ changes: [change(agency, loaded, orThrow(exit))] }, now);
    await sweepAggregates(now, world.deps);
    await world.workThrough(now);
    const { body } = await world.call('readCategoryMetrics', officer, { params, query: year });
    expect(body).toMatchObject({ asOf: '2026-10-03', agencies: 1, figures: { completedOrders: { n: 1 } } });
    expect(await readEntry(world.tables, 2026, FIRST, other.agencyId)).toBeDefined();
  });

  it.each(['readCategoryMetrics', 'listCategorySnapshots', 'listCategoryEntries'] as const)(
    '%s: an agency finds nothing of others, a buyer may not ask',
    async (operation) => {
      const asked = await world.call(operation, agencyOf(own.uscc), { params, query: year });
      expect([asked.status, asked.code]).toEqual([404, 'NOT_FOUND']);
      const bought = await world.call(operation, buyer, { params, query: year });
      expect([bought.status, bought.code]).toEqual([403, 'FORBIDDEN_ROLE']);
    },
  );
});

describe('[6-2c] once a month', () => {
  it('metrics are computed anew from the records: what is wrong is mended and reported, the agency sees when', async () => {
    const { agencyId } = own;
    const missed = await world.placeOrder(
      { agencyId, category: SECOND, buyerId: 'team-4', dueInDays: 20 },
      NOW,
    );
    for (let n = 1; n <= 5; n += 1) await world.step(missed, 'next', addDuration(NOW, { days: n }));
    expect(await metricFaults(world.tables)).not.toEqual([]);
    await sweepRecompute(LATER, world.deps);
    await world.workThrough(LATER);
    expect(await metricFaults(world.tables)).toEqual([]);
    const mended = world.log.lines.filter(({ code }) => code === 'METRICS_MENDED');
    expect(mended.map(({ fields }) => fields.ref)).toEqual([`ORDER#${missed}`]);
    const { body } = await world.call('readOwnMetrics', agencyOf(own.uscc), { query: year });
    expect(body.recomputedAt).toBe(LATER);
    expect(body.entries[1]).toMatchObject({ category: SECOND, completedOrders: 1 });
  });

  it('mend also what was kept wrongly', async () => {
    const { agencyId } = own;
    const id = await world.placeOrder({ agencyId, category: SECOND, buyerId: 'team-5', dueInDays: 5 }, NOW);
    await world.step(id, 'accept', addDuration(NOW, { days: 1 }));
    await world.deliver('ORDER', id, LATER);
    const key = contributionKey('ORDER', id);
    const kept = await readProjection(world.tables, key);
    const cell = `2026#${SECOND}`;
    // As an older formula would have counted it, in the contribution and in the cell alike.
    await world.commitPlan(
      {
        changes: [],
        projections: [
          { put: key, item: { ...kept?.item, counts: { [cell]: { delivered: 1 } } }, rev: kept?.rev },
          {
            add: cellKey(agencyId, cell),
            deltas: { delivered: 1, received: -1, answered: -1, due09: -1, active09: -1 },
          },
        ],
      },
      LATER,
    );
    expect(await metricFaults(world.tables)).not.toEqual([]);
    const november = '2026-11-01T01:00:00.000Z';
    await sweepRecompute(november, world.deps);
    await world.workThrough(november);
    expect(await metricFaults(world.tables)).toEqual([]);
  });
});
