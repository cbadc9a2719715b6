import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MarketOrderPlaced } from '../../../events/inbound/market-order-placed/v1.ts';
import { stateAfter } from '../../../test/support/demand-fixtures.ts';
import { HASH, placement, settings } from '../../../test/support/order-fixtures.ts';
import { isRefusal } from '../problem.ts';
import type { OrderState } from '../order/order.ts';
import { applyToOrder, placeFromMarket } from './apply.ts';
import { type MarketEvent, readMarketEvent } from './market-event.ts';
import { MARKET_GAP, marketOrderIdOf, type MarketOrderState } from './market-order.ts';
import {
  decidePark,
  decideReportGap,
  decideTaken,
  MOST_PARKED,
  newRecord,
  placeInLine,
  type Taken,
} from './take.ts';

const SOURCE = 'voucher.market';
const NOW = '2026-04-20T01:00:00.000Z';
const ID = marketOrderIdOf(SOURCE, 'M-1');
const ctx = { source: SOURCE, ...settings };
const file = { reference: 'files/1', sha256: HASH };
const declaration = { textVersion: '2026-1', relatedParty: false };

const event = (type: string, sequence: number, more: object = {}): MarketEvent => {
  const occurredAt = `2026-03-${String(sequence + 4).padStart(2, '0')}T01:00:00.000Z`;
  const read = readMarketEvent(type, { sourceOrderId: 'M-1', sequence, occurredAt, ...more });
  if (read === undefined) throw new Error(`no ${type}`);
  return read;
};

const { sourceOrderId: _a, sequence: _b, occurredAt: _c, ...placing } = MarketOrderPlaced.example;
const line: readonly MarketEvent[] = [
  event('MarketOrderPlaced', 1, { ...placing, declaration }),
  event('MarketOrderAccepted', 2, { declaration }),
  event('MarketQuotaDecided', 3, { outcome: 'CONFIRMED' }),
  event('MarketContractRegistered', 4, {
    number: 'HT-1',
    signedOn: '2026-03-08',
    amountFen: 1_000_000,
    subcontracted: false,
    file,
  }),
  event('MarketDelivered', 5, { files: [file] }),
  event('MarketDeliveryRejected', 6, { reason: '缺少原始记录' }),
  event('MarketDelivered', 7, { files: [file] }),
  event('MarketDeliveryAccepted', 8, { auto: false }),
  event('MarketRated', 9, { stars: 4 }),
];

interface World {
  readonly record?: MarketOrderState;
  readonly order?: OrderState;
  readonly refused: readonly string[];
}

const following = (order: OrderState | undefined, each: MarketEvent) => {
  if (each.type === 'MarketOrderPlaced') return placeFromMarket(ID, each, placement.offered, ctx);
  if (order === undefined) throw new Error('no order');
  return applyToOrder(order, each, ctx);
};

function waitingFor({ body }: Pick<MarketOrderState, 'body'>, wanted: number): MarketEvent | undefined {
  const waiting = body.parked.find(({ sequence }) => sequence === wanted);
  return waiting && readMarketEvent(waiting.type, waiting.detail);
}

/** What the ingestion does, without its store: one event comes, and whatever waited for it has its turn. */
function come(world: World, arrived: MarketEvent): World {
  const record = world.record ?? { id: ID, deadlines: {}, body: newRecord(SOURCE, 'M-1', NOW) };
  const where = placeInLine(record.body, arrived.detail.sequence);
  if (where === 'KNOWN') return world;
  const timing = { now: NOW, policy: settings.policy };
  if (where === 'EARLY') return { ...world, record: stateAfter(record, decidePark(record, arrived, timing)) };
  let { order } = world;
  const turns: Taken[] = [];
  let next: MarketEvent | undefined = arrived;
  while (next !== undefined) {
    const decision = following(order, next);
    const { type, detail }: MarketEvent = next;
    if (isRefusal(decision)) turns.push({ sequence: detail.sequence, type, refused: decision.refused });
    else {
      order = stateAfter(order ?? { id: ID }, decision);
      turns.push({ sequence: detail.sequence, type });
    }
    next = waitingFor(record, detail.sequence + 1);
  }
  return {
    record: stateAfter(record, decideTaken(record, turns, timing)),
    ...(order && { order }),
    refused: [...world.refused, ...turns.flatMap(({ refused }) => refused ?? [])],
  };
}

const start: World = { refused: [] };
const inOrder = line.reduce(come, start);

describe('the orders of the market', () => {
  it('[6-1b][6-1c] follow its events in line', () => {
    expect(inOrder).toMatchObject({
      record: { status: 'IN_ORDER', body: { next: 10, parked: [] }, deadlines: {} },
      order: {
        status: 'COMPLETED',
        body: { auto: false, rating: { stars: 4 }, origin: { externalId: 'M-1' } },
      },
      refused: [],
    });
    expect(inOrder.order?.body.acceptedAt).toBe('2026-03-06T01:00:00.000Z');
  });

  it('[6-1c] end the same in whatever order and however often the events come', () => {
    const arrivals = fc
      .shuffledSubarray(
        line.map((_, i) => i),
        { minLength: line.length },
      )
      .chain((order) =>
        fc
          .array(fc.nat(line.length - 1), { maxLength: 12 })
          .chain((again) =>
            fc.shuffledSubarray([...order, ...again], { minLength: order.length + again.length }),
          ),
      );
    fc.assert(
      fc.property(arrivals, (arriving) => {
        const world = arriving.reduce((sofar, i) => {
          const each = line[i];
          return each === undefined ? sofar : come(sofar, each);
        }, start);
        expect(world.order).toEqual(inOrder.order);
        expect(world.refused).toEqual([]);
        expect(world.record).toMatchObject({ status: 'IN_ORDER', body: { next: 10, parked: [] } });
      }),
      { numRuns: 300 },
    );
  });

  it('wait for the one that is missing, and say so after a day', () => {
    const waiting = [1, 3].reduce((sofar, i) => come(sofar, line[i - 1] as MarketEvent), start);
    expect(waiting).toMatchObject({
      record: { status: 'WAITING', body: { next: 2 } },
      order: { status: 'PLACED' },
    });
    const due = waiting.record?.deadlines[MARKET_GAP]?.dueAt;
    expect(due).toBe('2026-04-21T01:00:00.000Z');
    const record = waiting.record as MarketOrderState;
    expect(decideReportGap(record, '2026-04-21T00:59:59.999Z')).toBeUndefined();
    expect(decideReportGap(record, '2026-04-21T01:00:00.000Z')?.events).toMatchObject([
      { type: 'MarketGapReported', data: { missing: 2 }, deadlines: { clear: [MARKET_GAP] } },
    ]);
  });

  it('refuse what an order cannot follow, and go on', () => {
    const odd = event('MarketOrderCancelled', 3);
    const world = [line[0], line[1], odd].reduce((sofar, each) => come(sofar, each as MarketEvent), start);
    expect(world).toMatchObject({
      record: {
        status: 'IN_ORDER',
        body: { next: 4, refused: [{ sequence: 3, code: 'ILLEGAL_TRANSITION' }] },
      },
      order: { status: 'ACCEPTED' },
    });
  });

  it('[RP-01] end at once where their placing is refused', () => {
    const own = event('MarketOrderPlaced', 1, {
      ...placing,
      buyer: { kind: 'ENTERPRISE', uscc: placement.offered.uscc, name: '…' },
      declaration,
    });
    expect(come(start, own)).toMatchObject({
      record: { status: 'REFUSED' },
      refused: ['RELATED_PARTY_BLOCKED'],
    });
    const invented = event('MarketOrderPlaced', 1, {
      ...placing,
      buyer: { kind: 'ENTERPRISE', uscc: '91310104MA1FX0010X', name: '…' },
      declaration,
    });
    expect(come(start, invented).refused).toEqual(['USCC_INVALID']);
  });

  it('hold so many waiting events and no more', () => {
    const body = {
      next: 1,
      parked: Array.from({ length: MOST_PARKED }, (_, i) => ({
        sequence: i + 2,
        type: '',
        detail: {},
        at: NOW,
      })),
    };
    expect(placeInLine(body, MOST_PARKED + 2)).toBe('TOO_MANY');
    expect(placeInLine(body, 1)).toBe('NEXT');
    expect(placeInLine(body, 2)).toBe('KNOWN');
  });

  it.each([
    ['MarketOrderRemoved', {}],
    ['MarketRated', { stars: 6 }],
    ['MarketRated', { stars: 5, comment: '…' }],
    ['MarketTerminated', { cause: 'VIOLATION', reason: '…' }],
    ['toString', {}],
  ])('understand no %s %j', (type, more) => {
    const ref = { sourceOrderId: 'M-1', sequence: 1, occurredAt: NOW };
    expect(readMarketEvent(type, { ...ref, ...more })).toBeUndefined();
  });
});
