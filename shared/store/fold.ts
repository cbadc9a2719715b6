import type { Deadline } from '../domain/time/deadline.ts';
import { type EventRecord, GENESIS, hashOf } from './event-item.ts';

/** What an aggregate's events alone say of it; must equal its STATE item. */
export interface Fold {
  readonly status: string | undefined;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly refs: Readonly<Record<string, string>>;
  readonly lastHash: string;
}

const EMPTY: Fold = { status: undefined, version: 0, deadlines: {}, refs: {}, lastHash: GENESIS };

/** Folds an aggregate's whole history, oldest event first. */
export function fold(events: readonly EventRecord[]): Fold {
  return events.reduce((state, event) => {
    const deadlines = { ...state.deadlines };
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
    return {
      status: event.to ?? state.status,
      version: event.aggregate.version,
      deadlines,
      refs: { ...state.refs, ...event.refs },
      lastHash: event.hash,
    };
  }, EMPTY);
}

export type ChainFault = { readonly version: number; readonly fault: 'changed' | 'missing' | 'broken-link' };

/** Verifies one aggregate's hash chain and names the first fault; undefined when it is whole. */
export function verifyChain(events: readonly EventRecord[]): ChainFault | undefined {
  let expected = 1;
  let prevHash = GENESIS;
  for (const event of events) {
    if (event.aggregate.version !== expected) return { version: expected, fault: 'missing' };
    if (event.prevHash !== prevHash) return { version: expected, fault: 'broken-link' };
    if (hashOf(event) !== event.hash) return { version: expected, fault: 'changed' };
    prevHash = event.hash;
    expected += 1;
  }
  return undefined;
}
