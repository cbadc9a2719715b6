import {
  fingerprintOf,
  type SignedRoot,
  successionDifference,
} from '../../../shared/domain/history/daily-root.ts';
import { headHash } from '../../../shared/domain/history/head.ts';
import { canonicalForm } from '../../../shared/domain/canonical.ts';
import { merkleRoot } from '../../../shared/domain/merkle.ts';
import type { Ledger } from './ledger.ts';

/**
 * What is wrong with the daily roots of a table: their succession, what of it differs from the roots that were published
 * (and kept elsewhere), and the leaves that the table keeps under each.
 */
export function* dayFaults(ledger: Ledger, published: readonly SignedRoot[]): Generator<string> {
  const kept = ledger.roots();
  for (const [name, roots] of [
    ['kept', kept],
    ['published', published],
  ] as const) {
    const [first] = roots;
    const difference = first && successionDifference(roots, first.statement.previous);
    if (difference)
      yield `${name} ${difference.at}: expected ${canonicalForm(difference.expected ?? null)}, found ${canonicalForm(difference.found ?? null)}`;
  }
  const byDay = new Map(kept.map((root) => [root.statement.day, root]));
  for (const root of published) {
    const own = byDay.get(root.statement.day);
    if (own === undefined) yield `root of ${root.statement.day}: it was published and is not there`;
    else if (own.hash !== root.hash)
      yield `root of ${root.statement.day}: it is not the one that was published`;
    if (own?.hash !== root.hash) byDay.set(root.statement.day, root);
  }
  if (kept[0]?.statement.previous !== undefined && !byDay.has(kept[0].statement.previous.day))
    yield `root of ${kept[0].statement.previous.day}: it is not there`;
  for (const { statement } of byDay.values()) {
    const hashes = [...ledger.pagesOf(statement.day)].flatMap((heads) => heads.map(headHash));
    if (hashes.length !== statement.leaves || merkleRoot(hashes) !== statement.root)
      yield `root of ${statement.day}: the ${hashes.length} heads kept under it are not the ${statement.leaves} that were signed`;
  }
}

/** What a reader is to compare with what was published. */
export const lastRoot = (roots: readonly SignedRoot[]): string => {
  const last = roots.at(-1);
  if (last === undefined) return 'no root yet';
  const { statement, hash, publicKey } = last;
  return `last root of ${statement.day} with hash ${hash}, signed by key ${fingerprintOf(publicKey)}`;
};
