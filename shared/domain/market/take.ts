import { MarketEventParked } from '../../../events/market-event-parked/v1.ts';
import { MarketEventRefused } from '../../../events/market-event-refused/v1.ts';
import { MarketEventsTaken } from '../../../events/market-events-taken/v1.ts';
import { MarketGapReported } from '../../../events/market-gap-reported/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, type DomainEvent, happened } from '../event.ts';
import { deadlineAt, isDue } from '../time/deadline.ts';
import { addDuration, type Instant } from '../time/instant.ts';
import type { MarketEvent } from './market-event.ts';
import { MARKET_GAP, type MarketOrderBody, type MarketOrderState } from './market-order.ts';

/** A technical bound that keeps the record small. */
export const MOST_PARKED = 30;
const MOST_REFUSED = 50;

/** What a newly come event is: the next one, one that waits for its predecessor, one known already, one too many. */
export function placeInLine(
  body: Pick<MarketOrderBody, 'next' | 'parked'>,
  sequence: number,
): 'NEXT' | 'EARLY' | 'KNOWN' | 'TOO_MANY' {
  if (sequence < body.next || body.parked.some((each) => each.sequence === sequence)) return 'KNOWN';
  if (sequence === body.next) return 'NEXT';
  return body.parked.length >= MOST_PARKED ? 'TOO_MANY' : 'EARLY';
}

export const newRecord = (source: string, externalId: string, now: Instant): MarketOrderBody => ({
  source,
  externalId,
  firstSeenAt: now,
  next: 1,
  parked: [],
  refused: [],
});

interface Timing {
  readonly now: Instant;
  readonly policy: PolicySet;
}

const gapClock = ({ now, policy }: Timing) =>
  deadlineAt({
    kind: MARKET_GAP,
    base: now,
    source: { policyKey: 'order.gapDays', article: '6-1a' },
    at: addDuration(now, { days: policy.get('order.gapDays') }),
  });

/** Parks an event that came before its predecessor. A person is told when the gap stays for policy `order.gapDays`. */
export function decidePark(
  { id, body, deadlines }: Omit<MarketOrderState, 'status'>,
  event: MarketEvent,
  timing: Timing,
): Decided<MarketOrderBody> {
  const { sequence } = event.detail;
  const parked = [...body.parked, { sequence, type: event.type, detail: event.detail, at: timing.now }];
  const running = MARKET_GAP in deadlines;
  const happening = happened(
    MarketEventParked,
    { marketOrderId: id, sequence },
    { article: '6-1a', to: 'WAITING', ...(!running && { deadlines: { set: [gapClock(timing)] } }) },
  );
  return {
    events: [happening],
    body: { ...body, parked: parked.toSorted((a, b) => a.sequence - b.sequence) },
  };
}

/** What became of one event when its turn came. */
export interface Taken {
  readonly sequence: number;
  readonly type: string;
  /** Why the order could not follow it; absent when it did. */
  readonly refused?: string;
}

/**
 * The record after events had their turn: taken or refused, in line. What waits behind another gap gets a new clock. A
 * refused placing ends the record, as there is no order for the rest.
 */
export function decideTaken(
  { id, body, deadlines }: Omit<MarketOrderState, 'status'>,
  turns: readonly Taken[],
  timing: Timing,
): Decided<MarketOrderBody> {
  const { now } = timing;
  const through = turns.at(-1)?.sequence ?? body.next - 1;
  const parked = body.parked.filter(({ sequence }) => sequence > through);
  const refusedPlacing = turns.some(({ sequence, refused }) => sequence === 1 && refused !== undefined);
  const to = refusedPlacing ? 'REFUSED' : parked.length > 0 ? 'WAITING' : 'IN_ORDER';
  const clocks: DomainEvent['deadlines'] = {
    ...(to === 'WAITING' && { set: [gapClock(timing)] }),
    ...(to !== 'WAITING' && MARKET_GAP in deadlines && { clear: [MARKET_GAP] }),
  };
  const refusals = turns.flatMap(({ sequence, type, refused: code }) =>
    code === undefined ? [] : [{ sequence, type, code, at: now }],
  );
  const events = [
    ...refusals.map(({ sequence, type, code }) =>
      happened(MarketEventRefused, { marketOrderId: id, sequence, kind: type, code }, { article: '6-1a' }),
    ),
    happened(
      MarketEventsTaken,
      { marketOrderId: id, orderId: id, through },
      { article: '6-1a', to, deadlines: clocks },
    ),
  ];
  return {
    events,
    body: {
      ...body,
      next: through + 1,
      parked: refusedPlacing ? [] : parked,
      refused: [...body.refused, ...refusals].slice(-MOST_REFUSED),
    },
  };
}

/** An event that cannot be read, or is one too many: its place stays open for a corrected or repeated one. */
export function decideRefuseUnread(
  { id, body, status = 'IN_ORDER' }: Omit<MarketOrderState, 'status'> & { readonly status?: string },
  { sequence, type, code }: { readonly sequence: number; readonly type: string; readonly code: string },
  { now }: Timing,
): Decided<MarketOrderBody> {
  const known = { sequence, type, code, at: now };
  const event = happened(
    MarketEventRefused,
    { marketOrderId: id, sequence, kind: type, code },
    { article: '6-1a', to: status },
  );
  return { events: [event], body: { ...body, refused: [...body.refused, known].slice(-MOST_REFUSED) } };
}

/** The gap has stayed too long. undefined = not due, or closed meanwhile. */
export function decideReportGap(state: MarketOrderState, now: Instant): Decided<MarketOrderBody> | undefined {
  const clock = state.deadlines[MARKET_GAP];
  if (clock === undefined || !isDue(clock, now)) return undefined;
  const event = happened(
    MarketGapReported,
    { marketOrderId: state.id, missing: state.body.next },
    { article: '6-1a', deadlines: { clear: [MARKET_GAP] } },
  );
  return { events: [event], body: state.body };
}
