import { isDeepStrictEqual } from 'node:util';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import type { World } from '../world.ts';
import type { Snapshot } from './snapshot.ts';

/** Every aggregate's chain verifies, and its state and deadlines are what its events say. */
export function historyFaults({ aggregates }: Snapshot): string[] {
  return [...aggregates.values()].flatMap(({ ref, state, events, deadlines }) => {
    if (state === undefined) return [`${ref} has events and no state`];
    const chain = verifyChain(events);
    if (chain !== undefined) return [`${ref}: event ${chain.version} is ${chain.fault}`];
    const { status, version, refs, lastHash } = state;
    const faults: string[] = [];
    if (!isDeepStrictEqual(fold(events), { status, version, refs, lastHash, deadlines: state.deadlines }))
      faults.push(`${ref}: its state ${status} ${version} is not the fold of its events`);
    if (!isDeepStrictEqual(deadlines, state.deadlines))
      faults.push(`${ref}: deadline items ${Object.keys(deadlines)} beside ${Object.keys(state.deadlines)}`);
    return faults;
  });
}

/** Nothing waits in the outbox, and the bus took every event at least once. */
export function relayFaults(snapshot: Snapshot, { stack }: World): string[] {
  const taken = new Set(
    stack.services.eventLog.all().map(({ detail }) => (detail as { readonly id?: string }).id),
  );
  return [
    ...snapshot.outbox.map((item) => `${item} lies in the outbox`),
    ...snapshot
      .events()
      .filter(({ id }) => !taken.has(id))
      .map(({ id, type }) => `${type} ${id} never reached the bus`),
  ];
}
