import { DeleteObjectCommand, GetObjectRetentionCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { REVIEW_ITEMS } from '../../shared/domain/redemption/review-sheet.ts';
import { cleanMaterial, draftedProduct, importedAgency } from '../support/journeys/catalogue.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { until } from '../support/journeys/until.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { expectRefusal } from './expectations.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { anyone, clock, stack } = place;
const buyer = place.as('buyer-shi');
const officer = place.as('officer-li');
const reviewer = place.as('reviewer-chen');
const CATEGORY = 'RESEARCH_DEVELOPMENT';
const AMOUNT = 1_000_000;

const s3 = new S3Client({
  endpoint: `${stack.internalUrl}/s3`,
  forcePathStyle: true,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
afterAll(() => s3.destroy());

interface Archive {
  readonly status: string;
  readonly missing: readonly string[];
  readonly items: readonly { readonly itemId: string; readonly kind: string; readonly documentId: string }[];
}
interface Redemption {
  readonly status: string;
  readonly amountFen: number;
  readonly batchId?: string;
  readonly payment?: { readonly status: string; readonly channel: string };
}

const readArchive = (who: PlatformClient, orderId: string) =>
  who.done<Archive>('readArchive', { params: { orderId } });
const readRedemption = (who: PlatformClient, redemptionId: string) =>
  who.done<Redemption>('readRedemption', { params: { redemptionId } });

async function completedOrder(admin: PlatformClient): Promise<string> {
  const { version } = await anyone.done<{ version: string }>('readUsageDeclaration');
  const declaration = { accepted: true, textVersion: version, relatedParty: false };
  const productId = await draftedProduct(admin, { category: CATEGORY });
  await admin.done('publishProduct', { params: { productId } });
  const body = {
    productId,
    productVersion: 1,
    requirement: '新材料配方研究开发',
    priceFen: AMOUNT,
    voucherFen: AMOUNT / 2,
    dueOn: '2026-12-01',
    declaration,
  };
  const { orderId } = await buyer.done<{ orderId: string }>('placeOrder', { body });
  const params = { orderId };
  await admin.done('acceptOrder', { params, body: { declaration } });
  await officer.done('decideOrderQuota', { params, body: { outcome: 'CONFIRMED' } });
  const contract = {
    number: `HT-${orderId}`,
    signedOn: '2026-03-02',
    amountFen: AMOUNT,
    documentId: await cleanMaterial(admin, 'SERVICE_CONTRACT'),
  };
  await admin.done('registerContract', { params, body: contract });
  const documentIds = [await cleanMaterial(admin, 'DELIVERABLE')];
  await admin.done('deliverOrder', { params, body: { documentIds } });
  await buyer.done('acceptDelivery', { params });
  return orderId;
}

describe('an order from its evidence to its payment', () => {
  it('[6-4a][SM-6] is archived, sealed and locked, then claimed, approved by two, batched and paid once', async () => {
    const { admin, applicant } = await importedAgency(place, [CATEGORY]);
    const orderId = await completedOrder(admin);
    const params = { orderId };
    expectRefusal(await admin.call('claimRedemption', { params }), 409, 'ARCHIVE_INCOMPLETE');
    const invoice = {
      kind: 'INVOICE',
      number: '26312000000000000017',
      amountFen: AMOUNT,
      issuedOn: '2026-03-02',
      sellerUscc: applicant.uscc,
      documentId: await cleanMaterial(admin, 'INVOICE'),
    };
    await admin.done('addArchiveItem', { params, body: invoice });
    expect((await readArchive(admin, orderId)).missing).toEqual(['PAYMENT_PROOF']);
    const documentId = await cleanMaterial(admin, 'PAYMENT_PROOF');
    const proof = { kind: 'PAYMENT_PROOF', documentId, amountFen: AMOUNT / 2, paidOn: '2026-03-02' };
    const beyond = { ...proof, voucherFen: AMOUNT / 2 + 1 };
    expectRefusal(await admin.call('addArchiveItem', { params, body: beyond }), 422, 'VALIDATION_FAILED');
    await admin.done('addArchiveItem', { params, body: proof });
    await letterOf(admin, 'ARCHIVE_SEALED');
    const { status, items } = await readArchive(buyer, orderId);
    expect(status).toBe('SEALED');
    const itemId = items.find(({ kind }) => kind === 'INVOICE')!.itemId;
    expectRefusal(
      await admin.call('withdrawArchiveItem', { params: { orderId, itemId } }),
      409,
      'ARCHIVE_SEALED',
    );
    await stack.quiesce();
    const file = {
      Bucket: stack.environment['MATERIALS_BUCKET'],
      Key: `uploads/${applicant.uscc}/${documentId}`,
    };
    const { Retention } = await s3.send(new GetObjectRetentionCommand(file));
    expect(Retention?.RetainUntilDate?.toISOString()).toBe('2036-03-02T16:00:00.000Z');
    const marker = await s3.send(new DeleteObjectCommand(file));
    expect(marker.DeleteMarker).toBe(true);

    await admin.done('claimRedemption', { params });
    const on = { params: { redemptionId: orderId } };
    await officer.done('startRedemptionReview', on);
    const sheet = {
      items: REVIEW_ITEMS.map((item) => ({ item, passed: true })),
      amounts: { contractFen: AMOUNT, invoicedFen: AMOUNT, paidFen: AMOUNT / 2 },
    };
    await officer.done('proposeRedemptionApproval', { ...on, body: sheet });
    expectRefusal(await officer.call('approveRedemption', on), 403, 'FORBIDDEN_ROLE');
    await reviewer.done('approveRedemption', on);

    const script = { steps: ['lose-answer', 'pay'] };
    await fetch(`${stack.baseUrl}/local/treasury-scripts/${applicant.uscc}`, {
      method: 'PUT',
      body: JSON.stringify(script),
    });
    await clock.to('2026-03-31T18:05:00.000Z');
    const batched = await readRedemption(admin, orderId);
    expect(batched).toMatchObject({ batchId: '2026Q1', amountFen: AMOUNT / 2 });
    await clock.to('2026-03-31T18:30:00.000Z');
    const paid = await until(
      () => readRedemption(admin, orderId),
      (each) => each.status === 'PAID',
      'the redemption is paid',
    );
    expect(paid.payment).toMatchObject({ status: 'PAID', channel: 'TREASURY' });
    const { payments } = (await (await fetch(`${stack.baseUrl}/local/treasury/payments`)).json()) as {
      payments: readonly { redemptionId: string; times: number }[];
    };
    expect(payments).toMatchObject([{ redemptionId: orderId, times: 1 }]);
    await letterOf(admin, 'REDEMPTION_PAID');
  });
});
