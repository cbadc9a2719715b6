import { MARKET_SOURCE } from '../../../events/inbound/market-order.ts';
import type { MarketEvent } from '../../../shared/domain/market/market-event.ts';
import { marketOrderIdOf } from '../../../shared/domain/market/market-order.ts';
import { decideTaken, newRecord, type Taken } from '../../../shared/domain/market/take.ts';
import { marketOrder } from '../../../shared/store/aggregates/market-order.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { applyEvents } from './apply-events.ts';
import type { IngestDeps } from './deps.ts';

type PastOrder =
  | { readonly result: 'FRESH'; readonly plan: Pick<Plan, 'changes' | 'guards' | 'checks'> }
  /** The market, or an earlier import, has told of it. */
  | { readonly result: 'KNOWN' }
  | { readonly result: 'REFUSED'; readonly turns: readonly Taken[] };

/**
 * The whole life of an order that is over, taken by the same decisions as the market's events and each at its own time,
 * but in one commit: nothing of it is left open in between, so that no deadline of long ago falls due. One event that
 * cannot be followed refuses the order.
 */
export async function takePastOrder(
  externalId: string,
  events: readonly MarketEvent[],
  now: string,
  deps: IngestDeps,
): Promise<PastOrder> {
  const id = marketOrderIdOf(MARKET_SOURCE, externalId);
  if ((await load(deps.tables, marketOrder, id)) !== undefined) return { result: 'KNOWN' };
  const { turns, changes, guards, checks } = await applyEvents(
    id,
    events,
    { source: MARKET_SOURCE, now },
    deps,
  );
  if (turns.some(({ refused }) => refused !== undefined)) return { result: 'REFUSED', turns };
  const { policy } = await deps.settings.current(now);
  const record = { id, deadlines: {}, body: newRecord(MARKET_SOURCE, externalId, now) };
  const taken = change(marketOrder, { newId: id }, decideTaken(record, turns, { now, policy }));
  return { result: 'FRESH', plan: { changes: [taken, ...changes], guards, checks } };
}
