import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type OrderOf, orderStep, placed, stepOn } from '../../../test/support/order-histories.ts';
import type { Decided, DomainEvent } from '../event.ts';
import type { OrderBody, OrderState } from '../order/order.ts';
import { isRefusal, orThrow } from '../problem.ts';
import { addDuration } from '../time/instant.ts';
import type { Contribution, Happened } from './contribution.ts';
import { contributionOfOrder } from './order-contribution.ts';
import { differenceOf, DISTINCT_USERS, recompute } from './recompute.ts';

/** An order as the store would hold it: its state and all its events. */
interface Stored extends OrderState {
  readonly version: number;
  readonly refs: Readonly<Record<string, string>>;
  readonly events: readonly Happened[];
}

function after(before: Stored | undefined, id: string, decided: Decided<OrderBody>, now: string): Stored {
  const base = before ?? { id, status: '', version: 0, refs: {}, deadlines: {}, events: [] };
  const one = (state: Omit<Stored, 'body'>, event: DomainEvent) => ({
    ...state,
    status: event.to ?? state.status,
    version: state.version + 1,
    refs: { ...state.refs, ...event.refs },
    deadlines: {
      ...Object.fromEntries(
        Object.entries(state.deadlines).filter(([kind]) => !event.deadlines?.clear?.includes(kind)),
      ),
      ...Object.fromEntries((event.deadlines?.set ?? []).map((deadline) => [deadline.kind, deadline])),
    },
    events: [...state.events, { ...event, at: now }],
  });
  return { ...decided.events.reduce(one, base), body: decided.body };
}

/** What the worker keeps in its tables, in memory. */
function ledger() {
  const kept = new Map<string, { version: number; contribution: Contribution }>();
  const counts = new Map<string, Record<string, number>>();
  const buyers = new Map<string, number>();
  const add = (cell: string, name: string, n: number) => {
    const numbers = counts.get(cell) ?? {};
    counts.set(cell, { ...numbers, [name]: (numbers[name] ?? 0) + n });
  };
  return {
    deliver(order: Stored): void {
      const before = kept.get(order.id);
      if (before !== undefined && before.version >= order.version) return;
      const events = order.events.slice(before?.version ?? 0);
      const now = contributionOfOrder({ ...order, events, before: before?.contribution });
      if (now === undefined) throw new Error('an order always belongs to an agency');
      const { cells, users } = differenceOf(before?.contribution, now);
      for (const [cell, { deltas }] of cells)
        for (const [name, n] of Object.entries(deltas)) add(cell, name, n);
      for (const { cell, buyerId, orders } of users) {
        const key = `${cell} ${buyerId}`;
        const had = buyers.get(key) ?? 0;
        buyers.set(key, had + orders);
        if (had === 0) add(cell, DISTINCT_USERS, 1);
        if (had + orders === 0) add(cell, DISTINCT_USERS, -1);
      }
      kept.set(order.id, { version: order.version, contribution: now });
    },
    cells: () =>
      Object.fromEntries(
        [...counts].flatMap(([cell, numbers]) => {
          const left = Object.entries(numbers).filter(([, n]) => n !== 0);
          return left.length === 0 ? [] : [[cell, Object.fromEntries(left)]];
        }),
      ),
  };
}

const fromNothing = (orders: Iterable<Stored>) => {
  const contributions = [...orders].flatMap((order) => contributionOfOrder(order) ?? []);
  return Object.fromEntries([...recompute(contributions)].map(([cell, { counts }]) => [cell, counts]));
};

const aboutAnOrder = fc.record<OrderOf>({
  agencyId: fc.constant('A1'),
  category: fc.constantFrom('RESEARCH_DEVELOPMENT', 'INSPECTION_TESTING'),
  buyerId: fc.constantFrom('team-1', 'team-2'),
  dueInDays: fc.integer({ min: 1, max: 90 }),
});
const step = fc.record({
  order: fc.nat(),
  step: orderStep,
  hours: fc.integer({ min: 0, max: 15 * 24 }),
  /** Deliveries right after it: which of the messages under way, and whether it will come again. */
  deliveries: fc.array(fc.record({ message: fc.nat(), again: fc.boolean() }), { maxLength: 3 }),
});

it('[6-2c] counts the same whether events come once, twice, late, out of order or at last: as from nothing', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(aboutAnOrder, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 10, maxLength: 40 }),
      (about, steps) => {
        let now = '2026-09-01T01:00:00.000Z';
        const stored = about.map((each, i) =>
          after(undefined, `O${i}`, orThrow(placed(`O${i}`, each, now)), now),
        );
        let underWay = stored.map((_, i) => i);
        const metrics = ledger();
        for (const { order, step: name, hours, deliveries } of steps) {
          now = addDuration(now, { hours, seconds: hours });
          const index = order % stored.length;
          const state = stored[index];
          const decided = state && stepOn(state, name, now);
          if (state !== undefined && decided !== undefined && !isRefusal(decided)) {
            const next = after(state, state.id, decided, now);
            stored[index] = next;
            underWay.push(...decided.events.map(() => index));
          }
          for (const { message, again } of deliveries) {
            const at = message % Math.max(1, underWay.length);
            const found = stored[underWay[at] ?? -1];
            if (found !== undefined) metrics.deliver(found);
            if (!again) underWay = underWay.filter((_, i) => i !== at);
          }
        }
        // What was lost comes again, in whatever order it was left.
        for (const index of underWay.toReversed()) {
          const found = stored[index];
          if (found !== undefined) metrics.deliver(found);
        }
        for (const each of stored) reached.add(each.status);
        expect(metrics.cells()).toEqual(fromNothing(stored));
      },
    ),
    { numRuns: 300 },
  );
  expect([...reached]).toEqual(expect.arrayContaining(['COMPLETED', 'ARCHIVED', 'TERMINATED', 'EXPIRED']));
});
