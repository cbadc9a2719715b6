import { describe, expect, it } from 'vitest';
import { cleanMaterial } from '../support/journeys/catalogue.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { considered, termPassed } from '../support/journeys/supervision/procedure.ts';
import {
  previewOf,
  removalDecided,
  removalExecuted,
  removalNoticed,
  removalProposed,
  removalRevoked,
} from '../support/journeys/supervision/removals.ts';
import {
  declaration,
  offeredBy,
  orderForm,
  placed,
  seller,
  statusOf as orderStatus,
} from '../support/journeys/supervision/trade.ts';
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
const REASON = { reason: '服务记录不规范' };

const { agencyId, admin, productIds } = await seller(place);
const productId = productIds[0]!;
await clock.rest();

const statusOf = async (who: PlatformClient, operation: string, params: Record<string, string>) =>
  (await who.done<{ status: string }>(operation, { params })).status;
const offered = () => offeredBy(place, agencyId);

interface Procedure {
  readonly status: string;
  readonly suspensionId: string;
  readonly hearingId: string;
  readonly dueOn: string;
}

/** The agency lets its time to reply pass, and the Commission considers that. */
async function heardInSilence(hearingId: string) {
  await termPassed(place, admin, hearingId);
  const body = { accepted: false, text: '逾期未陈述申辩' };
  expectRefusal(
    await officer.call('considerHearing', { params: { hearingId }, body }),
    403,
    'FORBIDDEN_ROLE',
  );
  await considered(wu, hearingId, body.text);
}

const previewHash = async (): Promise<string> => (await previewOf(place, agencyId)).hash;

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
    const { orderId } = await placed(place, buyer, productId);
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
    expect(await orderStatus(buyer, orderId)).toBe('CANCELLED');
    await letterOf(admin, 'SUSPENDED');
    expectRefusal(
      await buyer.call('placeOrder', { body: await orderForm(place, productId) }),
      409,
      'AGENCY_NOT_ACTIVE',
    );
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
    const { orderId } = await placed(place, buyer, productId);
    const accepted = { declaration: await declaration(place) };
    await admin.done('acceptOrder', { params: { orderId }, body: accepted });
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
    const { removalId } = await removalProposed(place, body);
    const params = { removalId };
    await heardInSilence(await removalNoticed(place, removalId));
    const decision = { params, body: { ...REASON, previewHash: await previewHash() } };
    expectRefusal(await wu.call('decideRemoval', decision), 403, 'FOUR_EYES');
    await removalDecided(place, { removalId, agencyId });
    await removalExecuted(place, removalId);
    expect(await orderStatus(buyer, orderId)).toBe('TERMINATED');
    expect(await offered()).toBe(0);
    await letterOf(buyer, 'LIABILITY_NOTICE');
    expectRefusal(await admin.call('listOwnRectifications'), 409, 'AGENCY_NOT_ACTIVE');
    const { items } = await anyone.done<{ items: { agencyId: string }[] }>('listRemovalNotices');
    expect(items.map((each) => each.agencyId)).toEqual([agencyId]);
    await removalRevoked(place, removalId, documentIds);
    await clock.rest();
    expect(await admin.done('listOwnRectifications')).toMatchObject({ items: [{ status: 'ACCEPTED' }] });
    expect(await orderStatus(buyer, orderId)).toBe('TERMINATED');
  });
});
