import { canonicalHash } from '../canonical.ts';
import { type DailyRoot, rootDifference, signedBytes, type SignedRoot } from './daily-root.ts';

/** Signs a day's statement, and trusts no signature that nobody could verify. @throws Error for such a one */
export async function signRoot(
  statement: DailyRoot,
  key: { sign(bytes: Uint8Array): Promise<string>; publicKey(): Promise<string> },
): Promise<SignedRoot> {
  const [signature, publicKey] = await Promise.all([key.sign(signedBytes(statement)), key.publicKey()]);
  const signed = { statement, hash: canonicalHash(statement), signature, publicKey };
  const difference = rootDifference(signed);
  if (difference !== undefined)
    throw new Error(`the root of ${statement.day} cannot be verified: ${difference.at}`);
  return signed;
}
