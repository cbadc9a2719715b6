import {
  chainFault,
  type ChainRef,
  endFault,
  endOf,
  eventIdOf,
  type Fault,
} from '../../../shared/domain/history/chain.ts';
import type { ChainFacts } from './ledger.ts';

/** What was found, and the event that it was found at. */
export interface TableFault {
  readonly event: string;
  readonly fault: Fault | 'state' | 'unregistered';
  readonly says: string;
}

/**
 * The first thing that is wrong with one chain: in itself; against what stands under the daily roots; against its state;
 * against the register of all chains, in which every event stands that has left the outbox.
 */
export function faultOf(chain: ChainRef, facts: ChainFacts): TableFault | undefined {
  return (
    inItself(chain, facts) ?? underRoots(chain, facts) ?? inState(chain, facts) ?? inRegister(chain, facts)
  );
}

const SAYS: Readonly<Record<Fault, string>> = {
  changed: 'its content is not what was hashed',
  missing: 'it is not there',
  inserted: 'it does not belong here',
  'broken-link': 'it does not follow the event before it; one of the two was replaced',
};

function inItself(chain: ChainRef, { events }: ChainFacts): TableFault | undefined {
  const found = chainFault(chain, events);
  return found && { ...found, says: SAYS[found.fault] };
}

function underRoots(chain: ChainRef, { events, leaves }: ChainFacts): TableFault | undefined {
  let sound = 0;
  for (const { day, ...leaf } of leaves) {
    const found = endFault(chain, endOf(events.slice(0, leaf.version)), leaf);
    if (found !== undefined) {
      const other = `the chain is not the one under the root of ${day} up to event ${leaf.version}`;
      const whole = events.length === 0 ? `the whole chain of ${leaf.version} events is gone` : other;
      const event = found.fault === 'changed' ? eventIdOf(chain, sound + 1) : found.event;
      const or = found.fault === 'changed' && sound + 1 < leaf.version ? ', this event or one after it' : '';
      return { event, fault: found.fault, says: `${SAYS[found.fault]}: ${whole}${or}` };
    }
    sound = leaf.version;
  }
  return undefined;
}

function inState(chain: ChainRef, { events, state }: ChainFacts): TableFault | undefined {
  if (state === undefined) {
    // Where nothing of it is left, the register tells what there was.
    if (events.length === 0) return undefined;
    return { event: eventIdOf(chain, 1), fault: 'state', says: 'its aggregate has no state' };
  }
  const found = endFault(chain, endOf(events), state);
  if (found !== undefined)
    return { ...found, says: `${SAYS[found.fault]}: the state says version ${state.version}` };
  const status = events.findLast(({ to }) => to !== undefined)?.to;
  if (status === state.status) return undefined;
  const event = eventIdOf(chain, state.version);
  return { event, fault: 'state', says: `the state says ${state.status}, its events ${status}` };
}

function inRegister(
  chain: ChainRef,
  { events, unrelayed, head, leaves }: ChainFacts,
): TableFault | undefined {
  if (head !== undefined) {
    const found = endFault(chain, endOf(events.slice(0, head.version)), head);
    if (found !== undefined)
      return { ...found, says: `${SAYS[found.fault]}: the register says version ${head.version}` };
  }
  const proven = leaves.at(-1)?.version ?? 0;
  const registered = head?.open === true ? Math.max(head.version, proven) : proven;
  const stray = events.find(({ aggregate: { version } }) => version > registered && !unrelayed.has(version));
  if (stray === undefined) return undefined;
  return {
    event: stray.id,
    fault: 'unregistered',
    says: 'it stands neither under a root nor in the register: it was put in',
  };
}
