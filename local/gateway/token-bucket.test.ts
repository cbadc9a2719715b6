import { expect, it } from 'vitest';
import { tokenBucket } from './token-bucket.ts';

it('admits a burst, then the rate', () => {
  let now = 0;
  const admit = tokenBucket({ rate: 2, burst: 3 }, () => now);
  expect([admit(), admit(), admit(), admit()]).toEqual([true, true, true, false]);
  now = 500;
  expect([admit(), admit()]).toEqual([true, false]);
});
