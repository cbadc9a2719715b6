import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskPhone } from './mask.ts';
import { parsePhone, phoneSchema } from './phone.ts';

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

describe('mobile numbers', () => {
  it.each([
    '13800001234',
    '138 0000 1234',
    '138-0000-1234',
    '+8613800001234',
    '008613800001234',
    '8613800001234',
    '１３８００００１２３４',
  ])('reads %s', (input) => {
    expect(parsePhone(input)).toBe('+8613800001234');
  });

  it.each([
    '',
    '1380000123',
    '138000012345',
    '12800001234',
    '+113800001234',
    '021-12345678',
    '1380000123a',
    '868613800001234',
  ])('refuses "%s" and does not repeat it in the message', (input) => {
    expect(parsePhone(input)).toBeUndefined();
    const message = phoneSchema().safeParse(input).error?.issues[0]?.message;
    expect(message).toBe('not a mainland mobile number');
  });

  it('takes back what it gives and shows only seven digits of it', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        const phone = phoneSchema().parse(number);
        expect(phone).toBe(`+86${number}`);
        expect(parsePhone(phone)).toBe(phone);
        expect(maskPhone(phone)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
      }),
    );
  });
});

describe('masking of names', () => {
  it.each([
    ['张三', '张**'],
    ['欧阳小明', '欧**'],
    [' 李四 ', '李**'],
    ['𠮷田', '𠮷**'],
    ['', '**'],
    ['  ', '**'],
  ])('"%s" becomes "%s"', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
