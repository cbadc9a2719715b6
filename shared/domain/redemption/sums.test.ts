import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redemptionMachine } from './machine.ts';
import { redemptionSums } from './sums.ts';

const redeemed = fc
  .record({
    status: fc.constantFrom(...redemptionMachine.states),
    amountFen: fc.integer({ min: 1, max: 1e9 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...each }) => ({ ...each, recoveredFen: Math.floor(each.amountFen * share) }));

it('[14-2] held + refused + paid (not recovered) + recovered + open = claimed, whatever became of the claims', () => {
  fc.assert(
    fc.property(fc.array(redeemed), (claims) => {
      const { claimed, ...places } = redemptionSums(claims);
      expect(Object.values(places).reduce((sum, each) => sum + each, 0)).toBe(claimed);
      expect(Math.min(...Object.values(places))).toBeGreaterThanOrEqual(0);
      expect(claimed).toBe(claims.reduce((sum, { amountFen }) => sum + amountFen, 0));
    }),
  );
});
