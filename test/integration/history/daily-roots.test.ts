import { ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDay } from '../../../functions/history/open-day.ts';
import { workOnDay } from '../../../functions/history/work-on-day.ts';
import { relayEvents } from '../../../functions/relay/relay-events.ts';
import { verifyTable } from '../../../local/verify/table/verify-table.ts';
import { successionDifference } from '../../../shared/domain/history/daily-root.ts';
import { inclusionDifference } from '../../../shared/domain/history/verify-bundle.ts';
import { inclusionAt, placeKey, readRun } from '../../../shared/store/history/days.ts';
import { readProjection } from '../../../shared/store/projections.ts';
import { history } from '../../../shared/store/read.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { testSigningKey } from '../../support/signing-fixture.ts';
import { type HistoryWorld, startHistoryWorld } from './world.ts';

let world: HistoryWorld;
beforeEach(async () => {
  world = await startHistoryWorld();
});
afterEach(() => world.stop());

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `c${from + n}`);

async function proven(id: string, version: number) {
  const place = await readProjection(world.tables, placeKey({ kind: 'COUNTER', id, version }));
  const { day, index } = place!.item as { day: string; index: number };
  const root = (await world.roots()).find(({ statement }) => statement.day === day)!;
  return inclusionAt(world.tables, { day, index, root });
}

describe('the root of a day', () => {
  it('[1-1] is over the head of every chain that moved since the one before, and names it', async () => {
    await Promise.all(ids(70).map(world.open));
    await world.count('c3');
    await world.relay();
    await world.takeRoot('2026-03-02');
    await world.takeRoot('2026-03-03');
    await world.count('c3');
    await world.open('late');
    await world.relay();
    await world.takeRoot('2026-03-04');
    const roots = await world.roots();
    expect(roots.map(({ statement: { day, leaves } }) => [day, leaves])).toEqual([
      ['2026-03-02', 70],
      ['2026-03-03', 0],
      ['2026-03-04', 2],
    ]);
    expect(successionDifference(roots)).toBeUndefined();
    for (const id of ids(70)) {
      const inclusion = await proven(id, id === 'c3' ? 2 : 1);
      expect(inclusionDifference(inclusion)).toBeUndefined();
      expect(inclusion.head).toMatchObject({ kind: 'COUNTER', id });
    }
    const { items } = await history(world.tables, 'COUNTER', 'c3', { limit: 5 });
    expect((await proven('c3', 3)).head).toMatchObject({ version: 3, hash: items[2]!.hash });
    expect(inclusionDifference(await proven('late', 1))).toBeUndefined();
  });

  it('is taken once, however often the schedule and its messages come', async () => {
    await Promise.all(ids(5).map(world.open));
    await world.relay();
    const now = '2026-03-02T16:30:00.000Z';
    await Promise.all([openDay(now, world.deps), openDay(now, world.deps)]);
    const message = { kind: 'TAKE', day: '2026-03-02' } as const;
    await Promise.all([1, 2, 3].map(() => workOnDay(message, now, world.deps)));
    await workOnDay(message, now, world.deps);
    await openDay('2026-03-02T22:30:00.000Z', world.deps);
    const roots = await world.roots();
    expect(roots).toHaveLength(1);
    expect(roots[0]!.statement).toMatchObject({ day: '2026-03-02', leaves: 5 });
    await workOnDay({ kind: 'TAKE', day: '2026-03-01' }, now, world.deps);
    expect(await world.roots()).toEqual(roots);
  });

  it('is the same in the end, wherever its worker is cut off', async () => {
    await Promise.all(ids(40).map(world.open));
    await world.relay();
    let effect = false;
    const client = new Proxy(world.tables.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name);
        return async (command: unknown) => {
          const commits = command instanceof TransactWriteCommand;
          const answer = commits && !effect ? undefined : await target.send(command as never);
          if (commits) throw new Error('cut off');
          return answer;
        };
      },
    });
    const cut = world.through(client);
    // Before and after each commit: to open the day, for either page of heads, and to sign.
    for (let cuts = 0; cuts < 8; cuts += 1) {
      effect = cuts % 2 === 1;
      await expect(world.takeRoot('2026-03-02', cut)).rejects.toThrow('cut off');
    }
    expect(await world.roots()).toHaveLength(1);
    await world.takeRoot('2026-03-02');
    const [root, ...others] = await world.roots();
    expect(others).toEqual([]);
    expect(root!.statement).toMatchObject({ day: '2026-03-02', leaves: 40 });
    for (const id of ids(40)) expect(inclusionDifference(await proven(id, 1))).toBeUndefined();
  });

  it('waits for the key, and the next day waits for it: nothing that moved meanwhile is lost', async () => {
    await world.open('c0');
    await world.relay();
    const key = { ...world.deps.key, sign: () => Promise.reject(new Error('KMS is not there')) };
    await expect(world.takeRoot('2026-03-02', { ...world.deps, key })).rejects.toThrow('KMS');
    await world.open('c1');
    await world.relay();
    await expect(world.takeRoot('2026-03-03', { ...world.deps, key })).rejects.toThrow('KMS');
    expect((await readRun(world.tables))?.run).toMatchObject({ day: '2026-03-02', status: 'TAKEN' });
    await world.takeRoot('2026-03-04');
    await world.takeRoot('2026-03-04');
    const roots = await world.roots();
    expect(roots.map(({ statement: { day, leaves } }) => [day, leaves])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-04', 1],
    ]);
    expect(successionDifference(roots)).toBeUndefined();
  });

  it('loses nothing that happens while it is taken: what comes too late stands under the next one', async () => {
    const all = ids(60);
    await Promise.all(all.map(world.open));
    await world.relay();
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
      const busy = async () => {
        for (const id of all.slice(0, 20)) await world.count(id);
        await world.relay();
      };
      await Promise.all([busy(), world.relay(), world.takeRoot(day)]);
    }
    await world.takeRoot('2026-03-05');
    const { Items = [] } = await world.tables.client.send(new ScanCommand({ TableName: 'platform' }));
    expect(Items.filter(({ list1pk }) => String(list1pk).startsWith('HISTORY#OPEN#'))).toEqual([]);
    expect((await verifyTable(Items, await world.roots())).lines[0]).toBe('VALID');
    for (const id of all.slice(0, 20)) expect(inclusionDifference(await proven(id, 4))).toBeUndefined();
  });

  it('refuses a signature that nobody could verify', async () => {
    const other = testSigningKey().sign;
    const key = { ...world.deps.key, sign: other };
    await expect(world.takeRoot('2026-03-02', { ...world.deps, key })).rejects.toThrow('cannot be verified');
    expect(await world.roots()).toEqual([]);
  });
});

describe('the register of chains', () => {
  it('keeps the latest head, whatever the order and however often its events come', async () => {
    await world.open('c0');
    await world.count('c0');
    await world.count('c0');
    const { items: events } = await history(world.tables, 'COUNTER', 'c0', { limit: 5 });
    const bus = { put: async (batch: readonly unknown[]) => batch.map(() => true) };
    const relay = { tables: world.tables, bus, log: keptLog() };
    await relayEvents([events[2]!], relay);
    await relayEvents([events[0]!], relay);
    await world.takeRoot('2026-03-02');
    await relayEvents([...events, events[1]!], relay);
    await world.takeRoot('2026-03-03');
    expect((await world.roots()).map(({ statement }) => statement.leaves)).toEqual([1, 0]);
    expect((await proven('c0', 3)).head).toMatchObject({ version: 3, hash: events[2]!.hash });
  });

  it('holds no head of an event that the bus refused', async () => {
    await world.open('c0');
    const { items } = await history(world.tables, 'COUNTER', 'c0', { limit: 5 });
    const bus = { put: async (batch: readonly unknown[]) => batch.map(() => false) };
    await relayEvents(items, { tables: world.tables, bus, log: keptLog() });
    await world.takeRoot('2026-03-02');
    expect((await world.roots())[0]!.statement.leaves).toBe(0);
  });
});
