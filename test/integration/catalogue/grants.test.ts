import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from '../../support/verification-fixtures.ts';
import { ANNA, BOTH, interested, NOBODY, RUI, startWorld, type TestAgency, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.at(NOW);
  world.gateway.reset();
});
afterAll(() => world.stop());

const newcomer = () => world.activeAgency(['RESEARCH_DEVELOPMENT']);

async function form(owner: TestAgency, code = 'INSPECTION_TESTING') {
  const [standard, charging, copy] = await Promise.all([1, 2, 3].map(() => world.paper(owner.uscc)));
  return {
    code,
    serviceContent: '水质检测',
    serviceStandardDocumentId: standard,
    chargingStandardDocumentId: charging,
    qualifications: [{ kind: 'CMA', number: 'CMA-1', documentId: copy }],
  };
}

async function requested(owner: TestAgency, code?: string) {
  const { grantId } = await world.done('requestCategory', { as: owner.admin, body: await form(owner, code) });
  await world.deliver('GRANT', grantId, 'CategoryGrantRequested');
  return grantId as string;
}

const read = (owner: TestAgency, grantId: string) =>
  world.done('readCategoryGrant', { as: owner.admin, params: { grantId } });

describe('[5-5c] one more category', () => {
  it('is verified by the registers, with its certificate and standards, and then has products', async () => {
    const owner = await newcomer();
    const productId = await world.draft(owner);
    const publish = { as: owner.admin, params: { productId } };
    expect(await world.call('publishProduct', publish)).toMatchObject({ code: 'CATEGORY_NOT_VERIFIED' });
    const grantId = await requested(owner);
    expect(await read(owner, grantId)).toMatchObject({ status: 'VERIFIED', result: { outcome: 'PASS' } });
    expect(await world.call('publishProduct', publish)).toMatchObject({ status: 200 });
    const added = await world.eventOf('AGENCY', owner.agencyId, 'AgencyCategoryAdded');
    expect(added.data).toMatchObject({ category: 'INSPECTION_TESTING', grantId });
    const { items } = await world.done('listStandingDocuments', { as: owner.admin });
    expect(items).toHaveLength(2);
    const held = await world.done('listQualifications', { as: owner.admin });
    expect(held.items).toMatchObject([{ status: 'VALID', kind: 'CMA', origin: { kind: 'GRANT', grantId } }]);
    expect(await world.call('requestCategory', { as: owner.admin, body: await form(owner) })).toMatchObject({
      code: 'DUPLICATE',
    });
  });

  it('that asks for no certificate is verified without a question', async () => {
    const owner = await newcomer();
    const asked = world.gateway.asked.length;
    expect(await read(owner, await requested(owner, 'SCI_TECH_CONSULTING'))).toMatchObject({
      status: 'VERIFIED',
    });
    expect(world.gateway.asked.length).toBe(asked);
  });

  it('goes to an officer when the registers do not say yes; only then, and it changes nothing before', async () => {
    const owner = await newcomer();
    world.gateway.script({ QUALIFICATION: 'SILENT' });
    const grantId = await requested(owner);
    await world.deliver('GRANT', grantId, 'CategoryGrantRequested');
    const params = { grantId };
    const body = { reason: '已查验原件' };
    expect(await read(owner, grantId)).toMatchObject({ status: 'REQUESTED', result: { outcome: 'UNKNOWN' } });
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual(['VERIFY_CATEGORY']);
    expect(await world.call('requestCategory', { as: owner.admin, body: await form(owner) })).toMatchObject({
      status: 409,
      code: 'DUPLICATE',
    });
    expect(await world.call('verifyCategory', { as: interested(owner.uscc), params, body })).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    await world.done('verifyCategory', { as: ANNA, params, body });
    expect(await read(owner, grantId)).toMatchObject({
      status: 'VERIFIED',
      decision: { reason: '已查验原件' },
    });
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual([]);
    const held = await world.done('listQualifications', { as: owner.admin });
    expect(held.items).toMatchObject([{ status: 'VALID', number: 'CMA-1' }]);
  });

  it('is refused after the agency was heard, by a second person; it may be asked for again', async () => {
    const owner = await newcomer();
    world.gateway.script({ QUALIFICATION: { items: [] } });
    const grantId = await requested(owner);
    const params = { grantId };
    const body = { reason: '证书已注销' };
    await world.done('proposeCategoryRefusal', { as: ANNA, params, body });
    expect(await world.call('refuseCategory', { as: RUI, params, body })).toMatchObject({
      status: 409,
      code: 'HEARING_REQUIRED',
    });
    const reply = { text: '已换新证', documentIds: [await world.paper(owner.uscc)] };
    const stranger = await newcomer();
    expect(
      await world.call('replyToCategoryRefusal', { as: stranger.admin, params, body: reply }),
    ).toMatchObject({ status: 404 });
    await world.done('replyToCategoryRefusal', { as: owner.admin, params, body: reply });
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual(['DECIDE_CATEGORY_REFUSAL']);
    const decision = { ...body, onReply: '新证不含所申请项目' };
    expect(await world.call('refuseCategory', { as: BOTH, params, body: decision })).toMatchObject({
      code: 'FOUR_EYES',
    });
    await world.done('refuseCategory', { as: RUI, params, body: decision });
    expect(await read(owner, grantId)).toMatchObject({ status: 'REFUSED', decision });
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual([]);
    world.gateway.reset();
    expect(await read(owner, await requested(owner))).toMatchObject({ status: 'VERIFIED' });
  });

  it('may be decided once the time to reply is over; a returned proposal is an officer’s work again', async () => {
    const owner = await newcomer();
    world.gateway.script({ QUALIFICATION: { items: [] } });
    const grantId = await requested(owner);
    const params = { grantId };
    await world.done('proposeCategoryRefusal', { as: ANNA, params, body: { reason: '证书已注销' } });
    await world.fire('GRANT', grantId, 'GRANT_REPLY');
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual([]);
    world.at('2026-03-09T16:00:00.000Z');
    const late = { as: owner.admin, params, body: { text: '迟到的意见' } };
    expect(await world.call('replyToCategoryRefusal', late)).toMatchObject({ code: 'DEADLINE_PASSED' });
    await world.fire('GRANT', grantId, 'GRANT_REPLY');
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual(['DECIDE_CATEGORY_REFUSAL']);
    await world.done('returnCategoryProposal', { as: RUI, params, body: { reason: '新证有效' } });
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual(['VERIFY_CATEGORY']);
    await world.done('verifyCategory', { as: ANNA, params, body: { reason: '新证有效' } });
    expect((await read(owner, grantId)).status).toBe('VERIFIED');
  });

  it('is not given to an agency that has left meanwhile, nor asked for by a suspended one', async () => {
    const owner = await newcomer();
    world.gateway.script({ QUALIFICATION: 'SILENT' });
    const grantId = await requested(owner);
    await world.changeStanding(owner.agencyId, 'remove');
    const verify = { as: ANNA, params: { grantId }, body: { reason: '已查验原件' } };
    expect(await world.call('verifyCategory', verify)).toMatchObject({
      status: 409,
      code: 'AGENCY_NOT_ACTIVE',
    });
    expect(await read(owner, grantId)).toMatchObject({ status: 'REQUESTED' });
    const other = await newcomer();
    await world.stand(other.agencyId, 'suspend');
    expect(await world.call('requestCategory', { as: other.admin, body: await form(other) })).toMatchObject({
      status: 409,
      code: 'AGENCY_NOT_ACTIVE',
    });
  });

  it.each(['remove', 'exit'] as const)(
    'lapses when its agency leaves by “%s”, and its work with it',
    async (step) => {
      const owner = await newcomer();
      world.gateway.script({ QUALIFICATION: 'SILENT' });
      const waiting = await requested(owner);
      const proposed = await requested(owner, 'TECHNOLOGY_TRANSFER');
      const params = { grantId: proposed };
      await world.done('proposeCategoryRefusal', { as: ANNA, params, body: { reason: '证书不符' } });
      await world.stand(owner.agencyId, step);
      await world.deliver('AGENCY', owner.agencyId, step === 'exit' ? 'AgencyExited' : 'AgencyRemoved');
      for (const grantId of [waiting, proposed]) {
        expect(await read(owner, grantId)).toMatchObject({
          status: 'LAPSED',
          deadlines: [],
          allowedActions: [],
        });
        expect(await world.openTasks(`GRANT#${grantId}`)).toEqual([]);
      }
      const verify = { as: ANNA, params: { grantId: waiting }, body: { reason: '已查验原件' } };
      expect(await world.call('verifyCategory', verify)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
      const lapsed = await world.eventOf('GRANT', waiting, 'CategoryGrantLapsed');
      expect(lapsed.data).toMatchObject({ agencyId: owner.agencyId, grantId: waiting });
    },
  );

  it('that is decided stays as it is when its agency leaves', async () => {
    const owner = await newcomer();
    const grantId = await requested(owner);
    await world.stand(owner.agencyId, 'remove');
    expect(await read(owner, grantId)).toMatchObject({ status: 'VERIFIED' });
  });

  it('that the registers confirm after its agency left lapses, and does not come back', async () => {
    const owner = await newcomer();
    const { grantId } = await world.done('requestCategory', { as: owner.admin, body: await form(owner) });
    await world.changeStanding(owner.agencyId, 'remove');
    for (const _ of [1, 2]) await world.deliver('GRANT', grantId, 'CategoryGrantRequested');
    expect(await world.openTasks(`GRANT#${grantId}`)).toEqual([]);
    expect(await read(owner, grantId)).toMatchObject({ status: 'LAPSED' });
  });

  it('is listed for its agency, and for officers by status', async () => {
    const owner = await newcomer();
    world.gateway.script({ QUALIFICATION: 'SILENT' });
    const grantId = await requested(owner);
    const own = await world.done('listCategoryGrants', { as: owner.admin });
    expect(own.items).toMatchObject([{ grantId }]);
    const query = { status: 'REQUESTED', limit: '100' };
    const open = await world.done('listCategoryGrants', { as: ANNA, query });
    expect(open.items.map((each: { grantId: string }) => each.grantId)).toContain(grantId);
    expect(await world.call('listCategoryGrants', { as: owner.admin, query })).toMatchObject({ status: 403 });
  });
});

describe('[5-5b] the categories', () => {
  it('are public, in their order, with what each asks for', async () => {
    const { policyVersion, items } = await world.done('listServiceCategories', { as: NOBODY });
    expect(policyVersion).toBe('default');
    expect(items).toHaveLength(10);
    expect(items[2]).toMatchObject({
      code: 'INSPECTION_TESTING',
      nameZh: '检验检测',
      requiredQualifications: [['CMA', 'CNAS']],
      active: true,
    });
  });
});
