import { describe, expect, it } from 'vitest';
import { cleanMaterial } from '../support/journeys/catalogue.ts';
import { sampleFile, scanned, upload } from '../support/journeys/materials.ts';
import { accepted, declaration, orderForm, type Seller } from '../support/journeys/supervision/trade.ts';
import { expectRefused } from './evaluation-season/attempts.ts';
import { relatedParties, subcontracted } from './violations/finding.ts';
import { revokedOnReview, upheldLate } from './violations/review.ts';
import {
  buyer,
  clock,
  flagged,
  inService,
  li,
  one,
  order,
  other,
  place,
  suspicion,
  wu,
} from './violations/world.ts';

describe('what the platform notices is flagged, and made a suspicion by persons alone', () => {
  it('[13-1a] one contract for two orders is refused; what only a person sees is flagged by hand', async () => {
    const file = sampleFile('合同');
    const first = await inService(one, { file });
    const orderId = await order(one);
    await accepted(place, one.admin, orderId);
    const params = { orderId };
    const again = await upload(one.admin, 'SERVICE_CONTRACT', file);
    await scanned(one.admin, again);
    const contract = { signedOn: '2026-03-02', amountFen: 1_000_000 };
    const sameFile = { ...contract, number: 'HT-2', documentId: again };
    const documentId = await cleanMaterial(one.admin, 'SERVICE_CONTRACT');
    const sameNumber = { ...contract, number: `HT-${first}`, documentId };
    const flag = {
      subjectRef: `ORDER#${orderId}`,
      ruleId: 'FR-12',
      note: '付款次日退回',
    };
    const raise = (more: object = {}) => ({ body: { ...flag, ...more } });
    const look = async () => [
      await buyer.done('readOrder', { params }),
      await li.done('listRiskFlags', { query: { subjectRef: flag.subjectRef } }),
    ];
    await expectRefused(look, [
      [one.admin, 'registerContract', { params, body: sameFile }, 409, 'CONTRACT_ALREADY_USED'],
      [one.admin, 'registerContract', { params, body: sameNumber }, 409, 'CONTRACT_ALREADY_USED'],
      [one.admin, 'raiseRiskFlag', raise(), 403, 'FORBIDDEN_ROLE'],
      [wu, 'raiseRiskFlag', raise(), 403, 'FORBIDDEN_ROLE'],
      [li, 'raiseRiskFlag', raise({ note: ' ' }), 422, 'VALIDATION_FAILED'],
      [li, 'raiseRiskFlag', raise({ ruleId: 'FR-99' }), 422, 'VALIDATION_FAILED'],
      [li, 'raiseRiskFlag', raise({ subjectRef: 'ORDER#none' }), 404, 'NOT_FOUND'],
      [
        li,
        'raiseRiskFlag',
        { ...raise(), headers: { 'idempotency-key': null } },
        400,
        'IDEMPOTENCY_KEY_REQUIRED',
      ],
    ]);
    expect(await li.done('raiseRiskFlag', raise())).toMatchObject({ article: '13-1a', severity: 'HOLD' });
    await suspicion(orderId, 'FR-12', 'FALSIFICATION_CONTRACT');
  });

  it('[13-1b] a service that is older than its order', async () => {
    const orderId = await inService(one);
    const params = { orderId };
    await one.admin.done('recordMilestone', { params, body: { on: '2026-02-02', title: '完成实验' } });
    const documentIds = [await cleanMaterial(one.admin, 'DELIVERABLE')];
    await one.admin.done('deliverOrder', { params, body: { documentIds } });
    expect(await flagged(orderId, 'FR-05')).toMatchObject({ article: '13-1b', severity: 'HOLD' });
    await suspicion(orderId, 'FR-05', 'FALSIFICATION_SERVICE_RECORD');
  });

  it('[13-1c] a report that another agency delivered before', async () => {
    const file = sampleFile('检测报告');
    const deliver = async (agency: Seller) => {
      const orderId = await inService(agency);
      const documentId = await upload(agency.admin, 'DELIVERABLE', file);
      await scanned(agency.admin, documentId);
      await agency.admin.done('deliverOrder', { params: { orderId }, body: { documentIds: [documentId] } });
      await clock.rest();
      return orderId;
    };
    const first = await deliver(other);
    const orderId = await deliver(one);
    expect((await flagged(orderId, 'SC-05')).inputs).toMatchObject({ files: [{ orderId: first }] });
    await suspicion(orderId, 'SC-05', 'FALSIFICATION_TEST_RESULT');
  });

  it('[13-1d] a price above what the agency publishes', async () => {
    const orderId = await inService(one, { amountFen: 1_200_000 });
    const { article, inputs } = await flagged(orderId, 'FR-06');
    expect({ article, inputs }).toMatchObject({
      article: '13-1d',
      inputs: { priceFen: 1_200_000, publishedFen: 1_000_000 },
    });
    await suspicion(orderId, 'FR-06', 'FALSIFICATION_AMOUNT');
  });

  it('[13-4] no order without the declaration of both sides; the text that each accepted is kept', async () => {
    const body = await orderForm(place, one.productIds[0] ?? '');
    const listed = () => buyer.done('listPlacedOrders');
    const unaccepted = { ...body.declaration, accepted: false };
    for (const wrong of [undefined, unaccepted, { ...body.declaration, textVersion: '1999-1' }])
      await expectRefused(listed, [
        [buyer, 'placeOrder', { body: { ...body, declaration: wrong } }, 422, 'USAGE_DECLARATION_REQUIRED'],
      ]);
    const orderId = await order(one);
    const params = { orderId };
    await expectRefused(
      () => buyer.done('readOrder', { params }),
      [
        [one.admin, 'acceptOrder', { params, body: {} }, 422, 'USAGE_DECLARATION_REQUIRED'],
        [
          one.admin,
          'acceptOrder',
          { params, body: { declaration: unaccepted } },
          422,
          'USAGE_DECLARATION_REQUIRED',
        ],
        [other.admin, 'acceptOrder', { params, body: { declaration: body.declaration } }, 404, 'NOT_FOUND'],
        [buyer, 'acceptOrder', { params, body: { declaration: body.declaration } }, 404, 'NOT_FOUND'],
      ],
    );
    await one.admin.done('acceptOrder', { params, body: { declaration: await declaration(place) } });
    const { textVersion: version } = body.declaration;
    expect(await buyer.done('readOrder', { params })).toMatchObject({
      declarations: { buyer: { version }, agency: { version } },
    });
  });
});

describe('what is suspected is found by second persons, after the hearing', () => {
  it('[13-2] related parties: on both limbs alone; revoked on review, it holds nothing any more [SM-15]', async () => {
    const found = await relatedParties();
    expect(await revokedOnReview(found)).toMatchObject({ status: 'REVOKED' });
  });

  it('[13-3] subcontracting: investigated, heard and found each by its own persons; reviewed late by others [SM-15]', async () => {
    const found = await subcontracted();
    expect(await upheldLate(found)).toMatchObject({ status: 'CONSEQUENCES_PENDING' });
  });
});
