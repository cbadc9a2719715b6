import type { OrderBody } from '../../shared/domain/order/order.ts';
import type { CheckedInvoice, OrderFacts } from '../../shared/domain/risk/rules/rule.ts';
import type { EquityFacts } from '../../shared/domain/verification/source-answer.ts';
import { usccFixture } from './uscc-fixtures.ts';

export const AGENCY = usccFixture(71);
export const BUYER = usccFixture(72);
export const SHA = `${'A'.repeat(43)}=`;

/** An order that no rule finds anything about: placed, contracted, served, delivered and accepted in order. */
export function orderBody(more: Partial<OrderBody> = {}): OrderBody {
  const at = '2026-03-02T01:00:00.000Z';
  const no = { version: '2026-1', at, relatedParty: false };
  return {
    orderNo: '2026-0000000001',
    agencyId: 'A1',
    uscc: AGENCY,
    buyer: { id: BUYER, kind: 'ENTERPRISE', uscc: BUYER, name: '上海样例科技有限公司' },
    productId: 'P1',
    productVersion: 1,
    category: 'RESEARCH_DEVELOPMENT',
    requirement: '样例需求',
    priceFen: 2_000_000,
    voucherFen: 1_000_000,
    dueOn: '2026-04-30',
    placedAt: at,
    policyVersion: 'default',
    origin: { kind: 'PLATFORM' },
    eligibility: { basis: 'ROLE_ONLY', at },
    declarations: { buyer: { ...no, by: 'u-buyer' }, agency: { ...no, by: 'u-agency' } },
    responseReminders: 0,
    respondedAt: at,
    acceptedAt: at,
    milestones: [{ on: '2026-03-10', title: '启动', at }],
    contract: {
      number: 'HT-2026-1',
      signedOn: '2026-03-05',
      amountFen: 2_000_000,
      subcontracted: false,
      documentId: 'D1',
      sha256: SHA,
      at: '2026-03-05T02:00:00.000Z',
    },
    deliveries: [
      {
        round: 1,
        at: '2026-04-01T02:00:00.000Z',
        documentIds: ['D2'],
        hashes: [SHA],
        onTime: true,
      },
    ],
    acceptanceReminders: 0,
    completedAt: '2026-04-03T02:00:00.000Z',
    ...more,
  };
}

export const equity = (more: Partial<EquityFacts> = {}): EquityFacts => ({
  holders: [],
  indirectHolders: [],
  controllers: [],
  officers: [],
  stateControlled: false,
  ...more,
});

/** Facts of an order with what the registry says of each party. */
export const factsOf = (
  more: Partial<OrderFacts> = {},
  parties: { agency?: Partial<EquityFacts>; buyer?: Partial<EquityFacts> } = {},
): OrderFacts => ({
  orderId: 'O1',
  order: orderBody(),
  equity: {
    agency: { facts: equity(parties.agency), evidenceRef: 'EQUITY-agency' },
    buyer: { facts: equity(parties.buyer), evidenceRef: 'EQUITY-buyer' },
  },
  invoices: [invoice()],
  payments: [payment()],
  sealed: true,
  ...more,
});

export function invoice(
  more: Partial<CheckedInvoice['item']> = {},
  register: CheckedInvoice['register'] = undefined,
): CheckedInvoice {
  return {
    item: {
      kind: 'INVOICE',
      itemId: 'I1',
      documentId: 'D3',
      sha256: SHA,
      addedBy: 'u-agency',
      at: '2026-04-05T02:00:00.000Z',
      number: '25312000000012345678',
      amountFen: 2_000_000,
      issuedOn: '2026-04-05',
      sellerUscc: AGENCY,
      ...more,
    },
    ...(register && { register, evidenceRef: 'INVOICE-check' }),
  };
}

type Payment = NonNullable<OrderFacts['payments']>[number];

export const payment = (more: Partial<Payment> = {}): Payment => ({
  kind: 'PAYMENT_PROOF',
  itemId: 'I2',
  documentId: 'D4',
  sha256: SHA,
  addedBy: 'u-agency',
  at: '2026-04-06T02:00:00.000Z',
  amountFen: 1_000_000,
  paidOn: '2026-04-06',
  ...more,
});
