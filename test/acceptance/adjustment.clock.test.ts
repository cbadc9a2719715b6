import { describe, expect, it } from 'vitest';
import { cleanMaterial, draftedProduct, importedAgency } from '../support/journeys/catalogue.ts';
import { letterOf } from '../support/journeys/letters.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { expectRefusal } from './expectations.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { anyone, clock } = place;
const buyer = place.as('buyer-shi');
const officer = place.as('officer-li');
const reviewer = place.as('reviewer-chen');
const wu = place.as('commission-wu');
const zheng = place.as('commission-zheng');
const CATEGORY = 'RESEARCH_DEVELOPMENT';
const REASON = { reason: '服务记录不规范' };

const { version: textVersion } = await anyone.done<{ version: string }>('readUsageDeclaration');

const { agencyId, admin } = await importedAgency(place, [CATEGORY]);
const productId = await draftedProduct(admin, { category: CATEGORY });
await admin.done('publishProduct', { params: { productId } });
await clock.rest();

const orderForm = () => ({
  productId,
  productVersion: 1,
  requirement: '新材料配方研究开发',
  priceFen: 1_000_000,
  voucherFen: 500_000,
  dueOn: '2026-12-01',
  declaration: { accepted: true, textVersion, relatedParty: false },
});
const placeAnOrder = (): Promise<{ orderId: string }> => buyer.done('placeOrder', { body: orderForm() });
const statusOf = async (who: PlatformClient, operation: string, params: Record<string, string>) =>
  (await who.done<{ status: string }>(operation, { params })).status;
const offered = async (): Promise<number> =>
  (await anyone.done<{ items: object[] }>('listOffersOfAgency', { params: { agencyId } })).items.length;

interface Procedure {
  readonly status: string;
  readonly suspensionId: string;
  readonly removalId: string;
  readonly hearingId: string;
  readonly dueOn: string;
}
interface Hearing {
  readonly deadlines: readonly { readonly dueAt: string }[];
}

/** The agency lets its time to reply pass, and the Commission considers that. */
async function heardInSilence(hearingId: string) {
  const params = { hearingId };
  const { deadlines } = await admin.done<Hearing>('readHearing', { params });
  await clock.to(deadlines[0]!.dueAt);
  await clock.rest();
  const body = { accepted: false, text: '逾期未陈述申辩' };
  expectRefusal(await officer.call('considerHearing', { params, body }), 403, 'FORBIDDEN_ROLE');
  await wu.done('considerHearing', { params, body });
}

const previewHash = async (): Promise<string> =>
  (await wu.done<{ preview: { hash: string } }>('readAdjustmentPreview', { params: { agencyId } })).preview
    .hash;

describe('article 12, from the order to rectify to the removal and back', () => {
  it('[12-1e][12-2a] what is not rectified in time is put before the Commission by itself', async () => {
    const body = { agencyId, ground: 'OTHER', source: 'DAILY_MANAGEMENT', ...REASON };
    const { rectificationId } = await officer.done<{ rectificationId: string }>('proposeRectification', {
      body,
    });
    const params = { rectificationId };
    const items = [{ key: 'records', zh: '补齐服务记录' }];
    const order = { params, body: { ...REASON, items } };
    expectRefusal(await admin.call('readRectification', { params }), 404, 'NOT_FOUND');
    const issued = await reviewer.done<Procedure>('issueRectification', order);
    await clock.rest();
    await letterOf(admin, 'RECTIFICATION_ISSUED');
    await clock.to(`${issued.dueOn}T16:00:00.000Z`);
    await clock.rest();
    expect(await statusOf(admin, 'readRectification', params)).toBe('OVERDUE');
    await letterOf(admin, 'RECTIFICATION_DUE');
    await letterOf(admin, 'RECTIFICATION_OVERDUE');
  });

  it('[12-2s] the Commission suspends: products are off, what was not accepted goes back', async () => {
    const { orderId } = await placeAnOrder();
    const { items } = await wu.done<{ items: Procedure[] }>('listSuspensions', { query: { agencyId } });
    const params = { suspensionId: items[0]!.suspensionId };
    const decide = async () => ({ params, body: { ...REASON, previewHash: await previewHash() } });
    expectRefusal(
      await reviewer.call('decideSuspension', await decide()),
      403,
      'COMMISSION_DECISION_REQUIRED',
    );
    const { hearingId } = await wu.done<Procedure>('noticeSuspension', { params, body: REASON });
    expectRefusal(await zheng.call('decideSuspension', await decide()), 409, 'HEARING_REQUIRED');
    await heardInSilence(hearingId);
    expectRefusal(await wu.call('decideSuspension', await decide()), 403, 'FOUR_EYES');
    expect(await offered()).toBe(1);
    await zheng.done('decideSuspension', await decide());
    await clock.rest();
    expect(await offered()).toBe(0);
    expect(await statusOf(buyer, 'readOrder', { orderId })).toBe('CANCELLED');
    await letterOf(admin, 'SUSPENDED');
    expectRefusal(await buyer.call('placeOrder', { body: orderForm() }), 409, 'AGENCY_NOT_ACTIVE');
    const notices = await anyone.done<{ items: { agencyId: string }[] }>('listSuspensionNotices');
    expect(notices.items.map((each) => each.agencyId)).toEqual([agencyId]);
  });

  it('[12-2c] is put right late, found so by the centre, and resumed with what it had on offer', async () => {
    const mine = await admin.done<{ items: { rectificationId: string }[] }>('listOwnRectifications');
    const { rectificationId } = mine.items[0]!;
    const params = { rectificationId };
    const items = [{ key: 'records', text: '已补齐' }];
    await admin.done('submitRectification', { params, body: { items } });
    await officer.done('acceptRectification', { params, body: { reason: '核验合格' } });
    await clock.rest();
    const found = await wu.done<{ items: Procedure[] }>('listSuspensions', { query: { agencyId } });
    const of = { suspensionId: found.items[0]!.suspensionId };
    const lift = { params: of, body: { reason: '恢复' } };
    expectRefusal(await wu.call('liftSuspension', lift), 409, 'ILLEGAL_TRANSITION');
    await officer.done('endorseResumption', { params: of, body: { reason: '整改完成' } });
    await wu.done('liftSuspension', lift);
    await clock.rest();
    expect(await offered()).toBe(1);
    await letterOf(admin, 'RESUMED');
  });

  it('[12-3g][12-3h] is removed with everything that follows, and taken back', async () => {
    const { orderId } = await placeAnOrder();
    const accepted = { accepted: true, textVersion, relatedParty: false };
    await admin.done('acceptOrder', { params: { orderId }, body: { declaration: accepted } });
    const documentIds = [await cleanMaterial(admin, 'OTHER')];
    const body = {
      agencyId,
      ground: { row: '12-3g' },
      source: 'INSPECTION',
      reason: '情节严重',
      documentIds,
    };
    expectRefusal(
      await officer.call('proposeRemoval', {
        body: { ...body, ground: { row: '12-3c', ref: 'VIOLATION#none' } },
      }),
      409,
      'NO_GROUND',
    );
    const { removalId } = await officer.done<Procedure>('proposeRemoval', { body });
    const params = { removalId };
    const { hearingId } = await wu.done<Procedure>('noticeRemoval', { params, body: REASON });
    await heardInSilence(hearingId);
    const decision = { params, body: { ...REASON, previewHash: await previewHash() } };
    expectRefusal(await wu.call('decideRemoval', decision), 403, 'FOUR_EYES');
    await zheng.done('decideRemoval', decision);
    await clock.rest();
    await clock.advance('PT1H');
    await clock.rest();
    expect(await statusOf(wu, 'readRemoval', params)).toBe('EXECUTED');
    expect(await statusOf(buyer, 'readOrder', { orderId })).toBe('TERMINATED');
    expect(await offered()).toBe(0);
    await letterOf(buyer, 'LIABILITY_NOTICE');
    expectRefusal(await admin.call('listOwnRectifications'), 409, 'AGENCY_NOT_ACTIVE');
    const { items } = await anyone.done<{ items: { agencyId: string }[] }>('listRemovalNotices');
    expect(items.map((each) => each.agencyId)).toEqual([agencyId]);
    await wu.done('revokeRemoval', { params, body: { reason: '复核撤销', documentIds } });
    await clock.rest();
    expect(await admin.done('listOwnRectifications')).toMatchObject({ items: [{ status: 'ACCEPTED' }] });
    expect(await statusOf(buyer, 'readOrder', { orderId })).toBe('TERMINATED');
  });
});
