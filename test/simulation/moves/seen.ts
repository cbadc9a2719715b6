import { isDeepStrictEqual } from 'node:util';
import type { World } from '../world.ts';

/** An order as officers read it. */
export interface OrderSeen {
  readonly orderId: string;
  readonly status: string;
  readonly uscc: string;
  readonly priceFen: number;
  readonly voucherFen: number;
  readonly contract?: { readonly amountFen: number };
  readonly hold?: object;
  readonly terminationProposal?: { readonly side: string };
}

export const readOrder = (world: World, orderId: string): Promise<OrderSeen> =>
  world.place.as('officer-li').done<OrderSeen>('readOrder', { params: { orderId } });

export interface ArchiveSeen {
  readonly status: string;
  readonly missing: readonly string[];
  readonly items: readonly { readonly itemId: string; readonly kind: string }[];
  readonly sums: { readonly invoicedFen: number; readonly paidFen: number };
  readonly seal?: { readonly hash: string; readonly retainUntil: string };
}

export interface RedemptionSeen {
  readonly redemptionId: string;
  readonly status: string;
  readonly uscc: string;
  readonly amountFen: number;
  readonly payment?: { readonly status: string };
}

const readArchive = (world: World, orderId: string) =>
  world.place.as('commission-wu').done<ArchiveSeen>('readArchive', { params: { orderId } });

/** Undefined while nobody has claimed. */
export async function readRedemption(
  world: World,
  redemptionId: string,
): Promise<RedemptionSeen | undefined> {
  const answer = await world.place
    .as('commission-wu')
    .call<RedemptionSeen>('readRedemption', { params: { redemptionId } });
  return answer.status === 200 ? answer.body : undefined;
}

/** Looks at an archive; one that was seen sealed before must be what it was. */
export async function lookAt(world: World, orderId: string): Promise<ArchiveSeen> {
  const seen = await readArchive(world, orderId);
  const { seals } = world.trade;
  const before = seals.get(orderId);
  const items = JSON.stringify(seen.items);
  if (seen.seal !== undefined && before === undefined) seals.set(orderId, { ...seen.seal, items });
  if (before === undefined) return seen;
  const { hash, retainUntil } = before;
  const same = isDeepStrictEqual(
    [seen.seal?.hash, seen.seal?.retainUntil, items],
    [hash, retainUntil, before.items],
  );
  if (!same) world.violate(`the sealed archive of ORDER#${orderId} is not what it was`);
  return seen;
}

/** The date so many days on. */
export const dayFrom = (world: World, days: number): string =>
  new Date(Date.parse(world.stack.clock.now()) + days * 86_400_000).toISOString().slice(0, 10);

/** Puts an event of the voucher platform's market on the bus. */
export function ofMarket({ stack }: World, type: string, detail: object): void {
  const entry = { Source: 'voucher.market', DetailType: type, Detail: JSON.stringify(detail) };
  stack.services.links.events.put(entry, stack.environment['BUS_NAME'] ?? '');
}
