import type { Difference } from '../../shared/domain/sampling/verify.ts';

export interface Verdict {
  readonly valid: boolean;
  readonly lines: readonly string[];
}

/** How the parts of a bundle of one kind are checked. */
export type Check = (parts: readonly unknown[]) => Verdict;

export const invalid = (line: string): Verdict => ({ valid: false, lines: ['INVALID', line] });

/** The first difference named, or what agrees. */
export function judged(difference: Difference | undefined, agreed: string): Verdict {
  if (difference === undefined) return { valid: true, lines: ['VALID', agreed] };
  const { at, expected, found } = difference;
  return invalid(`${at}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}
