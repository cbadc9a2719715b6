import { describe, expect, it } from 'vitest';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { sheetWith } from '../../../test/support/check-sheet.ts';
import { CHECK_ITEMS, faultsOfKeys } from './check-items.ts';
import { decideConclude, decideReview } from './review.ts';
import type { SpotCheckState } from './spot-check.ts';

const keys = CHECK_ITEMS.map(({ key }) => key);
const officer = by(['CENTRE_OFFICER'], NOW, 'anna');
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
    expect(decideReview(submitted, { sheet, outcome: 'PASSED', summary: '齐全' }, officer)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [...keys, 'FOO'].map((key) => ({ field: `body.sheet.${key}` })),
    });
  });

  it('let no check pass where none applied: one at least is assessed', () => {
    const none = keys.map((key) => ({ key, result: 'NOT_APPLICABLE' as const }));
    const review = { sheet: none, outcome: 'PASSED', summary: '不适用' } as const;
    expect(decideReview(submitted, review, officer)).toMatchObject({ refused: 'NOTHING_ASSESSED' });
    const one = { ...review, sheet: none.with(0, { key: keys[0]!, result: 'OK' as never }) };
    expect(decideReview(submitted, one, officer)).toMatchObject({ body: { review: { outcome: 'PASSED' } } });
    const reviewed = {
      id: 'S1',
      status: 'REVIEWED',
      body: { review: { ...review, by: 'anna', at: NOW } },
    } as unknown as SpotCheckState;
    const second = by(['CENTRE_REVIEWER'], NOW, 'rui');
    expect(decideConclude(reviewed, { reason: '同意' }, second)).toMatchObject({
      refused: 'NOTHING_ASSESSED',
    });
  });

  it.each([undefined, '', ' '])('say of each defect what was found, and not “%s”', (note) => {
    const sheet = sheetWith('INVOICE', 'PAYMENT').map((line) =>
      line.key === 'PAYMENT' ? { ...line, note } : line,
    );
    const review = { sheet: sheet as never, outcome: 'FAILED', summary: '不符' } as const;
    expect(decideReview(submitted, review, officer)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'body.sheet.PAYMENT', en: 'a defect needs a note of what was found' }],
    });
  });
});
