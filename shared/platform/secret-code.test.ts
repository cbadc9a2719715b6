import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyedHash } from './keyed-hash.ts';
import { hashCode, newReceiptNo, newSecretCode, sameHash } from './secret-code.ts';

const keyedHash: KeyedHash = {
  of: (purpose, text) =>
    Promise.resolve(createHmac('sha256', 'key').update(`${purpose}\n${text}`).digest('hex')),
};

describe('receipt number and secret code', () => {
  it('[5-3x] names the Shanghai day, and never repeats', () => {
    expect(newReceiptNo('YY', '2026-03-02T16:30:00.000Z')).toMatch(/^YY20260303-[0-9A-HJKMNP-TV-Z]{10}$/);
    const codes = new Set(Array.from({ length: 500 }, newSecretCode));
    expect(codes.size).toBe(500);
    expect([...codes][0]).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('[5-3x] reads a code as people write it, for its own number only', async () => {
    const hash = await hashCode(keyedHash, 'objection-code', 'YY1', '10AB-CDEF-GHJK-MNPQ-RSTV');
    expect(await hashCode(keyedHash, 'objection-code', 'YY1', ' loab cdef ghjk mnpq rstv')).toBe(hash);
    expect(await hashCode(keyedHash, 'objection-code', 'YY2', '10AB-CDEF-GHJK-MNPQ-RSTV')).not.toBe(hash);
    expect(sameHash(hash, hash)).toBe(true);
    expect(sameHash(hash, `${hash}0`)).toBe(false);
    expect(
      sameHash(
        hash,
        hash.replace(/^./, (first) => (first === '0' ? '1' : '0')),
      ),
    ).toBe(false);
  });
});
