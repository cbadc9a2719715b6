import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TERMS, termsOf } from './terms.ts';

describe('terms', () => {
  it('[3-2c] are pairs of neighbouring characters, and words of other scripts whole', () => {
    expect(termsOf('创新券')).toEqual(['创新', '新券']);
    expect(termsOf('ＣＮＡＳ 认可吗？')).toEqual(['cnas', '认可']);
    expect(termsOf('第 3 条')).toEqual([]);
    expect(termsOf('机构的资质')).toEqual(['机构', '资质']);
    expect(termsOf('')).toEqual([]);
  });

  it('[3-2c] find a text by any part of it', () => {
    const chinese = fc.string({
      unit: fc.constantFrom(...'创新券平台服务机构入驻申请档案材料'),
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(chinese, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length - 1);
        const part = text.slice(start, start + 2 + (b % (text.length - start - 1)));
        const whole = termsOf(text, Infinity);
        expect(termsOf(part).every((term) => whole.includes(term))).toBe(true);
        expect(termsOf(part).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are as many as one commit holds, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const terms = termsOf(text);
        expect(terms.length).toBeLessThanOrEqual(MAX_TERMS);
        expect(new Set(terms).size).toBe(terms.length);
      }),
    );
  });
});
