import { describe, expect, it } from 'vitest';
import {
  type ActiveAgency,
  cleanMaterial,
  draftedProduct,
  importedAgency,
  untilStatus,
} from '../support/journeys/catalogue.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { until } from '../support/journeys/until.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { expectRefusal } from './expectations.ts';
import { minutesFrom, ownStack } from './own-stack.ts';

const place = await ownStack();
const { anyone, clock, stack } = place;
const buyer = place.as('buyer-shi');
const otherBuyer = place.as('buyer-gu');
const team = place.as('buyer-team-lu');
const officer = place.as('officer-li');
const CATEGORY = 'RESEARCH_DEVELOPMENT';

interface Order {
  readonly orderId: string;
  readonly orderNo: string;
  readonly status: string;
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
}

const { version: textVersion } = await anyone.done<{ version: string }>('readUsageDeclaration');
const declaration = { accepted: true, textVersion, relatedParty: false };

async function sellingAgency(): Promise<ActiveAgency & { readonly productId: string }> {
  const agency = await importedAgency(place, [CATEGORY]);
  const productId = await draftedProduct(agency.admin, { category: CATEGORY });
  await agency.admin.done('publishProduct', { params: { productId } });
  return { ...agency, productId };
}

const form = (productId: string, more: object = {}) => ({
  productId,
  productVersion: 1,
  requirement: '新材料配方研究开发',
  priceFen: 1_000_000,
  voucherFen: 500_000,
  dueOn: '2026-12-01',
  declaration,
  ...more,
});

const dueOf = ({ deadlines }: Order, kind: string): string => {
  const found = deadlines.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no clock ${kind}`);
  return found.dueAt;
};

const read = (who: PlatformClient, orderId: string) => who.done<Order>('readOrder', { params: { orderId } });

describe('an order', () => {
  it('[6-1b][6-1c][13-4] goes from a team to its archive-ready end, both sides told', async () => {
    const { admin, applicant, productId } = await sellingAgency();
    await verifyPhone(place, admin, applicant.phone);
    const bare = form(productId, { teamName: '晨光材料团队', declaration: undefined });
    expectRefusal(await team.call('placeOrder', { body: bare }), 422, 'USAGE_DECLARATION_REQUIRED');
    const body = form(productId, { teamName: '晨光材料团队' });
    const { orderId, orderNo } = await team.done<Order>('placeOrder', { body });
    expect(orderNo).toMatch(/^2026-[0-9A-Z]{10}$/);
    const params = { orderId };
    await messageTo(place, applicant.phone, /收到一笔创新券订单/);
    expectRefusal(await buyer.call('readOrder', { params }), 404, 'NOT_FOUND');
    await admin.done('acceptOrder', { params, body: { declaration } });
    expect((await letterOf(team, 'ORDER_ACCEPTED')).subjectRef).toBe(`ORDER#${orderId}`);
    await officer.done('decideOrderQuota', { params, body: { outcome: 'CONFIRMED' } });
    const contract = {
      number: `HT-${orderNo}`,
      signedOn: '2026-03-02',
      amountFen: 1_000_000,
      documentId: await cleanMaterial(admin, 'SERVICE_CONTRACT'),
    };
    await admin.done('registerContract', { params, body: contract });
    expectRefusal(await team.call('acceptDelivery', { params }), 409, 'ARCHIVE_INCOMPLETE');
    const documentIds = [await cleanMaterial(admin, 'DELIVERABLE')];
    await admin.done('deliverOrder', { params, body: { documentIds } });
    await letterOf(team, 'ORDER_DELIVERED');
    await team.done('acceptDelivery', { params });
    await letterOf(admin, 'ORDER_COMPLETED');
    const rated = await team.done<Order>('rateOrder', { params, body: { stars: 4 } });
    expect(rated).toMatchObject({ status: 'COMPLETED', rating: { stars: 4 }, auto: false });
  });

  it('[6-1a][6-1b] is reminded of by letter and text, and expires unanswered', async () => {
    const { admin, applicant, productId } = await sellingAgency();
    await verifyPhone(place, admin, applicant.phone);
    const placed = await buyer.done<Order>('placeOrder', { body: form(productId) });
    await clock.to(dueOf(placed, 'ORDER_RESPONSE'));
    expect((await letterOf(admin, 'ORDER_RESPONSE_DUE')).body).toContain('1笔创新券订单待响应');
    await clock.to(minutesFrom(dueOf(placed, 'ORDER_EXPIRY'), -1));
    await messageTo(place, applicant.phone, /1笔创新券订单待响应/);
    expect(await read(admin, placed.orderId)).toMatchObject({ status: 'PLACED', responseReminders: 1 });
    await clock.to(minutesFrom(dueOf(placed, 'ORDER_EXPIRY'), 2));
    const late = { params: { orderId: placed.orderId }, body: { declaration } };
    expectRefusal(await admin.call('acceptOrder', late), 409, 'ILLEGAL_TRANSITION');
    expect(await read(buyer, placed.orderId)).toMatchObject({ status: 'EXPIRED', deadlines: [] });
    await letterOf(buyer, 'ORDER_EXPIRED_TO_BUYER');
  });
});

describe('a demand', () => {
  it('[6-1a] finds the agencies of its category, and those it names hear of it', async () => {
    const { admin, agencyId } = await sellingAgency();
    const body = { category: CATEGORY, title: '配方研究', requirement: '求新材料配方', invited: [agencyId] };
    const { demandId } = await otherBuyer.done<{ demandId: string }>('publishDemand', { body });
    const query = { category: CATEGORY };
    const open = await until(
      () => admin.done<{ items: readonly { demandId: string }[] }>('listOpenDemands', { query }),
      ({ items }) => items.some((each) => each.demandId === demandId),
      'the demand is listed',
    );
    expect(open.items.length).toBeGreaterThan(0);
    await letterOf(admin, 'DEMAND_RECEIVED');
    const answer = { params: { demandId }, body: { answer: 'OFFERED', text: '可承接' } };
    await admin.done('answerDemand', answer);
    await letterOf(otherBuyer, 'DEMAND_ANSWERED');
    expectRefusal(await buyer.call('closeDemand', { params: { demandId } }), 404, 'NOT_FOUND');
    await otherBuyer.done('closeDemand', { params: { demandId } });
  });
});

describe('the market of the voucher platform', () => {
  const publish = async (type: string, detail: object) => {
    const response = await fetch(`${stack.baseUrl}/local/voucher-market/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type, detail }),
    });
    expect(response.status).toBe(202);
  };

  it('[6-1a][6-1c] has its orders taken over from the bus, however their events come', async () => {
    const { admin, productId } = await sellingAgency();
    const sourceOrderId = `M-${productId}`;
    const occurredAt = await clock.now();
    const said = { textVersion, relatedParty: false };
    const at = (sequence: number) => ({ sourceOrderId, sequence, occurredAt });
    await publish('MarketQuotaDecided', { ...at(3), outcome: 'CONFIRMED' });
    await publish('MarketOrderAccepted', { ...at(2), declaration: said });
    const placing = {
      productId,
      productVersion: 1,
      buyer: { kind: 'ENTERPRISE', uscc: '91310115MA1FX0045W', name: '上海新芽生物科技有限公司' },
      requirement: '新材料配方研究开发',
      priceFen: 1_000_000,
      voucherFen: 500_000,
      dueOn: '2026-12-01',
      declaration: said,
    };
    await publish('MarketOrderPlaced', { ...at(1), ...placing });
    await publish('MarketOrderPlaced', { ...at(1), ...placing });
    await clock.rest();
    const { items } = await admin.done<{ items: readonly Order[] }>('listOrders', {
      query: { status: 'QUOTA_CONFIRMED' },
    });
    expect(items).toMatchObject([{ origin: { kind: 'INGESTED', externalId: sourceOrderId } }]);
    const orderId = items[0]?.orderId ?? '';
    await untilStatus(otherBuyer, 'readOrder', { orderId }, 'QUOTA_CONFIRMED');
    const market = { params: { marketOrderId: orderId } };
    expect(await officer.done('readMarketOrder', market)).toMatchObject({ next: 4, parked: [], refused: [] });
  });
});
