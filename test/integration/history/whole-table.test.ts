import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../local/verify/table/read-items.ts';
import { verifyTable } from '../../../local/verify/table/verify-table.ts';
import type { SignedRoot } from '../../../shared/domain/history/daily-root.ts';
import { hashOf } from '../../../shared/domain/history/chain.ts';
import type { EventRecord } from '../../../shared/store/event-item.ts';
import { type HistoryWorld, startHistoryWorld } from './world.ts';

let world: HistoryWorld;
let table: readonly Item[];
let published: readonly SignedRoot[];

/** Chains of up to six events over three days; the last events of some lie under no root yet, one is not even relayed. */
beforeAll(async () => {
  world = await startHistoryWorld();
  const ids = Array.from({ length: 40 }, (_, n) => `c${n}`);
  await Promise.all(ids.map(world.open));
  for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
    for (const id of ids.filter((_, n) => n % 3 !== 0)) await world.count(id);
    await world.relay();
    await world.takeRoot(day);
  }
  for (const id of ['c1', 'c2']) await world.count(id);
  await world.relay();
  await world.count('c1');
  published = await world.roots();
  const { Items = [] } = await world.tables.client.send(new ScanCommand({ TableName: 'platform' }));
  table = Items;
});
afterAll(() => world.stop());

const eventOf = (item: Item) => item['event'] as EventRecord;
const isEvent = (item: Item) => String(item['sk']).startsWith('EVENT#');
const eventsOf = (pk: string) => table.filter((item) => item['pk'] === pk && isEvent(item));
const isOf = (chain: string) => (item: Item) =>
  item['pk'] === chain || item['sk'] === chain || String(item['pk']) === `PROJ#HISTORY#PLACES#${chain}`;
const without = (drop: (item: Item) => boolean) => table.filter((item) => !drop(item));
const replaced = (which: Item, by: Item) => table.map((item) => (item === which ? by : item));
const check = (items: readonly Item[], roots: readonly SignedRoot[] = published) => verifyTable(items, roots);
const anyEvent = () => fc.constantFrom(...table.filter(isEvent));

/** The event that the first line about one names. */
async function firstNamed(items: readonly Item[]): Promise<string | undefined> {
  const { lines } = await check(items);
  const named = lines.map((line) => /^event (\S+) /.exec(line)?.[1]);
  return named.find((each) => each !== undefined);
}

describe('[1-1] the check of a whole table', () => {
  it('agrees with what the platform wrote, in any order', async () => {
    const { valid, lines } = await check(table.toReversed());
    expect(lines.slice(0, 2)).toEqual([
      'VALID',
      expect.stringMatching(/^40 chains with 121 events, 3 daily/),
    ]);
    expect(valid).toBe(true);
    expect(await check([])).toMatchObject({ valid: false });
    expect(await verifyTable([])).toMatchObject({ valid: true });
  });

  it('finds any one byte that was changed in any event, and names the event', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent(), fc.nat(), fc.integer({ min: 1, max: 94 }), async (item, where, by) => {
        const bytes = Buffer.from(JSON.stringify(eventOf(item)));
        const at = where % bytes.length;
        bytes[at] = 32 + ((bytes[at]! - 32 + by) % 95);
        const event = parsed(bytes.toString());
        fc.pre(event !== undefined && JSON.stringify(event) !== JSON.stringify(eventOf(item)));
        const { id, aggregate } = eventOf(item);
        const said = (event!['aggregate'] as { version: unknown }).version;
        const named = await firstNamed(replaced(item, { ...item, event }));
        expect([id, `COUNTER-${aggregate.id}-${String(said)}`]).toContain(named);
      }),
      { numRuns: 150 },
    );
  });

  it('finds an event that was removed, also the last ones with state and register put back', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent(), async (item) => {
        expect(await firstNamed(without((each) => each === item))).toBe(eventOf(item).id);
      }),
      { numRuns: 60 },
    );
    for (const back of [1, 2]) {
      const kept = eventsOf('COUNTER#c4').slice(0, -back);
      const { aggregate, hash } = eventOf(kept.at(-1)!);
      const gone = eventsOf('COUNTER#c4').slice(-back);
      const rolledBack = without((each) => gone.includes(each)).map((item) => {
        if (item['pk'] === 'COUNTER#c4' && item['sk'] === 'STATE')
          return { ...item, version: aggregate.version, lastHash: hash };
        return item['sk'] === 'COUNTER#c4' ? { ...item, version: aggregate.version, hash } : item;
      });
      expect(await firstNamed(rolledBack)).toBe(eventOf(gone[0]!).id);
    }
  });

  it('finds a chain that was dropped with all that speaks of it', async () => {
    for (const id of ['c0', 'c1', 'c39']) {
      const chain = `COUNTER#${id}`;
      const { valid, lines } = await check(without(isOf(chain)));
      expect(valid).toBe(false);
      expect(lines[1]).toMatch(new RegExp(`^event COUNTER-${id}-1 \\(missing\\): .*whole chain`));
    }
  });

  it('finds an event that was put in: a copy, one at the end of a chain, a chain of its own', async () => {
    const last = eventsOf('COUNTER#c0').at(-1)!;
    const next = forged(eventOf(last), { version: 2, prevHash: eventOf(last).hash, id: 'COUNTER-c0-2' });
    const added: Item = { ...last, sk: 'EVENT#00000002', event: next };
    expect(await firstNamed([...table, added])).toBe('COUNTER-c0-2');
    const withState = [...table, added].map((item) =>
      item['pk'] === 'COUNTER#c0' && item['sk'] === 'STATE'
        ? { ...item, version: 2, lastHash: next.hash }
        : item,
    );
    expect(await firstNamed(withState)).toBe('COUNTER-c0-2');
    expect(await firstNamed([...table, { ...last, sk: 'EVENT#00000002' }])).toBe('COUNTER-c0-1');
    const whole = eventsOf('COUNTER#c1').length;
    expect(whole).toBe(6);
    const moved = ['STATE', 'EVENT#00000001'].map((sk) => {
      const item = table.find((each) => each['pk'] === 'COUNTER#c0' && each['sk'] === sk)!;
      const event = forged(eventOf(last), { id: 'COUNTER-new-1', of: 'new' });
      return sk === 'STATE'
        ? { ...item, pk: 'COUNTER#new', lastHash: event.hash }
        : { ...item, pk: 'COUNTER#new', event };
    });
    const { lines } = await check([...table, ...moved]);
    expect(lines[1]).toContain('event COUNTER-new-1 (unregistered)');
  });

  it('finds two events that changed places', async () => {
    const [first, , third] = eventsOf('COUNTER#c4');
    const turned = table.map((item) => {
      if (item === first) return { ...item, event: third!['event'] };
      return item === third ? { ...item, event: first!['event'] } : item;
    });
    expect(await firstNamed(turned)).toBe('COUNTER-c4-1');
  });

  it('finds a chain that was written anew from an event on, state and register with it', async () => {
    const events = eventsOf('COUNTER#c4');
    const anew: EventRecord[] = [eventOf(events[0]!), eventOf(events[1]!)];
    for (const item of events.slice(2))
      anew.push(forged(eventOf(item), { prevHash: anew.at(-1)!.hash, data: { type: 'Other' } }));
    const { hash } = anew.at(-1)!;
    const rewritten = table.map((item) => {
      const at = events.indexOf(item);
      if (at >= 0) return { ...item, event: anew[at] };
      if (item['pk'] === 'COUNTER#c4' && item['sk'] === 'STATE') return { ...item, lastHash: hash };
      return item['sk'] === 'COUNTER#c4' ? { ...item, hash } : item;
    });
    const { lines } = await check(rewritten);
    expect(lines[1]).toMatch(/^event COUNTER-c4-3 \(changed\): .*the root of 2026-03-03/);
  });

  it('finds leaves, roots and days that were changed, against the roots that others have kept', async () => {
    const page = table.find(({ pk }) => pk === 'PROJ#HISTORY#PAGES#2026-03-03')!;
    const heads = page['heads'] as readonly unknown[];
    const shorter = await check(replaced(page, { ...page, heads: heads.slice(1) }));
    expect(shorter.lines[1]).toContain('root of 2026-03-03: the');
    const day = (sk: string) =>
      table.find((item) => item['pk'] === 'PROJ#HISTORY#DAYS' && item['sk'] === sk)!;
    for (const sk of ['2026-03-02', '2026-03-03', '2026-03-04']) {
      const { valid, lines } = await check(without((item) => item === day(sk)));
      expect(valid).toBe(false);
      expect(lines).toContain(`root of ${sk}: it was published and is not there`);
    }
    const changed = { ...day('2026-03-03'), root: day('2026-03-02')['root'] };
    expect((await check(replaced(day('2026-03-03'), changed))).valid).toBe(false);
    expect((await check(replaced(day('2026-03-03'), changed), [])).valid).toBe(false);
  });

  it('finds a state that is not what its events say', async () => {
    const state = table.find((item) => item['pk'] === 'COUNTER#c5' && item['sk'] === 'STATE')!;
    const { lines } = await check(replaced(state, { ...state, status: 'CLOSED' }));
    expect(lines[1]).toMatch(/^event COUNTER-c5-\d \(state\): the state says CLOSED, its events OPEN/);
    expect((await check(without((item) => item === state))).lines[1]).toContain('no state');
  });
});

function forged(
  event: EventRecord,
  { version, of, ...more }: Partial<EventRecord> & { version?: number; of?: string },
): EventRecord {
  const aggregate = { ...event.aggregate, ...(version && { version }), ...(of && { id: of }) };
  const changed = { ...event, ...more, aggregate };
  return { ...changed, hash: hashOf(changed) };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: Readonly<Record<string, unknown>> = JSON.parse(text);
    return typeof value['aggregate'] === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
