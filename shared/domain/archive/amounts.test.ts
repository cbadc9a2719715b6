import { describe, expect, it } from 'vitest';
import { orderPolicy } from '../../../test/support/order-fixtures.ts';
import { disagreeing } from './amounts.ts';

describe('the amounts of an order’s papers', () => {
  it.each([
    ['an honest split', { paidFen: 3_000_000, voucherFen: 2_000_000 }, []],
    [
      'the price paid, and the voucher on top',
      { paidFen: 5_000_000, voucherFen: 2_000_000 },
      ['INVOICE_PAYMENT', 'CONTRACT_PAYMENT'],
    ],
    ['a part paid by nobody', { paidFen: 3_000_000, voucherFen: 0 }, ['INVOICE_PAYMENT', 'CONTRACT_PAYMENT']],
    [
      'an invoice of less',
      { invoicedFen: 4_000_000, paidFen: 3_000_000, voucherFen: 2_000_000 },
      ['CONTRACT_INVOICE', 'INVOICE_PAYMENT'],
    ],
  ])('[13-1d] of %s', (_, amounts, limbs) => {
    const price = { contractFen: 5_000_000, invoicedFen: 5_000_000 };
    expect(disagreeing({ ...price, ...amounts }, orderPolicy)).toEqual(limbs);
  });

  it('[14-2] amounts agree within both tolerances, each included', () => {
    const fen = orderPolicy.get('risk.amountToleranceFen');
    const ratio = orderPolicy.get('risk.amountToleranceRatio');
    const agree = (contractFen: number, paidFen: number, invoicedFen = contractFen) =>
      disagreeing({ contractFen, invoicedFen, paidFen, voucherFen: 0 }, orderPolicy).length === 0;
    const large = Math.ceil(fen / ratio) * 10;
    expect([
      agree(large, large - fen),
      agree(large, large - fen - 1),
      agree(large, large, large + fen + 1),
    ]).toEqual([true, false, false]);
    expect([agree(100, 100), agree(100, 100 - 100 * ratio), agree(100, 99 - 100 * ratio)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
