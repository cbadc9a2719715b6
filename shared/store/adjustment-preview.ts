import {
  type Preview,
  previewOf,
  type Reach,
  type Touched,
  type TouchedClaim,
  type TouchedOrder,
} from '../domain/adjustment/preview.ts';
import type { AggregateType, Loaded } from './aggregate.ts';
import { order, ordersOfAgency } from './aggregates/order.ts';
import { offeredBy, product } from './aggregates/product.ts';
import { redemption, redemptionsOf } from './aggregates/redemption.ts';
import { casesOfAgency, serviceCase } from './aggregates/service-case.ts';
import { showcase, showcasesOf } from './aggregates/showcase.ts';
import { UNFINISHED } from '../domain/order/machine.ts';
import { SETTLED } from '../domain/redemption/machine.ts';
import { list, type ListName } from './read.ts';
import type { Tables } from './table.ts';

const PAGE = 100;

/** Everything that a suspension or a removal of this agency would touch, from the lists that it stands in. */
export async function reachOf(
  tables: Tables,
  { agencyId, uscc }: { readonly agencyId: string; readonly uscc: string },
): Promise<Reach> {
  const [business, products, showcases, cases] = await Promise.all([
    openBusinessOf(tables, { agencyId, uscc }),
    everyOne(tables, product, 'list3', offeredBy(agencyId)),
    everyOne(tables, showcase, 'list2', showcasesOf(agencyId)),
    everyOne(tables, serviceCase, 'list2', casesOfAgency(agencyId)),
  ]);
  return {
    ...business,
    products: products.map(refOf('PRODUCT')),
    showcases: showcases.filter(({ status }) => status === 'ON').map(refOf('SHOWCASE')),
    cases: cases.filter(({ status }) => status === 'PUBLISHED').map(refOf('SERVICECASE')),
  };
}

/** Its orders that are not finished, and its claims that are not settled. */
export async function openBusinessOf(
  tables: Tables,
  { agencyId, uscc }: { readonly agencyId: string; readonly uscc: string },
): Promise<Pick<Reach, 'orders' | 'claims'>> {
  const [orders, claims] = await Promise.all([
    Promise.all(
      UNFINISHED.map((status) => everyOne(tables, order, 'list1', ordersOfAgency(agencyId, status))),
    ),
    everyOne(tables, redemption, 'list2', redemptionsOf(uscc)),
  ]);
  return {
    orders: orders.flat().map(({ id, status, body }): TouchedOrder => ({
      ref: `ORDER#${id}`,
      status,
      orderId: id,
      orderNo: body.orderNo,
      buyerId: body.buyer.id,
      amountFen: body.priceFen,
    })),
    claims: claims
      .filter(({ status, body }) => body.agencyId === agencyId && !SETTLED.includes(status))
      .map(({ id, status, body }): TouchedClaim => ({
        ref: `REDEMPTION#${id}`,
        status,
        amountFen: body.amountFen,
      })),
  };
}

const refOf =
  (kind: string) =>
  ({ id, status }: Pick<Loaded<unknown>, 'id' | 'status'>): Touched => ({ ref: `${kind}#${id}`, status });

/** A whole list, page by page. */
export async function everyOne<B>(
  tables: Tables,
  type: AggregateType<B>,
  name: ListName,
  pk: string,
): Promise<Loaded<B>[]> {
  const found: Loaded<B>[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(tables, type, name, { pk }, { limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** The preview that a decision rests on. */
export const previewFor = async (
  tables: Tables,
  about: { readonly agencyId: string; readonly uscc: string },
  now: string,
): Promise<Preview> => previewOf(await reachOf(tables, about), now);
