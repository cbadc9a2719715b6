import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../shared/domain/canonical.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { OfficerRegistered } from '../../../events/officer-registered/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { officer as register } from '../../../shared/store/aggregates/administration.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { change } from '../../../shared/store/plan.ts';
import { history } from '../../../shared/store/read.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { orderAt, BUYER_USCC } from '../../support/order-fixtures.ts';
import { CATEGORY, clerk, CYCLE, PUBLISHED, reviewer, startWorld } from '../evaluation-follow-up/world.ts';
import { agencyOf, officer } from '../publicity/world.ts';

const world = await startWorld(9300);
const { call, newAgency, newEntry, setTo, deliver, tables } = world;
afterAll(() => world.stop());

type Agency = Awaited<ReturnType<typeof newAgency>>;
const buyer: Principal = agencyOf(BUYER_USCC as never, 'BUYER');
const experts = ['anna', 'bo', 'chen', 'dan'].map((id) => officer(`expert-${id}`, 'EXPERT'));
const [anna, bo, chen, dan] = experts as [Principal, Principal, Principal, Principal];
const idsOf = (some: readonly Principal[]) => some.map(({ id }) => id);
const TEXT = { title: '芯片检测助企攻关', text: '两周内完成失效分析。' };

async function registerExpert(id: string, conflicts: string[] = [], roles = ['EXPERT'], active = true) {
  const event = happened(OfficerRegistered, { officerId: id }, { article: '3-1', to: 'ACTIVE' });
  const body = { sealedRef: 'S', roles: roles as never, conflicts, active };
  await world.commitPlan({ changes: [change(register, { newId: id }, { events: [event], body })] });
}

/** A completed order of the agency in the evaluated period. */
async function newOrder({ agencyId, uscc }: Agency, completedAt = '2026-06-01T02:00:00.000Z', more = {}) {
  const id = newId();
  const { body } = orderAt('DELIVERED');
  await setTo(order, id, 'COMPLETED', { ...body, agencyId, uscc, category: CATEGORY, completedAt, ...more });
  return id;
}

async function nominated(
  as: 'CENTRE' | 'AGENCY' = 'CENTRE',
  grade: 'EXCELLENT' | 'UNQUALIFIED' = 'EXCELLENT',
) {
  const owner = await newAgency();
  await newEntry(owner, grade);
  const orderId = await newOrder(owner);
  const body = { cycleId: CYCLE, orderId, title: '失效分析', summary: '为企业完成失效分析' };
  const { body: made } = await call('nominateServiceCase', as === 'CENTRE' ? clerk : owner.admin, { body });
  return { owner, orderId, caseId: made.caseId as string, made };
}
const step = (operation: Parameters<typeof call>[0], as: Principal, caseId: string, body?: object) =>
  call(operation, as, { params: { caseId }, ...(body && { body }) });

async function inReview() {
  const given = await nominated();
  await step('checkCaseEligibility', clerk, given.caseId);
  await step('appointExperts', clerk, given.caseId, { expertIds: idsOf([anna, bo, chen]) });
  return given;
}

async function selected(board = 'EXCELLENT_SERVICE') {
  const given = await inReview();
  for (const expert of [anna, bo, chen])
    await step('scoreServiceCase', expert, given.caseId, { score: 90, comment: '可推广' });
  expect(
    (await step('decideCaseSelection', reviewer, given.caseId, { board, reason: '好' })).body.status,
  ).toBe('SELECTED');
  return given;
}

async function published(board?: string) {
  const given = await selected(board);
  const { caseId, owner } = given;
  await step('consentToCase', owner.admin, caseId, { party: 'AGENCY' });
  await step('consentToCase', buyer, caseId, { party: 'BUYER' });
  await step('editServiceCase', clerk, caseId, TEXT);
  expect((await step('publishServiceCase', clerk, caseId)).body.status).toBe('PUBLISHED');
  return given;
}

const statusOf = async (caseId: string) => (await step('readServiceCase', reviewer, caseId)).body.status;

beforeAll(async () => {
  await world.newCycle();
  for (const { id } of experts) await registerExpert(id);
});

describe('the selection of service cases', () => {
  it('[11-2a][SM-18] begins with a completed order of the evaluated period', async () => {
    const { owner, orderId, made, caseId } = await nominated();
    expect(made).toMatchObject({ status: 'NOMINATED', origin: 'CENTRE', consents: { AGENCY: false } });
    const body = { cycleId: CYCLE, orderId, title: '失效分析', summary: '再次' };
    expect((await call('nominateServiceCase', clerk, { body })).code).toBe('DUPLICATE');
    const stranger = await newAgency();
    expect((await call('nominateServiceCase', stranger.admin, { body })).code).toBe('NOT_FOUND');
    expect((await step('readServiceCase', stranger.admin, caseId)).code).toBe('NOT_FOUND');
    expect((await step('readServiceCase', anna, caseId)).code).toBe('NOT_FOUND');
    const old = { ...body, orderId: await newOrder(owner, '2025-12-31T15:00:00.000Z') };
    expect((await call('nominateServiceCase', clerk, { body: old })).code).toBe('VALIDATION_FAILED');
    const unevaluated = { ...body, orderId: await newOrder(stranger) };
    expect((await call('nominateServiceCase', clerk, { body: unevaluated })).code).toBe('VALIDATION_FAILED');
    const own = await nominated('AGENCY');
    expect(own.made).toMatchObject({ origin: 'AGENCY', consents: { AGENCY: true, BUYER: false } });
    const mine = await call('listOwnServiceCases', own.owner.admin, { query: { party: 'AGENCY' } });
    expect(mine.body.items).toMatchObject([{ caseId: own.caseId }]);
  });

  it('[11-2a] takes no unqualified agency and none under investigation, without telling of it', async () => {
    const unqualified = await nominated('CENTRE', 'UNQUALIFIED');
    const refused = await step('checkCaseEligibility', clerk, unqualified.caseId);
    expect([refused.status, refused.code]).toEqual([409, 'CASE_NOT_ELIGIBLE']);
    const suspected = await nominated();
    const { agencyId, uscc } = suspected.owner;
    await setTo(violation, newId(), 'SUSPECTED', {
      agencyId,
      uscc,
      kind: 'SUBCONTRACTING',
      subjectRef: `ORDER#${suspected.orderId}`,
      sourceRef: 'COMPLAINT#C',
      fromReport: true,
      suspectedAt: PUBLISHED,
      suspectedBy: 'x',
      reason: '举报',
    });
    const same = await step('checkCaseEligibility', clerk, suspected.caseId);
    expect({ ...same.body, requestId: 0, instance: 0 }).toEqual({
      ...refused.body,
      requestId: 0,
      instance: 0,
    });
    expect(await statusOf(suspected.caseId)).toBe('NOMINATED');
    const gone = await nominated();
    await setTo(agency, gone.owner.agencyId, 'SUSPENDED');
    expect((await step('checkCaseEligibility', clerk, gone.caseId)).code).toBe('CASE_NOT_ELIGIBLE');
  });

  it('[11-2a] is judged by at least three experts of the register, none with a conflict', async () => {
    const { caseId, owner } = await nominated();
    const appoint = (expertIds: readonly string[]) => step('appointExperts', clerk, caseId, { expertIds });
    expect((await appoint(idsOf([anna, bo, chen]))).code).toBe('ILLEGAL_TRANSITION');
    expect((await step('checkCaseEligibility', reviewer, caseId)).code).toBe('FORBIDDEN_ROLE');
    expect((await step('checkCaseEligibility', clerk, caseId)).body.status).toBe('ELIGIBILITY_CHECKED');
    await registerExpert('expert-biased', [owner.uscc]);
    await registerExpert('expert-of-buyer', [BUYER_USCC]);
    await registerExpert('no-expert', [], ['CENTRE_OFFICER']);
    expect((await appoint(idsOf([anna, bo]))).code).toBe('VALIDATION_FAILED');
    expect((await appoint([...idsOf([anna, bo]), 'expert-anna'])).code).toBe('VALIDATION_FAILED');
    for (const wrong of ['no-expert', 'nobody'])
      expect((await appoint([...idsOf([anna, bo]), wrong])).code).toBe('VALIDATION_FAILED');
    for (const biased of ['expert-biased', 'expert-of-buyer']) {
      const refused = await appoint([...idsOf([anna, bo]), biased]);
      expect([refused.status, refused.code]).toEqual([403, 'CONFLICT_OF_INTEREST']);
    }
    expect((await appoint(idsOf([anna, bo, chen]))).body).toMatchObject({
      status: 'EXPERT_REVIEW',
      review: { experts: 3, scores: [] },
    });
  });

  it('[11-2a] is scored anonymously: neither agency nor experts see who scored what', async () => {
    const { caseId, owner } = await inReview();
    const waiting = async (as: Principal) =>
      (await call('listCasesToScore', as)).body.items.map((each: { caseId: string }) => each.caseId);
    expect(await waiting(anna)).toContain(caseId);
    expect(await waiting(dan)).not.toContain(caseId);
    const score = (as: Principal, value: number) =>
      step('scoreServiceCase', as, caseId, { score: value, comment: `评语${value}` });
    expect((await score(dan, 80)).code).toBe('NOT_FOUND');
    expect((await score(anna, 101)).status).toBe(422);
    const biased = { ...bo, conflicts: [owner.uscc] };
    expect((await score(biased, 80)).code).toBe('CONFLICT_OF_INTEREST');
    expect((await score(anna, 88)).body).toMatchObject({ ownScore: { score: 88 } });
    expect((await score(anna, 90)).code).toBe('DUPLICATE');
    expect(await waiting(anna)).not.toContain(caseId);
    const early = await step('decideCaseSelection', reviewer, caseId, {
      board: 'EXCELLENT_SERVICE',
      reason: '好',
    });
    expect([early.status, early.code]).toEqual([409, 'CASE_REVIEW_INCOMPLETE']);
    expect((await step('recuseFromCase', bo, caseId)).status).toBe(200);
    expect((await score(bo, 80)).code).toBe('CONFLICT_OF_INTEREST');
    expect((await step('appointExperts', clerk, caseId, { expertIds: [bo.id] })).code).toBe(
      'CONFLICT_OF_INTEREST',
    );
    await score(chen, 91);
    const few = await step('decideCaseSelection', reviewer, caseId, { reason: '不足' });
    expect(few.code).toBe('CASE_REVIEW_INCOMPLETE');
    await step('appointExperts', clerk, caseId, { expertIds: [dan.id] });
    await score(dan, 70);
    const eyes = await Promise.all(
      [owner.admin, anna, bo, buyer].map(async (as) => (await step('readServiceCase', as, caseId)).body),
    );
    expect(eyes.map(({ review }) => review)).toEqual([undefined, undefined, undefined, undefined]);
    expect(eyes.map(({ ownScore }) => ownScore?.score)).toEqual([undefined, 88, undefined, undefined]);
    const centre = (await step('readServiceCase', reviewer, caseId)).body;
    expect(centre.review.scores.map((each: { score: number }) => each.score)).toEqual([91, 88, 70]);
    expect(JSON.stringify([...eyes, centre])).not.toMatch(/expert-/);
    const trail = await history(tables, 'SERVICECASE', caseId, { limit: 20 });
    expect(JSON.stringify(trail.items.map(({ data, record }) => [data, record]))).not.toMatch(
      /评语|expert-|88/,
    );
    const done = await step('decideCaseSelection', reviewer, caseId, { reason: '未达要求' });
    expect(done.body).toMatchObject({ status: 'NOT_SELECTED', review: { mean: '83.00' } });
    expect((await step('consentToCase', owner.admin, caseId, { party: 'AGENCY' })).code).toBe(
      'ILLEGAL_TRANSITION',
    );
  });

  it('[11-2b] stands on one of three boards', async () => {
    const { caseId } = await inReview();
    const select = (board: string, as = reviewer) =>
      step('decideCaseSelection', as, caseId, { board, reason: '好' });
    expect((await select('BEST_SERVICE')).status).toBe(422);
    expect((await select('EXCELLENT_SERVICE', clerk)).code).toBe('FORBIDDEN_ROLE');
    for (const board of ['EXCELLENT_SERVICE', 'DISTINCTIVE_SERVICE', 'SATISFYING_SERVICE']) {
      const { caseId: shown } = await published(board);
      const { body } = await call('listPublishedCases', undefined, { query: { board } });
      expect(body.items).toMatchObject([{ caseId: shown, board, ...TEXT }]);
      const page = await call('readCasesPage', undefined, { query: { board } });
      expect(page.body).toContain(TEXT.title);
      await step('archiveServiceCase', clerk, shown);
    }
    expect((await call('listPublishedCases', undefined, { query: { board: 'OTHER' } })).status).toBe(422);
  });

  it('[11-2c] needs the consent of agency and buyer, and loses its place with it', async () => {
    const { caseId, owner } = await selected();
    const publish = () => step('publishServiceCase', clerk, caseId);
    const consent = (as: Principal, party: string) => step('consentToCase', as, caseId, { party });
    const missing = await publish();
    expect([missing.status, missing.code]).toEqual([409, 'CONSENT_MISSING']);
    expect((await step('editServiceCase', clerk, caseId, TEXT)).code).toBe('ILLEGAL_TRANSITION');
    expect((await consent(owner.admin, 'BUYER')).code).toBe('NOT_FOUND');
    expect((await consent(owner.admin, 'AGENCY')).body.status).toBe('SELECTED');
    expect((await consent(owner.admin, 'AGENCY')).code).toBe('DUPLICATE');
    expect((await publish()).code).toBe('CONSENT_MISSING');
    const bought = await call('listOwnServiceCases', buyer, { query: { party: 'BUYER' } });
    expect(bought.body.items.map((each: { caseId: string }) => each.caseId)).toContain(caseId);
    expect((await consent(buyer, 'BUYER')).body.status).toBe('CONSENTED');
    expect((await publish()).code).toBe('ILLEGAL_TRANSITION');
    expect((await step('editServiceCase', clerk, caseId, TEXT)).body.edited.number).toBe(1);
    expect((await step('editServiceCase', clerk, caseId, TEXT)).code).toBe('NO_EFFECTIVE_CHANGE');
    expect((await publish()).body.status).toBe('PUBLISHED');
    expect((await step('withdrawCaseConsent', buyer, caseId, { party: 'BUYER' })).body.status).toBe(
      'WITHDRAWN',
    );
    expect((await publish()).code).toBe('CONSENT_MISSING');
    await consent(buyer, 'BUYER');
    expect((await publish()).body.status).toBe('PUBLISHED');
    const withdrawal = { reason: '文字有误' };
    expect((await step('withdrawServiceCase', clerk, caseId, withdrawal)).body.status).toBe('WITHDRAWN');
    expect((await step('withdrawServiceCase', clerk, caseId, withdrawal)).code).toBe('ILLEGAL_TRANSITION');
    expect((await step('archiveServiceCase', clerk, caseId)).body.status).toBe('ARCHIVED');
    expect((await publish()).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[SM-18] is withdrawn when its agency is suspended, and not shown again before it is lifted', async () => {
    const { caseId, owner } = await published();
    const { agencyId, uscc } = owner;
    await setTo(agency, agencyId, 'SUSPENDED');
    await deliver('AgencySuspended', { agencyId, uscc, decisionRef: 'D' });
    expect(await statusOf(caseId)).toBe('WITHDRAWN');
    expect((await step('publishServiceCase', clerk, caseId)).code).toBe('CASE_NOT_ELIGIBLE');
    await setTo(agency, agencyId, 'ACTIVE');
    expect((await step('publishServiceCase', clerk, caseId)).body.status).toBe('PUBLISHED');
    await deliver('ViolationSuspected', { violationId: 'V', agencyId, uscc, kind: 'SUBCONTRACTING' });
    expect(await statusOf(caseId)).toBe('WITHDRAWN');
  });

  it('[11-2c][11-2d] is compiled in order, by version, and exported with its hash', async () => {
    const [first, second, without] = [await published(), await published(), await selected()];
    const draft = { cycleId: CYCLE, title: '科技创新券服务案例集' };
    const { body: made } = await call('draftCaseCollection', clerk, { body: draft });
    expect(made).toMatchObject({ status: 'DRAFT', number: 1 });
    expect((await call('draftCaseCollection', clerk, { body: draft })).code).toBe('DUPLICATE');
    const params = { collectionId: made.collectionId };
    const arrange = (...caseIds: string[]) =>
      call('arrangeCaseCollection', clerk, { params, body: { title: draft.title, caseIds } });
    const publish = (as = reviewer) => call('publishCaseCollection', as, { params });
    expect((await publish()).code).toBe('VALIDATION_FAILED');
    expect((await arrange(first.caseId, first.caseId)).code).toBe('VALIDATION_FAILED');
    expect((await arrange('NONE')).code).toBe('VALIDATION_FAILED');
    await arrange(second.caseId, first.caseId, without.caseId);
    const refused = await publish();
    expect([refused.status, refused.code]).toEqual([409, 'CONSENT_MISSING']);
    expect((await call('exportCaseCollection', undefined, { params })).code).toBe('NOT_FOUND');
    expect((await arrange(second.caseId, first.caseId)).body.caseIds).toEqual([second.caseId, first.caseId]);
    expect((await publish(clerk)).code).toBe('FORBIDDEN_ROLE');
    const { exportHash } = (await publish()).body;
    expect((await arrange(first.caseId)).code).toBe('ILLEGAL_TRANSITION');
    const { body: out } = await call('exportCaseCollection', undefined, { params });
    expect(out.index.cases.map((each: { caseId: string }) => each.caseId)).toEqual([
      second.caseId,
      first.caseId,
    ]);
    expect([out.exportHash, canonicalHash(out.index)]).toEqual([exportHash, exportHash]);
    expect(out.index.cases[0].textHash).toBe(canonicalHash(TEXT));
    expect(out.texts[0]).toEqual({ caseId: second.caseId, ...TEXT });
    await step('withdrawServiceCase', clerk, first.caseId, { reason: '撤下' });
    const { body: later } = await call('exportCaseCollection', undefined, { params });
    expect(later.index).toEqual(out.index);
    expect(later.texts[1]).toEqual({ caseId: first.caseId, withdrawn: true });
    const page = await call('readCollectionPage', undefined, { params });
    expect(page.body).toContain(`1. ${TEXT.title}`);
    expect(page.body).toContain('（案例已撤下）');
    const next = await call('draftCaseCollection', clerk, { body: draft });
    expect(next.body).toMatchObject({ number: 2, caseIds: [second.caseId, first.caseId] });
    const versions = await call('listCaseCollections', reviewer, { query: { cycleId: CYCLE } });
    expect(versions.body.items.map((each: { number: number }) => each.number)).toEqual([2, 1]);
  });
});
