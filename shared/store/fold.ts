import { chainFault, type ChainFault, GENESIS } from '../domain/history/chain.ts';
import type { Deadline } from '../domain/time/deadline.ts';
import type { EventRecord } from './event-item.ts';

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

/** The first event at fault in an aggregate's whole chain, as it was read; undefined when it is sound. */
export const verifyChain = (events: readonly EventRecord[]): ChainFault | undefined =>
  events[0] && chainFault(events[0].aggregate, events);
