import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The RFC 8785 form of a JSON value. */
export function canonicalForm(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a canonical form');
  return text;
}

/** SHA-256 (hex) of the RFC 8785 form of a JSON value. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalForm(value)).digest('hex');
}
