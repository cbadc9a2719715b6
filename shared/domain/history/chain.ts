import { canonicalHash } from '../canonical.ts';

/** The `prevHash` of an aggregate's first event. */
export const GENESIS = '0'.repeat(64);

/** What the chain needs to know of an event; its hash covers every member but itself. */
export interface ChainedEvent {
  readonly id: string;
  readonly aggregate: { readonly kind: string; readonly id: string; readonly version: number };
  readonly to?: string | undefined;
  readonly prevHash: string;
  readonly hash: string;
}

/** An event whose content the reader may not see: its place in the chain, which is checked like any other's. */
export interface WithheldEvent {
  readonly withheld: true;
  readonly version: number;
  readonly prevHash: string;
  readonly hash: string;
}

export interface ChainRef {
  readonly kind: string;
  readonly id: string;
}

/** The end of a chain, or of the part of it that somebody has seen before. */
export interface ChainEnd {
  readonly version: number;
  readonly hash: string;
}

export const START: ChainEnd = { version: 0, hash: GENESIS };

/**
 * What is wrong at one event: it is not what was hashed; it is not there; it was put in (its number, id or place belongs
 * to another); it does not follow the one before it, one of the two having been replaced.
 */
export type Fault = 'changed' | 'missing' | 'inserted' | 'broken-link';

export interface ChainFault {
  /** Id of the first event that is at fault, e.g. `CASE-01J…-3`. */
  readonly event: string;
  readonly version: number;
  readonly fault: Fault;
}

export const eventIdOf = ({ kind, id }: ChainRef, version: number): string => `${kind}-${id}-${version}`;

/** Recomputes an event's hash; a changed event gives another one. */
export function hashOf<E extends { readonly hash: string }>(event: E): string {
  const { hash: _, ...unhashed } = event;
  return canonicalHash(unhashed);
}

/**
 * Verifies a chain, or the part of it after what was seen before, and names the first event that is at fault: numbers
 * without a gap, ids of this very chain, each hash recomputed, each the successor of the one before it (design §3).
 */
export function chainFault(
  chain: ChainRef,
  events: Iterable<ChainedEvent | WithheldEvent>,
  after: ChainEnd = START,
): ChainFault | undefined {
  let { version, hash } = after;
  for (const event of events) {
    version += 1;
    const at = (fault: Fault): ChainFault => ({ event: eventIdOf(chain, version), version, fault });
    const number = 'withheld' in event ? event.version : event.aggregate.version;
    if (number > version) return at('missing');
    if (number < version) return { ...at('inserted'), event: eventIdOf(chain, number), version: number };
    if (!('withheld' in event)) {
      const { id, aggregate } = event;
      if (aggregate.kind !== chain.kind || aggregate.id !== chain.id) return at('inserted');
      if (id !== eventIdOf(chain, version) || hashOf(event) !== event.hash) return at('changed');
    }
    if (event.prevHash !== hash) return at('broken-link');
    hash = event.hash;
  }
  return undefined;
}

/** Where a chain ends. */
export function endOf(events: readonly (ChainedEvent | WithheldEvent)[], after: ChainEnd = START): ChainEnd {
  const last = events.at(-1);
  if (last === undefined) return after;
  return { version: 'withheld' in last ? last.version : last.aggregate.version, hash: last.hash };
}

/** The first event at which a whole chain does not end as it is said to: cut off, gone on, or ending in another. */
export function endFault(chain: ChainRef, end: ChainEnd, said: ChainEnd): ChainFault | undefined {
  const at = (version: number, fault: Fault) => ({ event: eventIdOf(chain, version), version, fault });
  if (end.version < said.version) return at(end.version + 1, 'missing');
  if (end.version > said.version) return at(said.version + 1, 'inserted');
  return end.hash === said.hash ? undefined : at(end.version, 'changed');
}
