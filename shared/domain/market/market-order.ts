import { createHash } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { defineMachine } from '../machine.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';

/** The clock of an event that is missing. */
export const MARKET_GAP = 'MARKET_GAP';

/** What we know of an order of the market: in order, waiting for a missing event, or refused at its placing. */
export const marketOrderMachine = defineMachine({
  name: 'MarketOrder',
  states: ['IN_ORDER', 'WAITING', 'REFUSED'],
  terminal: ['REFUSED'],
  transitions: [
    { action: 'take', from: [], to: 'IN_ORDER', actors: ['SYSTEM'] },
    { action: 'take', from: ['IN_ORDER'], to: 'IN_ORDER', actors: ['SYSTEM'] },
    { action: 'park', from: ['IN_ORDER', 'WAITING'], to: 'WAITING', actors: ['SYSTEM'] },
    { action: 'fill', from: ['WAITING'], to: 'IN_ORDER', actors: ['SYSTEM'] },
    { action: 'refuse', from: ['IN_ORDER', 'WAITING'], to: 'REFUSED', actors: ['SYSTEM'] },
  ],
});

/** The events of one order of the market: how far they were taken, and those that wait for their predecessor. */
export const MarketOrderBody = onFirstUse(() =>
  z.strictObject({
    source: z.string(),
    externalId: z.string(),
    firstSeenAt: instantSchema(),
    /** The number of the event that is to be taken next. */
    next: z.int().positive(),
    parked: z.array(
      z.strictObject({
        sequence: z.int().positive(),
        type: z.string(),
        detail: z.unknown(),
        at: instantSchema(),
      }),
    ),
    refused: z.array(
      z.strictObject({
        sequence: z.int().positive(),
        type: z.string(),
        code: z.string(),
        at: instantSchema(),
      }),
    ),
  }),
);
export type MarketOrderBody = z.infer<ReturnType<typeof MarketOrderBody>>;

export interface MarketOrderState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: MarketOrderBody;
}

/** How the id of a file begins that lies in the market; there is no material of it here. */
export const KEPT_BY_MARKET = 'market:';
export const isKeptByMarket = (documentId: string): boolean => documentId.startsWith(KEPT_BY_MARKET);

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The one id, here, of an order of the market: both of the record of its events and of the order itself. */
export function marketOrderIdOf(source: string, externalId: string): string {
  const digest = createHash('sha256').update(`${source}\n${externalId}`).digest();
  return `MK${[...digest.subarray(0, 24)].map((byte) => ALPHABET[byte % 32]).join('')}`;
}
