import { leafHashOf, merklePaths, merkleRoot, type Step } from '../../merkle.ts';

/** The hash of a leaf: of what everybody sees of an entry and of what only the agency and auditors see. */
export const leafHash = (publicHash: string, privateHash: string): string =>
  leafHashOf(Buffer.from(publicHash, 'hex'), Buffer.from(privateHash, 'hex'));

/** One hash over all leaves, in whatever order they come. */
export const rootOf = (leaves: readonly string[]): string => merkleRoot(leaves.toSorted());

/** The steps by which anybody comes from each of these leaves to the root. @throws RangeError for a leaf that is none */
export function pathsOf(all: readonly string[], wanted: readonly string[]): readonly (readonly Step[])[] {
  const sorted = all.toSorted();
  const places = new Map(sorted.map((leaf, at) => [leaf, at]));
  return merklePaths(
    sorted,
    wanted.map((leaf) => places.get(leaf) ?? -1),
  );
}
