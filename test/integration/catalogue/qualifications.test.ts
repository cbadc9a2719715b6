import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AgencyOnboarded } from '../../../events/agency-onboarded/v1.ts';
import { OnboardingSubmitted } from '../../../events/onboarding-submitted/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { closesAt, startOfDay } from '../../../shared/domain/time/local-date.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { NOW, ORG_NAME, submittedCase } from '../../support/verification-fixtures.ts';
import { ANNA, BOTH, interested, RUI, startWorld, type TestAgency, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => {
  world.at(NOW);
  world.gateway.reset();
});
afterAll(() => world.stop());

const read = (owner: TestAgency, qualificationId: string) =>
  world.done('readQualification', { as: owner.admin, params: { qualificationId } });

async function recorded(owner: TestAgency) {
  const body = { kind: 'CMA', number: 'CMA-9', documentId: await world.paper(owner.uscc) };
  const { qualificationId } = await world.done('recordQualification', { as: owner.admin, body });
  await world.deliver('QUALIFICATION', qualificationId, 'QualificationRecorded');
  return qualificationId as string;
}

describe('[3-1b] a certificate', () => {
  it('is reminded of, ends, freezes what depends on it, and its renewal gives back what was', async () => {
    const owner = await world.activeAgency(['INSPECTION_TESTING', 'SCI_TECH_CONSULTING']);
    const qualificationId = await world.certificate(owner, '2026-06-30');
    const testing = await world.published(owner);
    const consulting = await world.published(owner, { category: 'SCI_TECH_CONSULTING' });
    const shelved = await world.published(owner, { name: '土壤检测' });
    await world.done('takeProductOffShelf', { as: owner.admin, params: { productId: shelved } });
    for (const day of ['2026-05-01', '2026-05-31', '2026-06-23']) {
      world.at(startOfDay(day));
      await world.fire('QUALIFICATION', qualificationId, 'QUALIFICATION_REMIND');
      expect(await read(owner, qualificationId)).toMatchObject({ status: 'EXPIRING' });
    }
    const told = (await world.trail('QUALIFICATION', qualificationId)).filter(
      ({ type }) => type === 'QualificationExpiring',
    );
    expect(told.map(({ data }) => [data.daysLeft, data.final])).toEqual([
      [60, false],
      [30, false],
      [7, true],
    ]);
    world.at('2026-06-30T15:59:59.999Z');
    await world.fire('QUALIFICATION', qualificationId, 'QUALIFICATION_EXPIRY');
    expect((await read(owner, qualificationId)).status).toBe('EXPIRING');
    world.at(closesAt('2026-06-30'));
    // The clock alone forbids it, before anything was told to anybody.
    const other = await world.draft(owner, { name: '空气检测' });
    const publish = { as: owner.admin, params: { productId: other } };
    expect(await world.call('publishProduct', publish)).toMatchObject({
      status: 409,
      code: 'QUALIFICATION_EXPIRED',
    });
    await world.fire('QUALIFICATION', qualificationId, 'QUALIFICATION_EXPIRY');
    await world.deliver('QUALIFICATION', qualificationId, 'QualificationExpired');
    expect((await read(owner, qualificationId)).status).toBe('EXPIRED');
    expect(await world.productOf(owner, testing)).toMatchObject({
      status: 'FROZEN',
      frozen: { prior: 'PUBLISHED', causes: [{ cause: 'QUALIFICATION_EXPIRED' }] },
    });
    expect(await world.productOf(owner, shelved)).toMatchObject({ frozen: { prior: 'OFF_SHELF' } });
    expect((await world.productOf(owner, consulting)).status).toBe('PUBLISHED');
    await world.certificate(owner, '2029-06-30', 'CNAS');
    expect(await world.productOf(owner, testing)).toMatchObject({ status: 'PUBLISHED' });
    expect((await world.productOf(owner, shelved)).status).toBe('OFF_SHELF');
    await world.deliver('QUALIFICATION', qualificationId, 'QualificationExpired');
    expect((await world.productOf(owner, testing)).status).toBe('PUBLISHED');
  });

  it('that another replaces in time freezes nothing', async () => {
    const owner = await world.activeAgency();
    const first = await world.certificate(owner, '2026-03-31');
    const productId = await world.published(owner);
    await world.certificate(owner, '2028-03-31');
    world.at(closesAt('2026-03-31'));
    await world.fire('QUALIFICATION', first, 'QUALIFICATION_EXPIRY');
    await world.deliver('QUALIFICATION', first, 'QualificationExpired');
    expect((await world.productOf(owner, productId)).status).toBe('PUBLISHED');
  });

  it.each([
    ['knows nothing of it', 'SILENT' as const, 'UNKNOWN'],
    ['holds another', { items: [] }, 'FAIL'],
  ])('is for an officer to look at when the register %s', async (_, script, outcome) => {
    const owner = await world.activeAgency();
    world.gateway.script({ QUALIFICATION: script });
    const qualificationId = await recorded(owner);
    const params = { qualificationId };
    expect(await read(owner, qualificationId)).toMatchObject({ status: 'RECORDED', finding: { outcome } });
    expect(await world.openTasks(`QUALIFICATION#${qualificationId}`)).toEqual(['VERIFY_QUALIFICATION']);
    const body = { reason: '已电话核实', validUntil: '2027-01-31' };
    expect(
      await world.call('verifyQualification', { as: interested(owner.uscc), params, body }),
    ).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    await world.done('verifyQualification', { as: ANNA, params, body });
    expect(await read(owner, qualificationId)).toMatchObject({ status: 'VALID', validUntil: '2027-01-31' });
    expect(await world.openTasks(`QUALIFICATION#${qualificationId}`)).toEqual([]);
    await world.published(owner);
  });

  it('is refused by a second person, and may be recorded again', async () => {
    const owner = await world.activeAgency();
    world.gateway.script({ QUALIFICATION: { items: [] } });
    const params = { qualificationId: await recorded(owner) };
    const body = { reason: '查无此证' };
    await world.done('proposeQualificationRefusal', { as: ANNA, params, body });
    expect(await world.call('refuseQualification', { as: BOTH, params, body })).toMatchObject({
      status: 403,
      code: 'FOUR_EYES',
    });
    await world.done('refuseQualification', { as: RUI, params, body });
    expect(await read(owner, params.qualificationId)).toMatchObject({
      status: 'REFUSED',
      refusal: { reason: '查无此证' },
    });
    expect(await world.openTasks(`QUALIFICATION#${params.qualificationId}`)).toEqual([]);
    world.gateway.reset();
    await recorded(owner);
  });

  it('needs a clean copy of the agency’s own, and is nobody else’s to see', async () => {
    const [owner, stranger] = [await world.activeAgency(), await world.activeAgency()];
    const record = (documentId: string) =>
      world.call('recordQualification', { as: owner.admin, body: { kind: 'CMA', number: '1', documentId } });
    expect(await record(await world.paper(stranger.uscc))).toMatchObject({ status: 422 });
    expect(await record(await world.paper(owner.uscc, 'UPLOADED'))).toMatchObject({
      status: 409,
      code: 'DOCUMENT_NOT_CLEAN',
    });
    const qualificationId = await world.certificate(owner);
    const call = { as: stranger.admin, params: { qualificationId } };
    expect(await world.call('readQualification', call)).toMatchObject({ status: 404 });
    expect((await world.done('listQualifications', { as: owner.admin })).items).toHaveLength(1);
  });
});

describe('[3-1b][6-2b] what was verified with a case', () => {
  it('holds from the onboarding on: certificates and standing documents, once', async () => {
    const uscc = usccFixture(4001);
    const [agencyId, caseId] = [newId(), newId()];
    for (const id of ['D3', 'D5', 'D6']) await world.paper(uscc, 'CLEAN', `${caseId}-${id}`);
    const submitted = submittedCase(['INSPECTION_TESTING', 'RESEARCH_DEVELOPMENT'], { uscc });
    const draft = JSON.parse(
      JSON.stringify(submitted.draft).replaceAll(/"(D\d)"/g, (_, id: string) => `"${caseId}-${id}"`),
    );
    const result = {
      key: 'QUALIFICATION:INSPECTION_TESTING',
      row: '5-2c' as const,
      outcome: 'PASS' as const,
      zh: '检验检测：资质有效',
      facts: { items: [{ kind: 'CMA', number: 'CMA-1', validUntil: '2029-12-31' }] },
      source: 'TEST',
      asOf: '2026-03-02',
    };
    const verification = {
      run: 1,
      round: 0,
      startedAt: NOW,
      results: [result],
      manual: [],
      pending: {},
      verifiedCategories: ['INSPECTION_TESTING'],
    };
    const body = {
      ...submitted,
      draft,
      submission: { ...submitted.submission!, draft },
      verification,
    };
    const opened = happened(
      OnboardingSubmitted,
      { caseId, uscc, round: 0 },
      { article: '5-1e', to: 'APPROVED' },
    );
    const categories = ['INSPECTION_TESTING'];
    const onboarded = happened(
      AgencyOnboarded,
      { agencyId, uscc, onboardedOn: '2026-03-02', categories, caseId },
      { article: '5-4a', to: 'ACTIVE' },
    );
    const agencyBody = {
      uscc,
      name: ORG_NAME,
      onboardedOn: '2026-03-02',
      categories: [{ code: 'INSPECTION_TESTING', grantedOn: '2026-03-02' }],
      origin: { kind: 'CASE' as const, caseId },
      createdAt: NOW,
    };
    await world.commitPlan({
      changes: [
        change(onboardingCase, { newId: caseId }, { events: [opened], body }),
        change(agency, { newId: agencyId }, { events: [onboarded], body: agencyBody }),
      ],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    for (let delivery = 0; delivery < 2; delivery += 1)
      await world.deliver('AGENCY', agencyId, 'AgencyOnboarded');
    const held = await world.done('listQualifications', { as: ANNA, query: { agencyId } });
    expect(held.items).toMatchObject([
      { kind: 'CMA', number: 'CMA-1', validUntil: '2029-12-31', status: 'VALID', version: 1 },
    ]);
    const documents = await world.done('listStandingDocuments', { as: ANNA, query: { agencyId } });
    expect(
      documents.items.map(({ kind, category, version }: Record<string, unknown>) => [
        kind,
        category,
        version,
      ]),
    ).toEqual([
      ['CHARGING_STANDARD', 'INSPECTION_TESTING', 1],
      ['FINANCIAL_SYSTEM', undefined, 1],
      ['SERVICE_STANDARD', 'INSPECTION_TESTING', 1],
    ]);
  });
});

describe('[6-2a][6-2b] standing documents', () => {
  it('are filed, confirmed, go stale and are renewed', async () => {
    const owner = await world.activeAgency();
    const file = async () => ({ kind: 'INTERNAL_CONTROL', documentId: await world.paper(owner.uscc) });
    const first = await world.call('fileStandingDocument', { as: owner.admin, body: await file() });
    expect(first).toMatchObject({ status: 201, body: { status: 'CURRENT', current: { version: 1 } } });
    const { standingDocId } = first.body;
    const params = { standingDocId };
    world.at('2027-03-02T16:00:00.000Z');
    await world.fire('STANDINGDOC', standingDocId, 'STANDING_REMIND');
    await world.fire('STANDINGDOC', standingDocId, 'STANDING_STALE');
    expect(await world.done('readStandingDocument', { as: owner.admin, params })).toMatchObject({
      status: 'STALE',
    });
    await world.done('confirmStandingDocument', { as: owner.admin, params });
    const second = await world.call('fileStandingDocument', { as: owner.admin, body: await file() });
    expect(second).toMatchObject({ status: 200, body: { status: 'CURRENT', current: { version: 2 } } });
    const types = (await world.trail('STANDINGDOC', standingDocId)).map(({ type }) => type);
    expect(types).toEqual([
      'StandingDocumentFiled',
      'StandingDocumentReminded',
      'StandingDocumentStale',
      'StandingDocumentConfirmed',
      'StandingDocumentFiled',
    ]);
  });

  it('are the agency’s own, clean, and of a category where they must be', async () => {
    const [owner, stranger] = [await world.activeAgency(), await world.activeAgency()];
    const file = async (more: object, uscc = owner.uscc, status = 'CLEAN') =>
      world.call('fileStandingDocument', {
        as: owner.admin,
        body: { kind: 'SERVICE_STANDARD', documentId: await world.paper(uscc, status), ...more },
      });
    const category = 'INSPECTION_TESTING';
    expect(await file({})).toMatchObject({ status: 422 });
    expect(await file({ category }, stranger.uscc)).toMatchObject({ status: 422 });
    expect(await file({ category }, owner.uscc, 'INFECTED')).toMatchObject({ code: 'DOCUMENT_NOT_CLEAN' });
    const { body } = await file({ category });
    const params = { standingDocId: body.standingDocId };
    expect(await world.call('confirmStandingDocument', { as: stranger.admin, params })).toMatchObject({
      status: 404,
    });
  });
});
