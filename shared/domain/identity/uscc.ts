import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

declare const usccBrand: unique symbol;

/** A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, normalised, check character right. */
export type Uscc = string & { readonly [usccBrand]: 'Uscc' };

/** The code's alphabet; a character's value is its index. No I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export type UsccProblem = 'LENGTH' | 'SHAPE' | 'CHECK_CHARACTER';
export type UsccWarning = 'INNER_CODE_CHECK';

export type UsccResult =
  | { readonly ok: true; readonly uscc: Uscc; readonly warnings: readonly UsccWarning[] }
  | { readonly ok: false; readonly problem: UsccProblem };

/** Trimmed, full-width to half-width, upper-case. A letter O is never taken for a zero (domain.md §3.1). */
export function normaliseUscc(input: string): string {
  return input.normalize('NFKC').trim().toUpperCase();
}

const weigh = (text: string, weights: readonly number[], value: (character: string) => number) =>
  weights.reduce((sum, weight, i) => sum + weight * value(text.charAt(i)), 0);

/** The 18th character for the first 17. */
export function usccCheckCharacter(first17: string): string {
  const sum = weigh(first17, WEIGHTS, (character) => ALPHABET.indexOf(character));
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The 9th character of an organisation code (GB 11714) for its first 8. */
export function innerCheckCharacter(first8: string): string {
  const sum = weigh(first8, INNER_WEIGHTS, (character) => Number.parseInt(character, 36));
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/**
 * Normalises and checks. A wrong check character of the inner organisation code is a warning only, as a few
 * historic codes have one [J].
 */
export function parseUscc(input: string): UsccResult {
  const code = normaliseUscc(input);
  if (code.length !== 18) return { ok: false, problem: 'LENGTH' };
  if (!SHAPE.test(code)) return { ok: false, problem: 'SHAPE' };
  if (usccCheckCharacter(code.slice(0, 17)) !== code.charAt(17))
    return { ok: false, problem: 'CHECK_CHARACTER' };
  const innerHolds = innerCheckCharacter(code.slice(8, 16)) === code.charAt(16);
  // The one place where a checked string becomes a Uscc.
  return { ok: true, uscc: code as Uscc, warnings: innerHolds ? [] : ['INNER_CODE_CHECK'] };
}

/** Reads a request field into a {@link Uscc}. */
export const usccSchema = onFirstUse(() =>
  z.string().transform((input, ctx): Uscc => {
    const result = parseUscc(input);
    if (result.ok) return result.uscc;
    ctx.addIssue({ code: 'custom', message: `not a valid unified social credit code: ${result.problem}` });
    return z.NEVER;
  }),
);
