import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHashOf, merklePaths, merkleRoot, rootAt, rootFrom } from './merkle.ts';

const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 9162 §2.1.1, word for word: split at the largest power of two below n. */
function definition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Buffer.from([0]), leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.from([1]), definition(leaves.slice(0, k)), definition(leaves.slice(k)));
}

const anyLeaves = fc.array(fc.uint8Array({ maxLength: 8 }).map(Buffer.from), { maxLength: 70 });
const hashes = (leaves: readonly Buffer[]) => leaves.map((leaf) => leafHashOf(leaf));

describe('the Merkle tree', () => {
  it('has the root that RFC 9162 defines', () => {
    fc.assert(
      fc.property(anyLeaves, (leaves) => {
        expect(merkleRoot(hashes(leaves))).toBe(definition(leaves).toString('hex'));
      }),
    );
  });

  it('of subtrees of one size, but the last, is the tree of their leaves', () => {
    fc.assert(
      fc.property(anyLeaves, fc.constantFrom(2, 4, 8, 16), (leaves, size) => {
        const all = hashes(leaves);
        const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
          merkleRoot(all.slice(n * size, (n + 1) * size)),
        );
        expect(merkleRoot(parts)).toBe(merkleRoot(all));
      }),
    );
  });

  it('leads from every leaf to its root, from its own place only and from no other leaf', () => {
    const several = fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 70 });
    fc.assert(
      fc.property(several, fc.nat(), (leaves, where) => {
        const all = leaves.map((leaf) => leafHashOf(Buffer.from(String(leaf))));
        const index = where % all.length;
        const other = (index + 1) % all.length;
        const steps = merklePaths(all, [index])[0]!;
        const path = steps.map(({ hash }) => hash);
        const proof = { index, leaves: all.length, path };
        const root = merkleRoot(all);
        expect(rootFrom(all[index]!, steps)).toBe(root);
        expect(rootAt(all[index]!, proof)).toBe(root);
        expect(rootAt(all[other]!, proof)).not.toBe(root);
        expect(rootAt(all[index]!, { ...proof, index: other })).not.toBe(root);
        expect(rootAt(all[index]!, { ...proof, path: path.slice(1) })).not.toBe(root);
        expect(rootAt(all[index]!, { ...proof, path: [...path, root] })).toBeUndefined();
      }),
    );
  });

  it('has no place outside', () => {
    expect(() => merklePaths([], [0])).toThrow('not a leaf');
    expect(rootAt('00', { index: 1, leaves: 1, path: [] })).toBeUndefined();
    expect(rootAt('00', { index: 0, leaves: 1, path: [] })).toBe('00');
  });
});
