import { describe, expect, it } from 'vitest';
import {
  cleanMaterial,
  draftedProduct,
  importedAgency,
  untilStatus,
  validCertificate,
} from '../support/journeys/catalogue.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal } from './expectations.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { anyone, clock } = place;
const officer = place.as('officer-li');

interface Offers {
  readonly items: readonly { readonly productId: string; readonly productVersion: number }[];
}

describe('the catalogue', () => {
  it('[5-5a][5-5b][5-5c] lets an agency add a category and publish in it, and the public find it', async () => {
    const { agencyId, admin } = await importedAgency(place, ['RESEARCH_DEVELOPMENT']);
    const categories = await anyone.done<{ items: readonly { code: string }[] }>('listServiceCategories');
    expect(categories.items.map(({ code }) => code)).toContain('INSPECTION_TESTING');
    const productId = await draftedProduct(admin);
    const publish = { params: { productId } };
    expectRefusal(await admin.call('publishProduct', publish), 409, 'CATEGORY_NOT_VERIFIED');
    const [standard, charging, copy] = await Promise.all(
      ['SERVICE_STANDARD', 'CHARGING_STANDARD', 'QUALIFICATION'].map((kind) => cleanMaterial(admin, kind)),
    );
    const { grantId } = await admin.done<{ grantId: string }>('requestCategory', {
      body: {
        code: 'INSPECTION_TESTING',
        serviceContent: '水质检测',
        serviceStandardDocumentId: standard,
        chargingStandardDocumentId: charging,
        qualifications: [{ kind: 'CMA', number: 'CMA-1', documentId: copy }],
      },
    });
    await untilStatus(admin, 'readCategoryGrant', { grantId }, 'VERIFIED');
    await letterOf(admin, 'CATEGORY_VERIFIED');
    await admin.done('publishProduct', publish);
    const offers = await until(
      () => anyone.done<Offers>('listOffersOfAgency', { params: { agencyId } }),
      ({ items }) => items.length === 1,
      'the product is on offer',
    );
    expect(offers.items).toMatchObject([{ productId, productVersion: 1 }]);
    const listed = await until(
      () =>
        anyone.done<{ items: readonly { agencyId: string }[] }>('listAgencies', {
          query: { category: 'INSPECTION_TESTING', limit: 100 },
        }),
      ({ items }) => items.some((each) => each.agencyId === agencyId),
      'the agency is listed in its new category',
    );
    expect(listed.items.length).toBeGreaterThan(0);
    const stranger = await importedAgency(place);
    expectRefusal(await stranger.admin.call('readProduct', publish), 404, 'NOT_FOUND');
  });

  it('[SM-5] takes a product down by the centre, and gives it back', async () => {
    const { admin } = await importedAgency(place, ['SCI_TECH_CONSULTING']);
    const productId = await draftedProduct(admin, { category: 'SCI_TECH_CONSULTING' });
    const params = { productId };
    await admin.done('publishProduct', { params });
    expectRefusal(
      await admin.call('takeProductDown', { params, body: { reason: '自行' } }),
      403,
      'FORBIDDEN_ROLE',
    );
    await officer.done('takeProductDown', { params, body: { reason: '宣传内容失实' } });
    await letterOf(admin, 'PRODUCT_FROZEN');
    expectRefusal(await anyone.call('readOffer', { params }), 404, 'NOT_FOUND');
    await officer.done('liftTakedown', { params, body: { reason: '已更正' } });
    expect(await anyone.done('readOffer', { params })).toMatchObject({ productId });
  });

  it('[3-1b] freezes products when their certificate ends, after reminders, until it is renewed', async () => {
    const agency = await importedAgency(place);
    const { admin, applicant } = agency;
    await verifyPhone(place, admin, applicant.phone);
    await validCertificate(place, agency, '2026-03-10');
    const productId = await draftedProduct(admin);
    const params = { productId };
    await admin.done('publishProduct', { params });
    // Less than sixty days are left: the first reminder is due at once, and timers are exact to the minute.
    await clock.advance('PT2M');
    await letterOf(admin, 'QUALIFICATION_EXPIRING');
    await clock.to('2026-03-03T02:00:00.000Z');
    await messageTo(place, applicant.phone, /服务资质将于2026年3月10日到期/);
    expect(await anyone.done('readOffer', { params })).toMatchObject({ productId });
    await clock.to('2026-03-10T16:05:00.000Z');
    await letterOf(admin, 'QUALIFICATION_ENDED');
    const frozen = await untilStatus<{ status: string; frozen: object }>(
      admin,
      'readProduct',
      params,
      'FROZEN',
    );
    expect(frozen.frozen).toMatchObject({ prior: 'PUBLISHED', causes: [{ cause: 'QUALIFICATION_EXPIRED' }] });
    expectRefusal(await anyone.call('readOffer', { params }), 404, 'NOT_FOUND');
    const other = { params: { productId: await draftedProduct(admin, { name: '空气检测' }) } };
    expectRefusal(await admin.call('publishProduct', other), 409, 'QUALIFICATION_EXPIRED');
    await validCertificate(place, agency, '2029-04-20');
    await untilStatus(admin, 'readProduct', params, 'PUBLISHED');
    expect(await anyone.done('readOffer', { params })).toMatchObject({ productId, productVersion: 1 });
  });
});
