import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USCC, usccFixture } from '../../../test/support/uscc-fixtures.ts';
import { normaliseUscc, parseUscc, usccSchema } from './uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const any = fc
  .tuple(fc.nat(99_999), fc.constantFrom('91', '92', '12', '52', '31', 'Y1'))
  .map(([n, p]) => usccFixture(n, p));

describe('[5-1a] unified social credit code', () => {
  it.each([
    '91330100799655058B',
    '9144030071526726XG',
    '914403001922038216',
    '91110000802100433B',
    ...Object.values(USCC),
  ])('accepts %s without a warning', (code) => {
    expect(parseUscc(code)).toEqual({ ok: true, uscc: code, warnings: [] });
  });

  it('normalises width, case and blanks, but never O to 0', () => {
    expect(parseUscc(' ９１３３０１００７９９６５５０５８ｂ\n')).toMatchObject({
      ok: true,
      uscc: '91330100799655058B',
    });
    expect(parseUscc('9133O100799655058B')).toEqual({ ok: false, problem: 'SHAPE' });
    expect(normaliseUscc('oO')).toBe('OO');
  });

  it.each([
    ['', 'LENGTH'],
    ['91330100799655058', 'LENGTH'],
    ['9133010079965505８BB', 'LENGTH'],
    ['91A30100799655058B', 'SHAPE'],
    ['9133010079965505IB', 'SHAPE'],
    ['91330100799655058A', 'CHECK_CHARACTER'],
    ['91330100799655085B', 'CHECK_CHARACTER'],
  ])('refuses "%s": %s', (code, problem) => {
    expect(parseUscc(code)).toEqual({ ok: false, problem });
    expect(usccSchema().safeParse(code).success).toBe(false);
  });

  it('only warns of a wrong inner organisation code', () => {
    const codes = [...ALPHABET].map((last) => parseUscc(`91310101MA9000007${last}`));
    const valid = codes.filter((result) => result.ok);
    expect(valid).toHaveLength(1);
    expect(valid[0]).toMatchObject({ warnings: ['INNER_CODE_CHECK'] });
  });

  it('finds every single wrong character and every swap of different neighbours', () => {
    fc.assert(
      fc.property(any, fc.nat(17), fc.constantFrom(...ALPHABET), fc.nat(16), (code, at, other, swap) => {
        fc.pre(code[at] !== other && code[swap] !== code[swap + 1]);
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(parseUscc(wrong).ok).toBe(false);
        const swapped = code.slice(0, swap) + code[swap + 1]! + code[swap]! + code.slice(swap + 2);
        expect(parseUscc(swapped).ok).toBe(false);
      }),
    );
  });

  it('takes back what it gives', () => {
    fc.assert(
      fc.property(any, (code) => {
        expect(usccSchema().parse(` ${code.toLowerCase()} `)).toBe(code);
      }),
    );
  });
});
