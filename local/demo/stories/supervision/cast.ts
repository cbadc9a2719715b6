import { applicantOf } from '../../../../test/support/journeys/agencies.ts';
import { verifyPhone } from '../../../../test/support/journeys/phones.ts';
import type { Timed } from '../../../../test/support/journeys/supervision/procedure.ts';
import {
  accepted,
  contracted,
  type OrderAnswer,
  performed,
  placed,
  sealedAndClaimed,
  type Seller,
  seller,
} from '../../../../test/support/journeys/supervision/trade.ts';
import type { PlatformClient } from '../../../../test/support/platform-client.ts';

/** 分 of the order that does not add up: the contract says half as much again as was invoiced and paid. */
const CONTRACT = 12_000_000;
const INVOICED = 8_000_000;
const VOUCHER = 3_000_000;
const NAME = '上海样例浦江新材料技术有限公司';
const CONTENT = { deliverables: '研究报告一份', priceFen: CONTRACT, priceUnit: '项' };
export const PRODUCTS = [
  { ...CONTENT, name: '新材料配方研发', description: '按委托需求研发材料配方' },
  { ...CONTENT, name: '材料失效分析', description: '分析材料失效机理并提出改进方案' },
];

/** Who the story is about, and what they have to do with each other. */
export interface Cast {
  readonly agency: Seller;
  readonly name: string;
  readonly shi: PlatformClient;
  readonly gu: PlatformClient;
  /** Archived, and its voucher amount claimed: its papers do not agree. */
  readonly claimed: OrderAnswer;
  /** Of another company, in service. */
  readonly underWay: OrderAnswer;
}

/** An agency with two products, one order that is claimed for and one that is being performed. */
export async function cast(place: Timed): Promise<Cast> {
  const agency = await seller(place, PRODUCTS, applicantOf(4_200_001, '91', NAME));
  const { admin, applicant, productIds } = agency;
  await verifyPhone(place, admin, applicant.phone);
  const [shi, gu] = [place.as('buyer-shi'), place.as('buyer-gu')];
  const [first = '', second = first] = productIds;
  const price = { priceFen: CONTRACT, voucherFen: VOUCHER };
  const claimed = await placed(place, shi, first, price);
  await accepted(place, admin, claimed.orderId);
  await contracted(place, admin, claimed.orderId, { amountFen: CONTRACT });
  await performed(admin, shi, claimed.orderId);
  const papers = { number: '26312000000000004217', invoicedFen: INVOICED, paidFen: INVOICED - VOUCHER };
  await sealedAndClaimed(place, agency, claimed.orderId, papers);
  const underWay = await placed(place, gu, second, price);
  await accepted(place, admin, underWay.orderId);
  await contracted(place, admin, underWay.orderId, { amountFen: CONTRACT });
  await place.clock.rest();
  return { agency, name: NAME, shi, gu, claimed, underWay };
}
