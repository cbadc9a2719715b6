import { orThrow, ProblemError, refuse, type Refusal } from '../../../shared/domain/problem.ts';
import type { Buyer, Eligibility } from '../../../shared/domain/order/parties.ts';
import { decidePlaceOrder, type Offered } from '../../../shared/domain/order/place.ts';
import { USAGE_DECLARATION } from '../../../shared/domain/order/usage-declaration.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { demand } from '../../../shared/store/aggregates/demand.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Check, type Guard, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { asBuyer, buyerOf } from '../sides.ts';
import { orderView } from '../views.ts';

/** What is on offer under this id, with the conditions that it still is when the order is committed. @throws NOT_FOUND */
export async function offeredBy(
  tables: Tables,
  { productId, productVersion }: { readonly productId: string; readonly productVersion: number },
): Promise<{ readonly offered: Offered; readonly checks: readonly Check[] }> {
  const sold = await get(tables, product, productId);
  const seller = await get(tables, agency, sold.body.agencyId);
  return {
    offered: {
      productId,
      productVersion,
      agencyId: seller.id,
      uscc: seller.body.uscc,
      category: sold.body.content.category,
      published: sold.status === 'PUBLISHED' && sold.body.version === productVersion,
      agencyActive: seller.status === 'ACTIVE',
    },
    checks: [
      { kind: product.kind, id: sold.id, version: sold.version },
      { kind: agency.kind, id: seller.id, version: seller.version },
    ],
  };
}

/** The number that people read belongs to one order. */
export const takeOrderNo = (orderNo: string, orderId: string): Guard => ({
  take: `ORDER_NO#${orderNo}`,
  owner: orderId,
  refusal: refuse('BUSY'),
});

/** Rows 6-1a and 13-4: a buyer orders; the product and its agency must still be on offer when it is committed. */
export async function placeOrder(
  request: Request<(typeof routes)['placeOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { principal, body, now } = request;
  const { teamName, productId, productVersion, demandId, declaration, ...wanted } = body;
  const buyer = buyerOf(principal, teamName);
  const { offered, checks } = await offeredBy(deps.tables, { productId, productVersion });
  if (demandId !== undefined) orThrow(await refuseDemand(demandId, buyer, offered, deps.tables));
  const settings = await deps.settings.current(now);
  const eligibility = await eligibilityOf(buyer, { category: offered.category, ...wanted }, now, deps);
  const orderId = newId();
  const decided = orThrow(
    decidePlaceOrder(
      orderId,
      { ...wanted, offered, buyer, eligibility, declaration, demandId, origin: { kind: 'PLATFORM' } },
      { ...asBuyer(request), ...settings },
    ),
  );
  const shown = standingAfter({ id: orderId }, decided);
  return {
    changes: [change(order, { newId: orderId }, decided)],
    checks,
    guards: [takeOrderNo(decided.body.orderNo, orderId)],
    response: {
      status: 201,
      body: orderView(shown, { ...request, ...settings, flagged: new Set() }),
      headers: { location: `/orders/${orderId}`, ...etag(shown.version) },
    },
  };
}

async function refuseDemand(
  demandId: string,
  buyer: Buyer,
  { category }: Offered,
  tables: Tables,
): Promise<Refusal | undefined> {
  const named = await load(tables, demand, demandId);
  if (named?.body.buyer.id === buyer.id && named.body.category === category) return undefined;
  const fields = [{ field: 'body.demandId', zh: '未找到该需求', en: 'no such demand of the buyer' }];
  return refuse('VALIDATION_FAILED', { article: '6-1a', fields });
}

/** Whether the buyer may use vouchers; while the voucher platform is not connected, its role says so and is marked. */
async function eligibilityOf(
  { id, kind, uscc }: Buyer,
  { category, voucherFen }: { readonly category: string; readonly voucherFen: number },
  now: string,
  { voucherPlatform, log }: OrdersDeps,
): Promise<Eligibility> {
  const answer = await voucherPlatform.eligibility({ buyerId: id, kind, uscc, category, voucherFen });
  switch (answer.status) {
    case 'ELIGIBLE': {
      const { reference } = answer;
      return { basis: 'VOUCHER_PLATFORM', at: now, ...(reference !== undefined && { reference }) };
    }
    case 'NOT_CONNECTED':
      return { basis: 'ROLE_ONLY', at: now };
    case 'NOT_ELIGIBLE':
      throw new ProblemError(
        refuse('BUYER_NOT_ELIGIBLE', { article: '6-1a', extra: { reason: answer.reason } }),
      );
    case 'UNREACHABLE':
      log.warn('SOURCE_UNREACHABLE', { source: 'VOUCHER_PLATFORM', code: answer.code });
      throw new ProblemError(refuse('UNAVAILABLE', { article: '6-1a' }));
  }
}

/** Row 13-4: the text that both sides declare. */
export function readUsageDeclaration(): Promise<Reply> {
  return Promise.resolve({ status: 200, body: USAGE_DECLARATION });
}
