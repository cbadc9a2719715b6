import type { SignedRoot } from '../../../shared/domain/history/daily-root.ts';
import type { Verdict } from '../check.ts';
import { faultOf } from './chain-faults.ts';
import { dayFaults, lastRoot } from './day-faults.ts';
import { Ledger } from './ledger.ts';
import type { Item } from './read-items.ts';

/** Of very many faults the first ones tell where to look. */
const FAULTS_NAMED = 50;

/**
 * Verifies every chain of a table from its items alone, and against the roots that were published: finds each changed,
 * deleted (also the last ones, or a whole chain) or inserted event and names it. One line a chain that is at fault.
 */
export async function verifyTable(
  items: AsyncIterable<Item> | Iterable<Item>,
  published: readonly SignedRoot[] = [],
): Promise<Verdict> {
  const ledger = new Ledger();
  try {
    for await (const item of items) ledger.add(item);
    const faults: string[] = [...dayFaults(ledger, published)];
    let chains = 0;
    let events = 0;
    for (const { chain } of ledger.chains()) {
      const facts = ledger.factsOf(chain);
      const [kind = '', ...rest] = chain.split('#');
      const found = faultOf({ kind, id: rest.join('#') }, facts);
      chains += 1;
      events += facts.events.length;
      if (found) faults.push(`event ${found.event} (${found.fault}): ${found.says}`);
    }
    const roots = ledger.roots();
    const seen = `${chains} chains with ${events} events, ${roots.length} daily roots, ${lastRoot(roots)}`;
    if (faults.length === 0) return { valid: true, lines: ['VALID', seen] };
    const more = faults.length > FAULTS_NAMED ? [`and ${faults.length - FAULTS_NAMED} more`] : [];
    return { valid: false, lines: ['INVALID', ...faults.slice(0, FAULTS_NAMED), ...more, seen] };
  } finally {
    ledger.close();
  }
}
