import { REVIEW_ITEMS } from '../../../shared/domain/redemption/review-sheet.ts';
import type { Login } from '../../support/journeys/deployment.ts';
import type { Answer } from '../../support/platform-client.ts';
import { give } from '../commands.ts';
import { material } from '../moves/agency.ts';
import { dayFrom } from '../moves/seen.ts';
import { BUYERS, type Deal } from '../trade.ts';
import type { World } from '../world.ts';

type Seller = World['sellers'][number];

const PRICE_FEN = 1_000_000;
/** How far each order of a seller has come when the history begins, in turn. */
const REACHED = ['PAID', 'APPROVED', 'UNDER_REVIEW', 'PAID', 'IN_SERVICE'] as const;
type Reached = (typeof REACHED)[number];

interface PastOrder {
  readonly seller: Seller;
  readonly buyer: string;
  readonly reached: Reached;
  orderId: string;
  readonly papers: Partial<Record<Paper, string>>;
}

const PAPERS = ['SERVICE_CONTRACT', 'DELIVERABLE', 'INVOICE', 'PAYMENT_PROOF'] as const;
type Paper = (typeof PAPERS)[number];

/**
 * Gives every seller orders that are done, claimed and paid, and others on their way, without a choice of chance: the
 * procedures of articles 12 to 14 need something that they touch. All orders go one step at a time.
 */
export async function bringOrders(world: World, each: number): Promise<void> {
  const orders: PastOrder[] = world.sellers.flatMap((seller, index) =>
    Array.from({ length: each }, (_, n) => ({
      seller,
      buyer: BUYERS[(index + n) % 2] ?? 'buyer-shi',
      reached: REACHED[(index + n) % REACHED.length] ?? 'PAID',
      orderId: '',
      papers: {},
    })),
  );
  const all = (step: (order: PastOrder) => Promise<unknown>, of: readonly PastOrder[] = orders) =>
    inTurn(world, of, step);
  await all((order) => place(world, order));
  await all(async ({ seller, papers }) => {
    for (const kind of PAPERS) papers[kind] = await material(world, seller, kind);
  });
  const declaration = { accepted: true, textVersion: world.trade.textVersion, relatedParty: false };
  await all(({ seller, orderId }) => agency(world, seller, 'acceptOrder', orderId, { declaration }));
  await all(({ orderId }) =>
    by(world, 'officer-li', 'decideOrderQuota', { orderId }, { outcome: 'CONFIRMED' }),
  );
  await all((order) => contract(world, order));
  const done = orders.filter(({ reached }) => reached !== 'IN_SERVICE');
  await all(
    ({ seller, orderId, papers }) =>
      agency(world, seller, 'deliverOrder', orderId, { documentIds: [papers.DELIVERABLE] }),
    done,
  );
  await all(({ buyer, orderId }) => by(world, buyer, 'acceptDelivery', { orderId }), done);
  await all((order) => evidence(world, order), done);
  await all(({ seller, orderId }) => agency(world, seller, 'claimRedemption', orderId), done);
  await all((order) => review(world, order), done);
  const paid = done.filter(({ reached }) => reached === 'PAID');
  await all(
    ({ orderId }) => by(world, 'reviewer-chen', 'approveRedemption', { redemptionId: orderId }),
    paid,
  );
  await by(world, 'admin-zhou', 'openRedemptionBatch', {});
  await world.stack.clock.advance('PT2H');
  const approved = done.filter(({ reached }) => reached === 'APPROVED');
  await all(
    ({ orderId }) => by(world, 'reviewer-chen', 'approveRedemption', { redemptionId: orderId }),
    approved,
  );
  for (const { seller, buyer, orderId } of orders) {
    const deal: Deal = { orderId, seller, buyer, priceFen: PRICE_FEN, ended: false };
    world.trade.deals.push(deal);
  }
}

async function inTurn<T>(world: World, of: readonly T[], step: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of of) await step(one);
  await world.stack.quiesce();
}

async function by(
  world: World,
  who: Login | string,
  operation: string,
  params: Record<string, string>,
  body?: object,
): Promise<Answer> {
  const input = { params, ...(body && { body }) };
  const client = world.place.as(who);
  const answer = await give(world, { who: 'the opening', client, operation, input, quiet: true });
  if (answer.status >= 300)
    throw new Error(`${operation} answered ${answer.status} in the opening: ${JSON.stringify(answer.body)}`);
  return answer;
}

const agency = (world: World, seller: Seller, operation: string, orderId: string, body?: object) =>
  by(world, seller.applicant.admin, operation, { orderId }, body);

async function place(world: World, order: PastOrder): Promise<void> {
  const { shop } = order.seller;
  const [productId = ''] = shop.products;
  const { productVersion } = await world.place
    .as('officer-li')
    .done<{ productVersion: number }>('readProduct', { params: { productId } });
  const declaration = { accepted: true, textVersion: world.trade.textVersion, relatedParty: false };
  const body = {
    productId,
    productVersion,
    requirement: '按约定提供服务',
    priceFen: PRICE_FEN,
    voucherFen: PRICE_FEN / 2,
    dueOn: dayFrom(world, 60),
    declaration,
  };
  const answer = await by(world, order.buyer, 'placeOrder', {}, body);
  order.orderId = (answer.body as unknown as { orderId: string }).orderId;
}

async function contract(world: World, { seller, orderId, papers }: PastOrder): Promise<void> {
  const documentId = papers.SERVICE_CONTRACT;
  const number = `HT-${world.seed}-${world.trade.number()}`;
  const body = { number, signedOn: dayFrom(world, 0), amountFen: PRICE_FEN, documentId };
  await agency(world, seller, 'registerContract', orderId, body);
  world.trade.contracts.push(number);
}

async function evidence(world: World, { seller, orderId, papers }: PastOrder): Promise<void> {
  const number = `2631${String(world.seed * 10_000 + world.trade.number()).padStart(16, '0')}`;
  const on = dayFrom(world, 0);
  await agency(world, seller, 'addArchiveItem', orderId, {
    kind: 'INVOICE',
    number,
    amountFen: PRICE_FEN,
    issuedOn: on,
    sellerUscc: seller.applicant.uscc,
    documentId: papers.INVOICE,
  });
  world.trade.invoices.push(number);
  const paid = {
    kind: 'PAYMENT_PROOF',
    documentId: papers.PAYMENT_PROOF,
    amountFen: PRICE_FEN / 2,
    paidOn: on,
  };
  await agency(world, seller, 'addArchiveItem', orderId, { ...paid, voucherFen: PRICE_FEN / 2 });
}

async function review(world: World, { orderId }: PastOrder): Promise<void> {
  const params = { redemptionId: orderId };
  await by(world, 'officer-li', 'startRedemptionReview', params);
  const items = REVIEW_ITEMS.map((item) => ({ item, passed: true }));
  const amounts = { contractFen: PRICE_FEN, invoicedFen: PRICE_FEN, paidFen: PRICE_FEN / 2 };
  await by(world, 'officer-li', 'proposeRedemptionApproval', params, { items, amounts });
}
