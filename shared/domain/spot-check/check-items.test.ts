import { describe, expect, it } from 'vitest';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { CHECK_ITEMS, faultsOfKeys } from './check-items.ts';
import { decideReview } from './review.ts';
import type { SpotCheckState } from './spot-check.ts';

const keys = CHECK_ITEMS.map(({ key }) => key);
const submitted = { id: 'S1', status: 'SUBMITTED', body: { reviews: 0 } } as unknown as SpotCheckState;

describe('[3-1c] the items of a spot check', () => {
  it('are answered each exactly once, in any order', () => {
    expect(faultsOfKeys(keys.toReversed())).toEqual([]);
  });

  it.each([
    ['one left out', keys.slice(1), { 'body.sheet.CONTRACT': 'not answered' }],
    ['one answered twice', [...keys, 'INVOICE', 'INVOICE'], { 'body.sheet.INVOICE': 'answered twice' }],
    ['an invented one', [...keys, 'FOO', 'FOO'], { 'body.sheet.FOO': 'not an item of the check' }],
  ])('name the key of %s', (_, answered, expected) => {
    expect(Object.fromEntries(faultsOfKeys(answered).map(({ field, en }) => [field, en]))).toEqual(expected);
  });

  it('let no check pass on an invented item alone', () => {
    const sheet = [{ key: 'FOO', result: 'OK' }] as const;
    const officer = by(['CENTRE_OFFICER'], NOW, 'anna');
    expect(decideReview(submitted, { sheet, outcome: 'PASSED', summary: '齐全' }, officer)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [...keys, 'FOO'].map((key) => ({ field: `body.sheet.${key}` })),
    });
  });
});
