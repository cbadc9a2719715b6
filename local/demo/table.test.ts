import { expect, it } from 'vitest';
import { table } from './table.ts';

it('aligns columns where Chinese characters take two places', () => {
  expect(
    table(
      ['name', 'state'],
      [
        ['上海', 'OK'],
        ['abcde', 'NO'],
      ],
    ).split('\n'),
  ).toEqual(['name   state', '-----  -----', '上海   OK', 'abcde  NO']);
});
