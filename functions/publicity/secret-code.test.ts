import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import { networkOf } from './rate-limit.ts';
import { hashCode, newReceiptNo, newSecretCode, sameHash } from './secret-code.ts';

const keyedHash: KeyedHash = {
  of: (purpose, text) =>
    Promise.resolve(createHmac('sha256', 'key').update(`${purpose}\n${text}`).digest('hex')),
};

describe('receipt number and secret code', () => {
  it('[5-3x] names the Shanghai day, and never repeats', () => {
    expect(newReceiptNo('2026-03-02T16:30:00.000Z')).toMatch(/^YY20260303-[0-9A-HJKMNP-TV-Z]{10}$/);
    const codes = new Set(Array.from({ length: 500 }, newSecretCode));
    expect(codes.size).toBe(500);
    expect([...codes][0]).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('[5-3x] reads a code as people write it, for its own number only', async () => {
    const hash = await hashCode(keyedHash, 'YY1', '10AB-CDEF-GHJK-MNPQ-RSTV');
    expect(await hashCode(keyedHash, 'YY1', ' loab cdef ghjk mnpq rstv')).toBe(hash);
    expect(await hashCode(keyedHash, 'YY2', '10AB-CDEF-GHJK-MNPQ-RSTV')).not.toBe(hash);
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

describe('the network of a source address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
