import type * as z from 'zod';
import { MarketContractRegistered } from '../../../events/inbound/market-contract-registered/v1.ts';
import { MarketDelivered } from '../../../events/inbound/market-delivered/v1.ts';
import { MarketDeliveryAccepted } from '../../../events/inbound/market-delivery-accepted/v1.ts';
import { MarketDeliveryRejected } from '../../../events/inbound/market-delivery-rejected/v1.ts';
import { MarketOrderAccepted } from '../../../events/inbound/market-order-accepted/v1.ts';
import { MarketOrderCancelled } from '../../../events/inbound/market-order-cancelled/v1.ts';
import { MarketOrderDeclined } from '../../../events/inbound/market-order-declined/v1.ts';
import { MarketOrderPlaced } from '../../../events/inbound/market-order-placed/v1.ts';
import { MarketQuotaDecided } from '../../../events/inbound/market-quota-decided/v1.ts';
import { MarketRated } from '../../../events/inbound/market-rated/v1.ts';
import { MarketTerminated } from '../../../events/inbound/market-terminated/v1.ts';

/** Every contract of the market by its type. */
const contracts = {
  MarketOrderPlaced,
  MarketOrderAccepted,
  MarketOrderDeclined,
  MarketOrderCancelled,
  MarketQuotaDecided,
  MarketContractRegistered,
  MarketDelivered,
  MarketDeliveryAccepted,
  MarketDeliveryRejected,
  MarketRated,
  MarketTerminated,
};

type Contracts = typeof contracts;

/** One event of the market, its detail checked against its contract. */
export type MarketEvent = {
  [K in keyof Contracts]: { readonly type: K; readonly detail: z.infer<ReturnType<Contracts[K]['data']>> };
}[keyof Contracts];

/** The event, if its type is known and its detail is what the contract says. */
export function readMarketEvent(type: string, detail: unknown): MarketEvent | undefined {
  if (!Object.hasOwn(contracts, type)) return undefined;
  // The key is one of the contracts', as was just asked.
  const key = type as keyof Contracts;
  const parsed = contracts[key].data().safeParse(detail);
  // Type and detail belong together by that very contract.
  return parsed.success ? ({ type: key, detail: parsed.data } as MarketEvent) : undefined;
}
