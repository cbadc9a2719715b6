import { createHash } from 'node:crypto';
import { canonicalForm } from '../canonical.ts';
import type { ArchiveCorrection, ArchiveItem } from './archive.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The seal over an archive's items in their order (hex): a hash tree as RFC 6962 builds it, its leaves the RFC 8785
 * forms of the items (`00` before a leaf, `01` before a pair of hashes in hex). Anyone who holds the items can make it again.
 */
export function sealHashOf(items: readonly ArchiveItem[]): string {
  if (items.length === 0) return sha256('');
  return rootOf(items.map((item) => sha256(`\u0000${canonicalForm(item)}`)));
}

function rootOf(hashes: readonly string[]): string {
  const [only] = hashes;
  if (only !== undefined && hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(`\u0001${rootOf(hashes.slice(0, split))}${rootOf(hashes.slice(split))}`);
}

/** The hash of a correction, which the next one is chained to. */
export const correctionHashOf = (correction: Omit<ArchiveCorrection, 'hash'>): string =>
  sha256(canonicalForm(correction));

/** Whether a sealed archive still is what was sealed, and its corrections stand in the order they were appended in. */
export function isIntact(archive: {
  readonly items: readonly ArchiveItem[];
  readonly seal: { readonly hash: string };
  readonly corrections: readonly ArchiveCorrection[];
}): boolean {
  let previous = archive.seal.hash;
  for (const { hash, ...correction } of archive.corrections) {
    if (correction.previous !== previous || correctionHashOf(correction) !== hash) return false;
    previous = hash;
  }
  return sealHashOf(archive.items) === archive.seal.hash;
}
