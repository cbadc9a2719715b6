import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { redemptionSums } from '../redemption/sums.ts';
import { outstandingFen, type RecoveryBody, repaidFen } from './recovery.ts';
import { decideConfirmRepayment, decideRecordRepayment, decideReturnRepayment } from './repay.ts';

const [first, second] = ['qian', 'sun'].map((id) => ({ ...by(['FINANCE_OFFICER'], NOW, id), conflicts: [] }));
const PAID = 1_000;
const begun: RecoveryBody = {
  sourceRef: 'REDEMPTION#O1',
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  paidFen: PAID,
  paidOn: '2026-01-01',
  amountFen: 700,
  basis: 'VIOLATION#V1',
  source: 'INSPECTION',
  proposed: { by: 'wu', at: NOW, reason: '虚构合同' },
  repayments: [],
  records: 0,
  writeOffs: 0,
};

const step = fc.oneof(
  fc.record({ kind: fc.constant('RECORD' as const), amountFen: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ kind: fc.constantFrom('CONFIRM' as const, 'RETURN' as const) }),
);

describe('[14-2b] the money of a claim that is recovered', () => {
  it('is held, refused, paid or recovered: all of it, at every step, and never more than was ordered', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state = { id: 'R1', status: 'ORDERED', body: begun, deadlines: {} };
        steps.forEach((each, at) => {
          const entry = { channel: 'TRANSFER', reference: `B${at}`, paidOn: '2026-01-01' } as const;
          const decided =
            each.kind === 'RECORD'
              ? decideRecordRepayment(state, { ...entry, amountFen: each.amountFen }, first!)
              : each.kind === 'CONFIRM'
                ? decideConfirmRepayment(state, second!)
                : decideReturnRepayment(state, '查无此款', second!);
          if (isRefusal(decided)) return;
          const to = decided.events.findLast((event) => event.to !== undefined)?.to;
          state = { ...state, status: to ?? state.status, body: decided.body };
          const recoveredFen = repaidFen(state.body);
          const { claimed, held, refused, paid, recovered } = redemptionSums([
            { status: 'RECOVERY_OPEN', amountFen: PAID, recoveredFen },
          ]);
          expect(held + refused + paid + recovered).toBe(claimed);
          expect(Math.min(paid, recovered, outstandingFen(state.body))).toBeGreaterThanOrEqual(0);
          expect(state.status === 'REPAID').toBe(outstandingFen(state.body) === 0);
        });
      }),
    );
  });
});
