import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparablesOf } from '../../../functions/upkeep/price/statistics.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { productRef } from '../../../shared/domain/product/product.ts';
import { decideRecordVersion, productVersionId } from '../../../shared/domain/product/product-version.ts';
import { decideFlag } from '../../../shared/domain/risk/risk-flag.ts';
import { ProductPublished } from '../../../events/product-published/v1.ts';
import { ProductRevised } from '../../../events/product-revised/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { product, productVersion } from '../../../shared/store/aggregates/product.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, guardOwner, load } from '../../../shared/store/read.ts';
import { ANNA } from '../verification/world.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { startUpkeepWorld, type UpkeepWorld } from './world.ts';

let world: UpkeepWorld;
beforeAll(async () => {
  world = await startUpkeepWorld();
});
afterAll(() => world.stop());

interface Offered {
  readonly agencyId: string;
  readonly uscc: string;
  readonly productId: string;
  readonly category: string;
}

/** Puts a product into the state and at the price given, with its version, and tells the worker. */
async function offer(at: Offered, priceFen: number, status = 'PUBLISHED') {
  const { agencyId, uscc, productId, category } = at;
  const loaded = await load(world.tables, product, productId);
  const version = (loaded?.body.version ?? 0) + 1;
  const content = { category, name: '样例', priceFen, priceUnit: '次' };
  const made = { createdAt: NOW, createdBy: 'u-a', firstPublishedAt: NOW, publishedAt: NOW };
  const body = { agencyId, uscc, content, version, ...made };
  const event = happened(ProductPublished, productRef({ id: productId, body }), {
    article: '5-5a',
    to: status,
  });
  const recorded = decideRecordVersion({ id: productId, body }, priceFen, NOW);
  await world.commitPlan({
    changes: [
      change(product, loaded ?? { newId: productId }, { events: [event], body }),
      change(productVersion, { newId: productVersionId(productId, version) }, recorded),
    ],
  });
  const type = status === 'PUBLISHED' ? 'ProductRevised' : 'ProductTakenOffShelf';
  const data = productRef({ id: productId, body });
  await world.told('ProductVersionRecorded', { ...data, priceFen });
  await world.told(type, data);
  await world.told(type, data);
}

const aProduct = async (category: string): Promise<Offered> => ({
  ...(await world.keptAgency()),
  productId: newId(),
  category,
});
const flagOf = (productId: string, rule: string) => load(world.tables, riskFlag, `${productId}-${rule}`);

async function verdict(productId: string, rule: string, outcome: 'CONFIRMED' | 'DISMISSED') {
  const flag = await get(world.tables, riskFlag, `${productId}-${rule}`);
  const acting = { now: NOW, actor: { id: ANNA.id, role: 'CENTRE_OFFICER' }, roles: ANNA.roles };
  const decided = orThrow(decideFlag(flag, { outcome, reason: '样例' }, acting));
  await world.commitPlan({ changes: [change(riskFlag, flag, decided)] });
  const { ruleId, subjectRef, uscc } = flag.body;
  const type = outcome === 'CONFIRMED' ? 'RiskFlagConfirmed' : 'RiskFlagDismissed';
  await world.told(type, { flagId: flag.id, ruleId, subjectRef, uscc }, { role: 'CENTRE_OFFICER' });
}

describe('[6-3c] the prices of a category', () => {
  it('have the median of what is on offer now, whatever comes and goes', async () => {
    const category = 'C-MEDIAN';
    const made = await Promise.all(Array.from({ length: 11 }, () => aProduct(category)));
    const prices = [100, 105, 990, 1000, 1001, 1009, 1010, 25_000, 25_100, 99_999, 1_000_000];
    for (const [i, each] of made.entries()) await offer(each, prices[i] ?? 1);
    const median = async (leftOut = 'none') => comparablesOf(world.tables, category, leftOut);
    expect(await median()).toEqual({ count: 11, medianFen: 1009 });
    expect(await median(made[10]?.productId)).toEqual({ count: 10, medianFen: 1005 });
    await offer(made[5] as Offered, 5, 'OFF_SHELF');
    expect(await median()).toEqual({ count: 10, medianFen: 1006 });
    await offer(made[5] as Offered, 1002);
    await offer(made[0] as Offered, 2_000_000);
    expect(await median()).toEqual({ count: 11, medianFen: 1010 });
    expect(await comparablesOf(world.tables, 'C-EMPTY', 'none')).toBeUndefined();
  });
});

describe('[6-3c] a price', () => {
  it('that moves by more than half is flagged against the version before, with one task', async () => {
    const made = await aProduct('C-CHANGE');
    await offer(made, 1000);
    await offer(made, 1500);
    expect(await flagOf(made.productId, 'PR-01')).toBeUndefined();
    await offer(made, 2251);
    expect(await flagOf(made.productId, 'PR-01')).toMatchObject({
      status: 'OPEN',
      body: {
        severity: 'REVIEW',
        article: '6-3c',
        subjectRef: `PRODUCT#${made.productId}`,
        inputs: { priceFen: 2251, previousFen: 1500 },
        evidenceRefs: [
          `PRODUCTVERSION#${productVersionId(made.productId, 3)}`,
          `PRODUCTVERSION#${productVersionId(made.productId, 2)}`,
        ],
      },
    });
    expect(await world.openTasks(`RISKFLAG#${made.productId}-PR-01`)).toEqual(['REVIEW_RISK_FLAG']);
  });

  it('above twice the median of ten others is flagged, of nine it is not', async () => {
    const category = 'C-HIGH';
    const first = await aProduct(category);
    for (let i = 0; i < 9; i += 1) await offer(await aProduct(category), 1000);
    await offer(first, 2001);
    expect(await flagOf(first.productId, 'PR-02')).toBeUndefined();
    await offer(await aProduct(category), 1000);
    await offer(first, 2000);
    expect(await flagOf(first.productId, 'PR-02')).toBeUndefined();
    await offer(first, 2002);
    expect((await flagOf(first.productId, 'PR-02'))?.body.inputs).toEqual({
      priceFen: 2002,
      medianFen: 1000,
      comparables: 10,
    });
  });

  it('confirmed as unreasonable keeps the product from being published until it is another', async () => {
    const made = await aProduct('C-BLOCK');
    const { productId } = made;
    const held = () => guardOwner(world.tables, `BLOCKED#PRODUCT#${productId}`);
    await offer(made, 1000);
    await offer(made, 9000);
    expect(await held()).toBeUndefined();
    await verdict(productId, 'PR-01', 'CONFIRMED');
    expect(await held()).toBe(`PRICE#${productId}`);
    await offer(made, 7000);
    expect(await held()).toBeUndefined();
  });

  it('that is blocked takes the product off offer, and gives it back with another price', async () => {
    const made = await aProduct('C-FREEZE');
    const { productId } = made;
    await offer(made, 1000);
    await offer(made, 9000);
    await verdict(productId, 'PR-01', 'CONFIRMED');
    const frozen = await get(world.tables, product, productId);
    expect(frozen).toMatchObject({
      status: 'FROZEN',
      body: { frozen: { prior: 'PUBLISHED', causes: [{ cause: 'REVIEW' }] } },
    });
    await world.told('ProductFrozen', { ...productRef(frozen), cause: 'REVIEW' });
    expect((await get(world.tables, product, productId)).version).toBe(frozen.version);
    const body = { ...frozen.body, content: { ...frozen.body.content, priceFen: 1200 } };
    const revised = happened(ProductRevised, productRef(frozen), { article: '5-5b', to: 'FROZEN' });
    await world.commitPlan({ changes: [change(product, frozen, { events: [revised], body })] });
    await world.told('ProductRevised', productRef(frozen));
    expect(await guardOwner(world.tables, `BLOCKED#PRODUCT#${productId}`)).toBeUndefined();
    const back = await get(world.tables, product, productId);
    expect(back.status).toBe('PUBLISHED');
    expect(back.body.frozen).toBeUndefined();
  });

  it('revised by a little while it is looked at is the price that the verdict blocks', async () => {
    const made = await aProduct('C-EVADE');
    const { productId } = made;
    await offer(made, 1000);
    await offer(made, 9000);
    await offer(made, 9001);
    expect((await flagOf(productId, 'PR-01'))?.body.inputs).toEqual({ priceFen: 9001, previousFen: 1000 });
    expect(await world.openTasks(`RISKFLAG#${productId}-PR-01`)).toEqual(['REVIEW_RISK_FLAG']);
    await verdict(productId, 'PR-01', 'CONFIRMED');
    expect(await guardOwner(world.tables, `BLOCKED#PRODUCT#${productId}`)).toBe(`PRICE#${productId}`);
    await offer(made, 9002);
    expect(await flagOf(productId, 'PR-01')).toMatchObject({
      status: 'OPEN',
      body: { inputs: { priceFen: 9002, previousFen: 1000 } },
    });
  });

  it('found to be reasonable blocks nothing, and is not raised again on the same facts', async () => {
    const made = await aProduct('C-DISMISS');
    await offer(made, 1000);
    await offer(made, 9000);
    await verdict(made.productId, 'PR-01', 'DISMISSED');
    expect(await guardOwner(world.tables, `BLOCKED#PRODUCT#${made.productId}`)).toBeUndefined();
    const body = await get(world.tables, product, made.productId);
    await world.told('ProductVersionRecorded', { ...productRef(body), priceFen: 9000 });
    expect((await flagOf(made.productId, 'PR-01'))?.status).toBe('DISMISSED');
  });
});
