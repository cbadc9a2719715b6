import { rootAt } from '../merkle.ts';
import type { Difference } from '../sampling/verify.ts';
import type { ChainBundle, Inclusion } from './bundle.ts';
import {
  chainFault,
  type ChainedEvent,
  type ChainFault,
  endFault,
  endOf,
  eventIdOf,
  type WithheldEvent,
} from './chain.ts';
import { rootDifference } from './daily-root.ts';
import { headHash } from './head.ts';

const FAULTS: Readonly<Record<ChainFault['fault'], readonly [expected: string, found: string]>> = {
  changed: ['what was hashed', 'other content'],
  missing: ['the event', 'none'],
  inserted: ['no such event here', 'one'],
  'broken-link': ['the successor of the event before it', 'another: one of the two was replaced'],
};

/** A fault of a chain as a difference that names the event. */
export function faultDifference({ event, fault }: ChainFault): Difference {
  const [expected, found] = FAULTS[fault];
  return { at: `event ${event}`, expected, found };
}

/** What is wrong with the proof that a head is under a day's signed root. */
export function inclusionDifference({ head, index, path, root }: Inclusion): Difference | undefined {
  const { leaves, root: expected } = root.statement;
  const found = rootAt(headHash(head), { index, leaves, path });
  if (found === expected) return rootDifference(root, 'root.');
  return {
    at: `head ${eventIdOf(head, head.version)}`,
    expected: `root ${expected}`,
    found: found ?? 'no place in the tree',
  };
}

/** What is wrong with a chain, its end, or the proof that goes with it; the first event at fault is named. */
export function chainDifference({ chain, after, events, end, proof }: ChainBundle): Difference | undefined {
  const read = events as readonly (ChainedEvent | WithheldEvent)[];
  const fault = chainFault(chain, read, after) ?? endFault(chain, endOf(read, after), end);
  if (fault !== undefined) return faultDifference(fault);
  if (proof === undefined) return undefined;
  const { head } = proof;
  if (head.kind !== chain.kind || head.id !== chain.id)
    return {
      at: 'proof.head',
      expected: eventIdOf(chain, head.version),
      found: eventIdOf(head, head.version),
    };
  const covered = head.version === after.version ? after : endOf(read.slice(0, head.version - after.version));
  const other = endFault(chain, covered, head);
  return other === undefined ? inclusionDifference(proof) : faultDifference(other);
}
