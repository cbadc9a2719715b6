import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha256 = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The hash (hex) of a leaf's bytes, told apart from that of an inner node (RFC 9162 §2.1.1). */
export const leafHashOf = (...parts: readonly Uint8Array[]): string => sha256(LEAF, ...parts);

const nodeHash = (left: string, right: string): string => sha256(NODE, bytes(left), bytes(right));

/** A step from a leaf to the root: the other half, and on which side it stands. */
export interface Step {
  readonly side: 'LEFT' | 'RIGHT';
  readonly hash: string;
}

/** Levels from the leaves to the root. An odd one moves up as it is, which gives the tree of RFC 9162 §2.1.1. */
function levels(leaves: readonly string[]): (readonly string[])[] {
  let level = leaves;
  const all = [level];
  while (level.length > 1) {
    level = pairs(level).map(([left, right]) => (right === undefined ? left : nodeHash(left, right)));
    all.push(level);
  }
  return all;
}

function pairs(list: readonly string[]): (readonly [string, string | undefined])[] {
  return list.flatMap((left, at) => (at % 2 === 0 ? [[left, list[at + 1]] as const] : []));
}

/** One hash over leaf hashes (or over the roots of whole subtrees of one size, but the last), in their order. */
export const merkleRoot = (leaves: readonly string[]): string => levels(leaves).at(-1)?.[0] ?? sha256();

/** The steps from each of these places to the root. @throws RangeError for a place outside the tree */
export function merklePaths(
  leaves: readonly string[],
  places: readonly number[],
): readonly (readonly Step[])[] {
  const tree = levels(leaves);
  return places.map((start) => {
    if (leaves[start] === undefined) throw new RangeError('not a leaf of this tree');
    return tree.slice(0, -1).flatMap((level, height): Step[] => {
      const at = Math.floor(start / 2 ** height);
      const hash = level[at % 2 === 0 ? at + 1 : at - 1];
      return hash === undefined ? [] : [{ side: at % 2 === 0 ? 'RIGHT' : 'LEFT', hash }];
    });
  });
}

/** The root that a leaf and its steps lead to. */
export const rootFrom = (leaf: string, path: readonly Step[]): string =>
  path.reduce(
    (hash, step) => (step.side === 'LEFT' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leaf,
  );

/**
 * The root that a leaf leads to, given its place, the number of leaves and the other halves on its way; undefined where
 * so many do not belong to such a place (RFC 9162 §2.1.3.2). Unlike `rootFrom`, it proves the place, too.
 */
export function rootAt(
  leaf: string,
  {
    index,
    leaves,
    path,
  }: { readonly index: number; readonly leaves: number; readonly path: readonly string[] },
): string | undefined {
  if (index >= leaves) return undefined;
  let [at, last, root] = [index, leaves - 1, leaf];
  for (const hash of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(hash, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = nodeHash(root, hash);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}
