import { randomInt, timingSafeEqual } from 'node:crypto';
import { toLocalDate } from '../domain/time/local-date.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** Crockford's base 32: nothing that people confuse when they copy it by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = (length: number) => Array.from({ length }, () => ALPHABET[randomInt(32)]).join('');

/** What a receipt is for: an objection (异议), a complaint (投诉), a report (举报), a suggestion (建议). */
export type ReceiptPrefix = 'YY' | 'TS' | 'JB' | 'JY';

/** `YY20260302-7K3M9QXT2V`: a receipt number, by day. It is no secret. */
export const newReceiptNo = (prefix: ReceiptPrefix, now: string): string =>
  `${prefix}${toLocalDate(now).replaceAll('-', '')}-${random(10)}`;

/** 100 random bits as `7K3M-9QXT-…`, shown to its holder once. */
export const newSecretCode = (): string => Array.from({ length: 5 }, () => random(4)).join('-');

/** 80 random bits, short enough for a text message: opens the one survey that it was made for, once. */
export const newSurveyCode = (): string => random(16);

/** `O` never stands in a credit code: an owner of papers that is no organisation, and that nobody can guess or list. */
export const newPaperOwner = (): string => `OP${random(16)}`;

/** What is kept of a code: a keyed hash, bound to its receipt number. */
export function hashCode(
  keyedHash: KeyedHash,
  purpose: 'objection-code' | 'complaint-code',
  receiptNo: string,
  code: string,
): Promise<string> {
  return keyedHash.of(purpose, `${receiptNo}\n${asWritten(code)}`);
}

/** What is kept of a survey's code. It names its survey by itself: there is no number beside it. */
export const hashSurveyCode = (keyedHash: KeyedHash, code: string): Promise<string> =>
  keyedHash.of('survey-code', asWritten(code));

/** The code, whatever its holder confused when copying it. */
const asWritten = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Compares two hashes in time that tells nothing of where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
