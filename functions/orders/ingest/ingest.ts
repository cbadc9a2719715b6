import { MARKET_SOURCE, MarketOrderRef } from '../../../events/inbound/market-order.ts';
import { PlatformQuotaDecided } from '../../../events/inbound/platform-quota-decided/v1.ts';
import { readMarketEvent, type MarketEvent } from '../../../shared/domain/market/market-event.ts';
import { marketOrderIdOf } from '../../../shared/domain/market/market-order.ts';
import {
  decidePark,
  decideRefuseUnread,
  decideTaken,
  newRecord,
  placeInLine,
} from '../../../shared/domain/market/take.ts';
import { marketOrder } from '../../../shared/store/aggregates/market-order.ts';
import type { Context } from '../../../shared/store/event-item.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { applyEvents } from './apply-events.ts';
import type { IngestDeps } from './deps.ts';
import type { MarketMessage } from './market-message.ts';
import { planQuota } from './platform-quota.ts';
import { closeGapTask, openResolveTask } from './tasks.ts';

export const CONSUMER = 'order-ingestion';

/** So many events of an order go into one commit. */
const MOST_AT_ONCE = 6;

interface Turn {
  readonly marketOrderId: string;
  readonly externalId: string;
  readonly sequence: number;
  readonly type: string;
  /** undefined: the detail is not what its contract says. */
  readonly event: MarketEvent | undefined;
}

/**
 * Takes one bus entry of the voucher platform (design §5). Repeated ones change nothing, early ones wait for their
 * predecessors, and what cannot be read or applied becomes a task: nothing comes back as a failed message but a failure
 * of ours.
 */
export async function ingest(message: MarketMessage, now: string, deps: IngestDeps): Promise<void> {
  const { policy } = await deps.settings.current(now);
  const context: Context = {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion: policy.version,
    requestId: message.id,
    cause: `market ${message.id}`,
  };
  const once = (messageId: string, decide: () => Promise<Plan<undefined> | undefined>) =>
    executeOnce(deps.tables, { consumer: CONSUMER, messageId }, decide, context);
  const type = message['detail-type'];
  if (type === PlatformQuotaDecided.type) {
    const done = await once(message.id, () => planQuota(message, now, deps));
    return deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { eventId: message.id, eventType: type });
  }
  const ref = MarketOrderRef().safeParse(message.detail);
  if (!ref.success) {
    const done = await once(message.id, () => planUnknown(message.id, now, deps));
    return deps.log.warn(done ? 'COMMITTED' : 'SKIPPED', { eventId: message.id, eventType: type });
  }
  const { sourceOrderId: externalId, sequence } = ref.data;
  const marketOrderId = marketOrderIdOf(MARKET_SOURCE, externalId);
  const turn = { marketOrderId, externalId, sequence, type, event: readMarketEvent(type, message.detail) };
  const took = await once(message.id, () => planTurn(turn, now, deps));
  deps.log.info(took ? 'COMMITTED' : 'SKIPPED', { eventId: message.id, ref: `MARKETORDER#${marketOrderId}` });
  // What waited for this event has its turn now; after a crash in between, with any later delivery of it.
  for (let more = true; more;) {
    const next = (await load(deps.tables, marketOrder, marketOrderId))?.body.next;
    more =
      next !== undefined &&
      (await once(`${marketOrderId} ${next}`, () => planTurn({ ...turn, drain: true }, now, deps)));
  }
}

/** An event that does not even name its order. */
async function planUnknown(entryId: string, now: string, deps: IngestDeps): Promise<Plan<undefined>> {
  const task = await openResolveTask(`MARKETEVENT#${entryId}`, 'UNREADABLE', now, deps);
  return { changes: task, response: undefined };
}

async function planTurn(
  { marketOrderId, externalId, sequence, type, event, drain = false }: Turn & { readonly drain?: boolean },
  now: string,
  deps: IngestDeps,
): Promise<Plan<undefined> | undefined> {
  const loaded = await load(deps.tables, marketOrder, marketOrderId);
  if (loaded?.status === 'REFUSED') return undefined;
  const record = loaded ?? {
    id: marketOrderId,
    deadlines: {},
    body: newRecord(MARKET_SOURCE, externalId, now),
  };
  const target = loaded ?? { newId: marketOrderId };
  const { policy } = await deps.settings.current(now);
  const timing = { now, policy };
  const subject = `MARKETORDER#${marketOrderId}`;
  const line = drain ? 'NEXT' : placeInLine(record.body, sequence);
  if (line === 'KNOWN') return undefined;
  if (!drain && (event === undefined || line === 'TOO_MANY')) {
    const code = event === undefined ? 'MALFORMED' : 'TOO_MANY';
    const decided = decideRefuseUnread(record, { sequence, type, code }, timing);
    const task = await openResolveTask(subject, `${sequence}-${code}`, now, deps);
    return { changes: [change(marketOrder, target, decided), ...task], response: undefined };
  }
  if (line === 'EARLY' && event !== undefined) {
    const decided = decidePark(record, event, timing);
    return { changes: [change(marketOrder, target, decided)], response: undefined };
  }
  const events = inLine(record.body, drain ? undefined : event);
  if (events.length === 0) return undefined;
  const effect = await applyEvents(marketOrderId, events, { source: MARKET_SOURCE, now }, deps);
  const decided = decideTaken(record, effect.turns, timing);
  const refused = effect.turns.filter((each) => each.refused !== undefined);
  const tasks = await Promise.all(
    refused.map((each) => openResolveTask(subject, `${each.sequence}-${each.refused}`, now, deps)),
  );
  return {
    changes: [
      change(marketOrder, target, decided),
      ...effect.changes,
      ...tasks.flat(),
      ...(await closeGapTask(subject, record.body.next, now, deps)),
    ],
    guards: effect.guards,
    checks: effect.checks,
    projections: effect.projections,
    response: undefined,
  };
}

/** The event whose turn it is, and those that waited right behind it. */
function inLine(
  { next, parked }: { readonly next: number; readonly parked: readonly Parked[] },
  event: MarketEvent | undefined,
): MarketEvent[] {
  const line = event === undefined ? [] : [event];
  for (let wanted = next + line.length; line.length < MOST_AT_ONCE; wanted += 1) {
    const waiting = parked.find(({ sequence }) => sequence === wanted);
    // It was checked against its contract before it was parked.
    const read = waiting && readMarketEvent(waiting.type, waiting.detail);
    if (read === undefined) break;
    line.push(read);
  }
  return line;
}

interface Parked {
  readonly sequence: number;
  readonly type: string;
  readonly detail?: unknown;
}
