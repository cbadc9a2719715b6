import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketDeclaration, marketExample, marketFen, marketOrderRef, marketText } from '../market-order.ts';

/** A buyer ordered a published version of a product in the market. */
export const MarketOrderPlaced = defineEvent({
  type: 'MarketOrderPlaced',
  version: 1,
  data: () =>
    z.strictObject({
      ...marketOrderRef(),
      productId: marketText(64),
      productVersion: z.int().positive(),
      buyer: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('ENTERPRISE'), uscc: z.string().length(18), name: marketText(200) }),
        z.strictObject({
          kind: z.literal('TEAM'),
          teamId: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
          name: marketText(60),
        }),
      ]),
      requirement: marketText(4000),
      priceFen: marketFen(),
      voucherFen: marketFen(),
      dueOn: z.iso.date(),
      eligibilityReference: marketText(200).optional(),
      declaration: marketDeclaration(),
    }),
  example: {
    ...marketExample,
    productId: '01JQPRODUCT',
    productVersion: 1,
    buyer: { kind: 'ENTERPRISE', uscc: '91310115MA1FX00372', name: '上海启光智能科技有限公司' },
    requirement: '材料力学性能检测',
    priceFen: 1_000_000,
    voucherFen: 500_000,
    dueOn: '2026-05-01',
    declaration: { textVersion: '2026-1', relatedParty: false },
  },
});
