import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../../functions/catalogue/react.ts';
import { alignPage } from '../../../functions/catalogue/reactions/align-page.ts';
import { blockedProduct } from '../../../shared/domain/product/product.ts';
import { refuse } from '../../../shared/domain/problem.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { queryProjections } from '../../../shared/store/projections.ts';
import { get } from '../../../shared/store/read.ts';
import { completeContent } from '../../support/catalogue-fixtures.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { ANNA, interested, NOBODY, startWorld, type TestAgency, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.at(NOW));
afterAll(() => world.stop());

const CONSULTING = { category: 'SCI_TECH_CONSULTING' };
const consultants = () => world.activeAgency(['SCI_TECH_CONSULTING']);
const statusOf = async (owner: TestAgency, productId: string) =>
  (await world.productOf(owner, productId)).status;

describe('[5-5a][5-5b] products', () => {
  it('are published in a verified category with a valid certificate, and found by category and agency', async () => {
    const owner = await world.activeAgency();
    await world.certificate(owner);
    const productId = await world.published(owner);
    const offers = await world.done('listOffersOfAgency', {
      as: NOBODY,
      params: { agencyId: owner.agencyId },
    });
    expect(offers.items).toMatchObject([{ productId, productVersion: 1, priceFen: 120_000 }]);
    const inCategory = await world.done('listOffers', {
      as: NOBODY,
      query: { category: 'INSPECTION_TESTING' },
    });
    expect(inCategory.items.map((each: { productId: string }) => each.productId)).toContain(productId);
    expect(await world.done('readOffer', { as: NOBODY, params: { productId } })).not.toHaveProperty('status');
  });

  it('are shown as publishable only where they would be', async () => {
    const owner = await consultants();
    const ready = await world.draft(owner, CONSULTING);
    const elsewhere = await world.draft(owner);
    const shown = async (productId: string) =>
      (await world.done('readProduct', { as: owner.admin, params: { productId } })).allowedActions;
    expect(await shown(ready)).toEqual(['revise', 'publish', 'archive']);
    expect(await shown(elsewhere)).toEqual(['revise', 'archive']);
    const listed = await world.done('listProducts', { as: owner.admin });
    const actions = listed.items.map((each: { productId: string; allowedActions: string[] }) => [
      each.productId,
      each.allowedActions.includes('publish'),
    ]);
    expect(Object.fromEntries(actions)).toEqual({ [ready]: true, [elsewhere]: false });
    await world.done('publishProduct', { as: owner.admin, params: { productId: ready } });
    const off = await world.done('takeProductOffShelf', {
      as: owner.admin,
      params: { productId: ready },
    });
    expect(off.allowedActions).toContain('publish');
  });

  it('keep their old versions readable when they are changed', async () => {
    const owner = await consultants();
    const productId = await world.published(owner, CONSULTING);
    const body = completeContent({ ...CONSULTING, priceFen: 99_000 });
    const params = { productId };
    expect(await world.done('reviseProduct', { as: owner.admin, params, body })).toMatchObject({
      status: 'PUBLISHED',
      productVersion: 2,
    });
    const versions = await world.done('listProductVersions', { as: NOBODY, params });
    expect(versions.items.map((each: { priceFen: number }) => each.priceFen)).toEqual([120_000, 99_000]);
    const first = { productId, productVersion: '1' };
    expect(await world.done('readProductVersion', { as: NOBODY, params: first })).toMatchObject({
      productVersion: 1,
      priceFen: 120_000,
    });
    const third = { productId, productVersion: '3' };
    expect(await world.call('readProductVersion', { as: NOBODY, params: third })).toMatchObject({
      status: 404,
    });
  });

  it('are refused unverified, incomplete, without a certificate and while blocked, and change nothing', async () => {
    const owner = await world.activeAgency();
    const publish = (productId: string) =>
      world.call('publishProduct', { as: owner.admin, params: { productId } });
    expect(await publish(await world.draft(owner))).toMatchObject({
      status: 409,
      code: 'QUALIFICATION_EXPIRED',
    });
    await world.certificate(owner);
    const other = await world.draft(owner, CONSULTING);
    expect(await publish(other)).toMatchObject({ status: 409, code: 'CATEGORY_NOT_VERIFIED' });
    const { priceFen: _, ...priceless } = completeContent();
    const draft = await world.done('draftProduct', { as: owner.admin, body: priceless });
    const answer = await publish(draft.productId);
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    expect(JSON.stringify(answer.body)).toContain('body.priceFen');
    const blocked = await world.draft(owner);
    const guard = { take: blockedProduct(blocked), owner: 'FLAG', refusal: refuse('DUPLICATE') };
    await world.commitPlan({ changes: [], guards: [guard] });
    expect(await publish(blocked)).toMatchObject({ status: 409, code: 'PRODUCT_BLOCKED' });
    await world.commitPlan({ changes: [], guards: [{ release: blockedProduct(blocked), owner: 'FLAG' }] });
    expect(await publish(blocked)).toMatchObject({ status: 200 });
    expect(await statusOf(owner, other)).toBe('DRAFT');
  });

  it('are the business of their own agency: a foreign one’s is not there', async () => {
    const [owner, stranger] = [await consultants(), await consultants()];
    const params = { productId: await world.draft(owner, CONSULTING) };
    for (const operation of ['readProduct', 'publishProduct', 'archiveProduct'] as const)
      expect(await world.call(operation, { as: stranger.admin, params })).toMatchObject({ status: 404 });
    expect(await world.call('readOffer', { as: NOBODY, params })).toMatchObject({ status: 404 });
    const foreign = { agencyId: owner.agencyId };
    expect(await world.call('listProducts', { as: stranger.admin, query: foreign })).toMatchObject({
      status: 404,
    });
    expect(await world.call('listProducts', { as: ANNA })).toMatchObject({ status: 422 });
    expect((await world.done('listProducts', { as: ANNA, query: foreign })).items).toHaveLength(1);
  });

  it('hold a stale version off', async () => {
    const owner = await consultants();
    const productId = await world.draft(owner, CONSULTING);
    const stale = { as: owner.admin, params: { productId }, ifMatch: 9 };
    expect(await world.call('publishProduct', stale)).toMatchObject({ status: 412, code: 'STALE_VERSION' });
  });
});

describe('[SM-5] freezing', () => {
  it('by a takedown of the centre keeps its reason, and its lifting gives back what was', async () => {
    const owner = await consultants();
    const productId = await world.published(owner, CONSULTING);
    const params = { productId };
    const body = { reason: '宣传内容失实' };
    expect(await world.call('takeProductDown', { as: interested(owner.uscc), params, body })).toMatchObject({
      status: 403,
      code: 'CONFLICT_OF_INTEREST',
    });
    await world.done('takeProductDown', { as: ANNA, params, body });
    expect(await world.productOf(owner, productId)).toMatchObject({
      status: 'FROZEN',
      frozen: { prior: 'PUBLISHED', causes: [{ cause: 'TAKEDOWN', reason: '宣传内容失实' }] },
    });
    expect(await world.call('archiveProduct', { as: owner.admin, params })).toMatchObject({
      status: 409,
      code: 'ILLEGAL_TRANSITION',
    });
    expect(await world.call('takeProductDown', { as: ANNA, params, body })).toMatchObject({
      code: 'DUPLICATE',
    });
    await world.done('liftTakedown', { as: ANNA, params, body: { reason: '已更正' } });
    expect(await statusOf(owner, productId)).toBe('PUBLISHED');
  });

  it('[6-3c] blocked while its agency is suspended does not come back on offer with it', async () => {
    const owner = await consultants();
    const productId = await world.published(owner, CONSULTING);
    await world.stand(owner.agencyId, 'suspend');
    const take = { take: blockedProduct(productId), owner: 'FLAG', refusal: refuse('DUPLICATE') };
    await world.commitPlan({ changes: [], guards: [take] });
    await world.stand(owner.agencyId, 'resume');
    const { body, status } = await get(world.tables, product, productId);
    expect({ status, causes: body.frozen?.causes.map(({ cause }) => cause) }).toEqual({
      status: 'FROZEN',
      causes: ['REVIEW'],
    });
  });

  it('[5-5a] by suspension reaches every product, page by page and once; resumption gives each back what it was', async () => {
    const owner = await consultants();
    const productIds: string[] = [];
    for (let i = 0; i < 27; i += 1)
      productIds.push(await world.published(owner, { ...CONSULTING, name: `咨询${i}` }));
    const [first = '', second = ''] = productIds;
    await world.done('takeProductOffShelf', { as: owner.admin, params: { productId: first } });
    await world.changeStanding(owner.agencyId, 'suspend');
    expect(await world.deliver('AGENCY', owner.agencyId, 'AgencySuspended')).toBe(2);
    expect(await world.productOf(owner, first)).toMatchObject({
      status: 'FROZEN',
      frozen: { prior: 'OFF_SHELF' },
    });
    const frozen = await world.productOf(owner, second);
    expect(frozen).toMatchObject({ status: 'FROZEN', frozen: { prior: 'PUBLISHED' } });
    await world.deliver('AGENCY', owner.agencyId, 'AgencySuspended');
    expect((await world.productOf(owner, second)).version).toBe(frozen.version);
    const publish = { as: owner.admin, params: { productId: first } };
    expect(await world.call('publishProduct', publish)).toMatchObject({ code: 'AGENCY_SUSPENDED' });
    const body = completeContent(CONSULTING);
    expect(await world.call('draftProduct', { as: owner.admin, body })).toMatchObject({
      status: 409,
      code: 'AGENCY_NOT_ACTIVE',
    });
    await world.stand(owner.agencyId, 'resume');
    expect(await statusOf(owner, first)).toBe('OFF_SHELF');
    for (const each of productIds.slice(1)) expect(await statusOf(owner, each)).toBe('PUBLISHED');
    const event = await world.eventOf('AGENCY', owner.agencyId, 'AgencySuspended');
    const pages = await workOf(event.id);
    expect(pages).toEqual(['PAGE#0', 'PAGE#1', 'TOTAL']);
  });

  it('goes by what the agency is, in whatever order the events come', async () => {
    const owner = await consultants();
    const productId = await world.published(owner, CONSULTING);
    await world.changeStanding(owner.agencyId, 'suspend');
    await world.changeStanding(owner.agencyId, 'resume');
    await world.deliver('AGENCY', owner.agencyId, 'AgencyResumed');
    await world.deliver('AGENCY', owner.agencyId, 'AgencySuspended');
    expect(await statusOf(owner, productId)).toBe('PUBLISHED');
  });

  it('holds what a publication rested on: an agency that is suspended meanwhile publishes nothing', async () => {
    const owner = await consultants();
    const productId = await world.draft(owner, CONSULTING);
    await world.changeStanding(owner.agencyId, 'suspend');
    expect(await world.call('publishProduct', { as: owner.admin, params: { productId } })).toMatchObject({
      status: 409,
      code: 'AGENCY_SUSPENDED',
    });
  });

  it.each(['remove', 'exit'] as const)('an agency’s %s ends them all', async (step) => {
    const owner = await consultants();
    const onOffer = await world.published(owner, CONSULTING);
    const draft = await world.draft(owner, CONSULTING);
    await world.stand(owner.agencyId, step);
    for (const productId of [onOffer, draft])
      expect(await world.done('readProduct', { as: ANNA, params: { productId } })).toMatchObject({
        status: 'ARCHIVED',
        allowedActions: [],
      });
    const { items } = await world.done('listOffersOfAgency', {
      as: NOBODY,
      params: { agencyId: owner.agencyId },
    });
    expect(items).toEqual([]);
  });

  it('survives a crash between the commit of a page and the asking for the next', async () => {
    const owner = await consultants();
    for (let i = 0; i < 26; i += 1) await world.published(owner, { ...CONSULTING, name: `咨询${i}` });
    await world.changeStanding(owner.agencyId, 'suspend');
    const now = new Date().toISOString();
    await react(await world.eventOf('AGENCY', owner.agencyId, 'AgencySuspended'), now, world.deps);
    const page = world.sent.shift()!;
    const broken = { send: async () => Promise.reject(new Error('killed')) };
    await expect(alignPage(page, now, { ...world.deps, pages: broken })).rejects.toThrow('killed');
    await alignPage(page, now, world.deps);
    await world.drain();
    const { items } = await world.done('listOffersOfAgency', {
      as: NOBODY,
      params: { agencyId: owner.agencyId },
    });
    expect(items).toEqual([]);
  });
});

/** What the pages of a piece of work have left behind. */
async function workOf(work: string): Promise<string[]> {
  const { QueryCommand } = await import('@aws-sdk/lib-dynamodb');
  const { Items = [] } = await world.tables.client.send(
    new QueryCommand({
      TableName: world.tables.platform,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `WORK#align-${work}` },
      Limit: 10,
    }),
  );
  return Items.map(({ sk }) => String(sk)).toSorted();
}

describe('[5-4a] the directory', () => {
  it('lists the active agencies of a category in whole pages, and follows what becomes of them', async () => {
    const category = 'INSTRUMENT_SHARING';
    const owners: TestAgency[] = [];
    for (let i = 0; i < 3; i += 1) owners.push(await world.activeAgency([category, 'RESEARCH_DEVELOPMENT']));
    const entries = async () =>
      (await queryProjections(world.tables, { pk: `PROJ#AGENCIES#${category}` }, { limit: 10 })).items.map(
        ({ item }) => item.agencyId,
      );
    expect((await entries()).toSorted()).toEqual(owners.map(({ agencyId }) => agencyId).toSorted());
    const [gone, back] = owners;
    await world.stand(gone!.agencyId, 'exit');
    await world.stand(back!.agencyId, 'suspend');
    expect(await entries()).toHaveLength(1);
    await world.stand(back!.agencyId, 'resume');
    await world.deliver('AGENCY', back!.agencyId, 'AgencySuspended');
    expect(await entries()).toHaveLength(2);
  });
});
