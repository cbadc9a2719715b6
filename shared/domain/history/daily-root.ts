import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalForm, canonicalHash } from '../canonical.ts';
import type { Difference } from '../sampling/verify.ts';
import { localDateSchema } from '../time/local-date.ts';
import { sha256Hex } from './head.ts';

/** A day whose root was signed, and the hash of its statement. */
export const DayRef = onFirstUse(() => z.strictObject({ day: localDateSchema(), hash: sha256Hex() }));
export type DayRef = z.infer<ReturnType<typeof DayRef>>;

/** What is signed of a day: the root over the heads that moved since the day before, which it names. */
export const DailyRoot = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('DAILY_ROOT'),
    version: z.literal(1),
    /** Of the platform: roots of another deployment are not its own. */
    stage: z.string().min(1),
    day: localDateSchema(),
    /** Heads that moved later belong to the next day. */
    takenAt: z.iso.datetime({ precision: 3 }),
    leaves: z.int().nonnegative(),
    /** Merkle root over the heads (RFC 9162 §2.1.1). */
    root: sha256Hex(),
    /** Absent on the very first day. */
    previous: DayRef().optional(),
  }),
);
export type DailyRoot = z.infer<ReturnType<typeof DailyRoot>>;

const base64 = onFirstUse(() => z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** A daily root as it is published: ECDSA on P-256 with SHA-256 over the RFC 8785 form of the statement. */
export const SignedRoot = onFirstUse(() =>
  z.strictObject({
    statement: DailyRoot(),
    /** SHA-256 of the statement's RFC 8785 form; the next day names it. */
    hash: sha256Hex(),
    /** DER in base64. */
    signature: base64(),
    /** SubjectPublicKeyInfo, DER in base64. */
    publicKey: base64(),
  }),
);
export type SignedRoot = z.infer<ReturnType<typeof SignedRoot>>;

export const signedBytes = (statement: DailyRoot): Buffer => Buffer.from(canonicalForm(statement));

export const dayRefOf = ({ statement, hash }: SignedRoot): DayRef => ({ day: statement.day, hash });

/** SHA-256 (hex) of a public key's DER, by which people compare keys. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');

/** What is wrong with one signed root: its hash, its key or its signature. */
export function rootDifference(signed: SignedRoot, at = ''): Difference | undefined {
  const { statement, hash, signature, publicKey } = signed;
  const expected = canonicalHash(statement);
  if (hash !== expected) return { at: `${at}hash`, expected, found: hash };
  const key = readKey(publicKey);
  if (key === undefined) return { at: `${at}publicKey`, expected: 'a key on P-256', found: publicKey };
  const bytes = readBase64(signature);
  if (bytes === undefined || !verify('sha256', signedBytes(statement), key, bytes))
    return { at: `${at}signature`, expected: `one by ${fingerprintOf(publicKey)}`, found: signature };
  return undefined;
}

function readKey(publicKey: string): KeyObject | undefined {
  const der = readBase64(publicKey);
  if (der === undefined) return undefined;
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** One text for the same bytes: base64 leaves bits unused at its end, which nobody may fill. */
function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/**
 * What is wrong with roots that follow one another, oldest first: each is signed, by one key, and names the one before
 * it, so that a changed, dropped or exchanged day shows. @param after the day before the first of them, if any
 */
export function successionDifference(
  roots: readonly SignedRoot[],
  after?: DayRef,
  key: string | undefined = roots[0]?.publicKey,
): Difference | undefined {
  let previous = after;
  for (const [i, signed] of roots.entries()) {
    const at = `roots.${i} (${signed.statement.day}) `;
    const found = signed.statement.previous;
    if (previous !== undefined && signed.statement.day <= previous.day)
      return {
        at: `${at}statement.day`,
        expected: `a day after ${previous.day}`,
        found: signed.statement.day,
      };
    if (canonicalForm(found ?? null) !== canonicalForm(previous ?? null))
      return { at: `${at}statement.previous`, expected: previous ?? 'none: it is the first', found };
    if (signed.publicKey !== key) return { at: `${at}publicKey`, expected: key, found: signed.publicKey };
    const difference = rootDifference(signed, at);
    if (difference !== undefined) return difference;
    previous = dayRefOf(signed);
  }
  return undefined;
}
