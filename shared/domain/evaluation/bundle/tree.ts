import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha256 = (...parts: readonly Buffer[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The hash of a leaf: of what everybody sees of an entry and of what only the agency and auditors see. */
export const leafHash = (publicHash: string, privateHash: string): string =>
  sha256(LEAF, bytes(publicHash), bytes(privateHash));

const nodeHash = (left: string, right: string): string => sha256(NODE, bytes(left), bytes(right));

/** A step from a leaf to the root: the other half, and on which side it stands. */
export interface Step {
  readonly side: 'LEFT' | 'RIGHT';
  readonly hash: string;
}

/** The tree over leaves in ascending order: levels from the leaves to the root. An odd one moves up as it is. */
function levels(leaves: readonly string[]): string[][] {
  let level = leaves.toSorted();
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

/** One hash over all leaves, in whatever order they come. */
export const rootOf = (leaves: readonly string[]): string => levels(leaves).at(-1)?.[0] ?? sha256();

/** The steps by which anybody comes from each of these leaves to the root. @throws RangeError for a leaf that is none */
export function pathsOf(all: readonly string[], wanted: readonly string[]): readonly (readonly Step[])[] {
  const tree = levels(all);
  const places = new Map(tree[0]?.map((leaf, at) => [leaf, at]));
  return wanted.map((leaf) => {
    const start = places.get(leaf);
    if (start === undefined) throw new RangeError('not a leaf of this tree');
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
