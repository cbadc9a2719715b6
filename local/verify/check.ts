import type { Difference } from '../../shared/domain/sampling/verify.ts';

export interface Verdict {
  readonly valid: boolean;
  readonly lines: readonly string[];
}

/** What was published beside a bundle, from elsewhere than the bundle itself. */
export interface Published {
  readonly root?: string | undefined;
  /** Category → hash of its ranking. */
  readonly rankingHashes?: Readonly<Record<string, string>> | undefined;
}

/** How the parts of a bundle of one kind are checked. */
export type Check = (parts: readonly unknown[], published: Published) => Verdict;

export const invalid = (line: string): Verdict => ({ valid: false, lines: ['INVALID', line] });

/** Parts are not there: nothing is said of those that are. */
export const incomplete = (line: string): Verdict => ({ valid: false, lines: ['INCOMPLETE', line] });

/** The first difference named, or what agrees. */
export function judged(difference: Difference | undefined, agreed: string, ...more: string[]): Verdict {
  if (difference === undefined) return { valid: true, lines: ['VALID', agreed, ...more] };
  const { at, expected, found } = difference;
  return invalid(`${at}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}
