import { expect } from 'vitest';
import { amounts, sheet } from '../../support/archive-fixtures.ts';
import { AGENCY_USCC } from '../../support/order-fixtures.ts';
import { officer, partner, type World } from './world.ts';

let sequence = 0;
export const nextInvoice = (): string => String((sequence += 1)).padStart(20, '0');

export const reviewing = officer('o1', 'CENTRE_OFFICER');
export const deciding = officer('r1', 'CENTRE_REVIEWER');

/** What tests do again and again, through the API as its users would. */
export function steps(world: World) {
  const { call, addDocument, addOrder, settle } = world;

  const invoice = async (number = nextInvoice()) => ({
    kind: 'INVOICE',
    documentId: await addDocument('INVOICE'),
    number,
    amountFen: amounts.invoicedFen,
    issuedOn: '2026-03-06',
    sellerUscc: AGENCY_USCC,
  });
  const payment = async () => ({
    kind: 'PAYMENT_PROOF',
    documentId: await addDocument('PAYMENT_PROOF'),
    amountFen: amounts.paidFen,
    paidOn: '2026-03-06',
  });
  const add = (orderId: string, body: unknown) =>
    call('addArchiveItem', { as: partner, params: { orderId }, body });

  async function archived(voucherFen = 500_000): Promise<string> {
    const orderId = await addOrder('COMPLETED', { voucherFen });
    expect((await add(orderId, await invoice())).status).toBe(201);
    expect((await add(orderId, await payment())).status).toBe(201);
    await settle();
    return orderId;
  }
  const on = (redemptionId: string, as = reviewing, body?: unknown) => ({
    as,
    params: { redemptionId },
    ...(body !== undefined && { body }),
  });

  async function claimed(): Promise<string> {
    const orderId = await archived();
    const claim = await call('claimRedemption', { as: partner, params: { orderId } });
    expect(claim).toMatchObject({ status: 201, body: { status: 'CLAIMED', amountFen: 500_000 } });
    return orderId;
  }
  async function approved(): Promise<string> {
    const id = await claimed();
    expect((await call('startRedemptionReview', on(id))).status).toBe(200);
    expect((await call('proposeRedemptionApproval', on(id, reviewing, sheet))).status).toBe(200);
    expect(await call('approveRedemption', on(id, deciding))).toMatchObject({
      status: 200,
      body: { status: 'APPROVED' },
    });
    return id;
  }
  async function openBatch(): Promise<string> {
    const { status, body } = await call('openRedemptionBatch', { as: officer('adm', 'CENTRE_ADMIN') });
    expect(status).toBe(201);
    return body.batchId;
  }
  const stateOf = async (id: string) => (await call('readRedemption', on(id))).body;
  return { invoice, payment, add, archived, claimed, approved, openBatch, on, stateOf };
}
