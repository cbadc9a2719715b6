import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankKey } from '../../../../test/support/evaluation-fixtures.ts';
import { agencyTable } from './agency-table.ts';
import { compareRank, inOrder } from './order.ts';

const figures = fc.record({
  total: fc.integer({ min: 7_990, max: 8_000 }),
  feedback: fc.constantFrom(0, 120_000, 1_000_000),
  quality: fc.constantFrom(0, 150_000),
  users: fc.constantFrom(1, 12),
});

it('[10-1a] puts keys in the order that comparing each with each gives', () => {
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 60 }), (list) => {
      const keys = list.map((each, at) => rankKey(at, each));
      const expected = keys.toSorted((a, b) => compareRank(a, b) || (a.entryId < b.entryId ? -1 : 1));
      expect(inOrder(keys)).toEqual(expected);
      expect(inOrder(keys.toReversed())).toEqual(expected);
    }),
  );
});

it.each([{ total: 10_001 }, { total: -1 }, { total: Number.NaN }, { feedback: 1_000_001 }, { feedback: -1 }])(
  'refuses %o, which no key has',
  (change) => {
    expect(() => inOrder([rankKey(0), rankKey(1, change)])).toThrow(RangeError);
  },
);

it('finds the items of each agency in a list, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (numbers) => {
      const list = numbers.map((n) => ({ agencyId: `A${n}` }));
      const table = agencyTable(list, (place) => place % 3 !== 0);
      const expected = Map.groupBy(list.keys(), (place) => list[place]!.agencyId);
      expect(table.firsts).toEqual([...expected.values()].map(([first]) => first));
      expect(table.firstOf('B1')).toBeUndefined();
      for (const [agencyId, [first, ...others]] of expected) {
        const found: number[] = [];
        let place = table.firstOf(agencyId);
        while (place !== undefined) {
          found.push(place);
          place = table.after(place);
        }
        const added = [first!, ...others.filter((at) => at % 3 !== 0)];
        expect(found.toSorted((a, b) => a - b)).toEqual(added);
      }
    }),
  );
});
