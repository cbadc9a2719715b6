import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readProjection } from '../../../shared/store/projections.ts';
import { rankKeyKey } from '../../../shared/store/evaluation.ts';
import {
  agencyOf,
  ANNA,
  BOTH,
  CATEGORY,
  CYCLE,
  interested,
  REVIEW_DAY,
  RUI,
  scoredEntry,
} from '../../support/evaluation-review-world.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let sequence = 10;
let one: Awaited<ReturnType<typeof scoredEntry>>;
const reason = '经核对材料';

beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.stop());
beforeEach(async () => {
  world.to(REVIEW_DAY);
  one = await scoredEntry(world.tables, (sequence += 1));
});

const params = () => ({ entryId: one.entryId });
const start = () => world.call('startEntryReview', { as: ANNA, params: params() });
const decide = (as = RUI, decision = 'APPROVE') =>
  world.call('decideEntryReview', { as, params: params(), body: { decision, reason } });
const propose = (as = ANNA) => world.call('proposeEntryReview', { as, params: params() });

describe('[9-3a] the review of an entry', () => {
  it('[9-3a] is approved by a second person, once the survey is closed', async () => {
    expect((await start()).body.status).toBe('UNDER_REVIEW');
    expect(await propose()).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    await world.answered(one.entryId, [92, 88, 95]);
    expect((await propose(BOTH)).status).toBe(200);
    expect(await decide(BOTH)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect((await decide(RUI, 'RETURN')).body.status).toBe('UNDER_REVIEW');
    expect(await decide()).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    await propose();
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).toContain('APPROVE_ENTRY_REVIEW OPEN');
    const approved = await decide();
    expect(approved.body).toMatchObject({ status: 'REVIEWED', finalTotal: '86.59' });
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).not.toContain('APPROVE_ENTRY_REVIEW OPEN');
    expect((await world.call('reviewEntryAgain', { as: RUI, params: params() })).body.status).toBe(
      'UNDER_REVIEW',
    );
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).toContain('REVIEW_ENTRY OPEN');
    expect((await propose()).status).toBe(200);
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).not.toContain('REVIEW_ENTRY OPEN');
  });

  it('[9-3a] is not for an officer with an interest, another role, or a stale version', async () => {
    const call = (as: typeof ANNA, ifMatch?: number) =>
      world.call('startEntryReview', { as, params: params(), ...(ifMatch !== undefined && { ifMatch }) });
    expect(await call(interested(one.uscc))).toMatchObject({ status: 403, code: 'CONFLICT_OF_INTEREST' });
    expect(await call(agencyOf(one.uscc))).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    expect(await call(RUI)).toMatchObject({ status: 403 });
    expect(await call(ANNA, 1)).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    const unknown = { as: ANNA, params: { entryId: '2027.X.Y' } };
    expect(await world.call('startEntryReview', unknown)).toMatchObject({ status: 404 });
  });

  it('[9-4] withholds for an investigation and lifts it, out of the ranking and back', async () => {
    await start();
    const body = { reason, ref: 'VIOLATION#V1' };
    const officer = await world.call('withholdEntry', { as: ANNA, params: params(), body });
    expect(officer.status).toBe(403);
    const held = await world.call('withholdEntry', { as: RUI, params: params(), body });
    expect(held.body).toMatchObject({ status: 'WITHHELD', withheld: { reason } });
    expect(await standing()).toBe('WITHHELD');
    const lifted = { as: RUI, params: params(), body: { reason } };
    expect((await world.call('liftEntryWithholding', lifted)).body.status).toBe('UNDER_REVIEW');
    expect(await standing()).toBe('RANKED');
    expect(await world.call('liftEntryWithholding', lifted)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });
});

const rankKey = async () =>
  (await readProjection(world.tables, rankKeyKey(CYCLE, CATEGORY, one.agencyId)))?.item['key'] as {
    total: number;
    standing: string;
    unqualified?: boolean;
  };
const standing = async () => (await rankKey()).standing;

describe('[9-3a] a correction of an input', () => {
  const correction = {
    indicatorId: 'QLT_ON_TIME_RATE',
    input: 'onTime',
    oldInput: { n: 16, of: 18 },
    newInput: { n: 18, of: 18 },
    reason,
  };
  const proposed = async (more: object = {}, as = ANNA) => {
    const evidenceRef = `DOCUMENT#${await world.paper(one.uscc, 'CENTRE')}`;
    const body = { ...correction, evidenceRef, ...more };
    return world.call('proposeInputCorrection', { as, params: params(), body });
  };
  const decided = (correctionId: string, as = RUI, outcome = 'APPROVE') =>
    world.call('decideInputCorrection', { as, params: { correctionId }, body: { outcome, reason } });

  it('[9-3a] scores the entry anew, and takes a reviewed one back', async () => {
    await start();
    await world.answered(one.entryId, [92, 88, 95]);
    await propose();
    await decide();
    const { id } = await proposed({}, BOTH);
    expect(await decided(id!, BOTH)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect((await decided(id!)).body.status).toBe('APPROVED');
    const { status, body } = await world.entryOf(one.entryId);
    expect(status).toBe('UNDER_REVIEW');
    // 5 points for punctuality instead of 3.6111, of 15 that stand for the 20 of quality.
    expect(body.final?.total).toBe('88.44');
    expect((await rankKey()).total).toBe(8844);
    expect(body.corrections).toEqual([{ correctionId: id, indicatorId: 'QLT_ON_TIME_RATE' }]);
    expect(await decided(id!)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('[9-3a] of a reviewed entry is work for an officer again', async () => {
    await start();
    await world.answered(one.entryId, [92, 88, 95]);
    await propose();
    await decide();
    expect((await decided((await proposed()).id!)).status).toBe(200);
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).toContain('REVIEW_ENTRY OPEN');
  });

  it('[9-3a] takes back what was proposed on the old input, so that nobody approves another score', async () => {
    await start();
    await world.answered(one.entryId, [92, 88, 95]);
    await propose();
    expect((await decided((await proposed()).id!)).status).toBe(200);
    const corrected = await world.entryOf(one.entryId);
    expect(corrected.status).toBe('UNDER_REVIEW');
    expect(corrected.body.review).toBeUndefined();
    const open = await world.tasksOf(`ENTRY#${one.entryId}`);
    expect(open).toContain('REVIEW_ENTRY OPEN');
    expect(open).not.toContain('APPROVE_ENTRY_REVIEW OPEN');
    expect(await decide()).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    await propose();
    expect((await decide()).body).toMatchObject({ status: 'REVIEWED', finalTotal: '88.44' });
  });

  it('[9-3a] changes nothing when it is given back, and not what another has changed', async () => {
    await start();
    const first = await proposed();
    const second = await proposed({ newInput: { n: 17, of: 18 } });
    const third = await proposed();
    expect((await decided(third.id!, RUI, 'RETURN')).body.status).toBe('RETURNED');
    expect((await world.entryOf(one.entryId)).body.corrections).toEqual([]);
    expect((await decided(first.id!)).status).toBe(200);
    const stale = await decided(second.id!);
    expect(stale).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    // No newer version helps: it says that it is to be returned.
    expect(JSON.stringify(stale.body)).toContain('请退回本更正');
  });

  it.each([
    ['a score instead of an input', { input: 'total', oldInput: null, newInput: 99 }],
    ['an input of another indicator', { input: 'products' }],
    ['what the input never was', { oldInput: { n: 1, of: 18 } }],
    ['more than there is', { newInput: { n: 19, of: 18 } }],
    [
      'the users’ own answers',
      { indicatorId: 'FBK_SATISFACTION_REVIEW', input: 'satisfaction', oldInput: null, newInput: 100 },
    ],
    ['no evidence', { evidenceRef: undefined }],
    ['a score beside it', { score: 20 }],
  ])('[9-3a] is not taken for %s', async (_, more) => {
    await start();
    expect(await proposed(more)).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
  });

  it('[9-3a] rests on a document or a record of that agency, which the second person sees', async () => {
    await start();
    const other = await scoredEntry(world.tables, (sequence += 1));
    const foreign = `DOCUMENT#${await world.paper(other.uscc, 'CENTRE')}`;
    for (const evidenceRef of ['随便写', 'DOCUMENT#D1', 'DOCUMENT#', 'ORDER#O1', 'TASK#T1', foreign])
      expect(await proposed({ evidenceRef })).toMatchObject({
        status: 422,
        body: { fields: [{ field: 'body.evidenceRef' }] },
      });
    const evidenceRef = `DOCUMENT#${await world.paper(one.uscc, 'AGENCY')}`;
    expect((await proposed({ evidenceRef })).status).toBe(201);
    const seen = await world.call('listInputCorrections', { as: RUI, params: params() });
    expect(seen.body.items).toMatchObject([{ evidenceRef }]);
  });

  it('[9-3a] is not taken without a change, nor from another role', async () => {
    await start();
    const same = await proposed({ newInput: correction.oldInput });
    expect(same).toMatchObject({ status: 422, code: 'NO_EFFECTIVE_CHANGE' });
    expect((await proposed({}, RUI)).status).toBe(403);
    expect((await proposed({}, agencyOf(one.uscc))).status).toBe(403);
  });
});

describe('[9-3d] a supplement', () => {
  const asked = async () => {
    await start();
    const body = { purpose: '补充交付证明', items: [{ key: 'DELIVERY', zh: '交付证明' }] };
    return world.call('requestEntrySupplement', { as: ANNA, params: params(), body });
  };
  const handIn = async (cooperationId: string) =>
    world.call('submitCooperation', {
      as: agencyOf(one.uscc),
      params: { cooperationId },
      body: { items: [{ key: 'DELIVERY', documentIds: [await world.paper(one.uscc, 'AGENCY')] }] },
    });

  it('[9-3d] is handed in within ten days, upon which the review goes on', async () => {
    const { body, id } = await asked();
    expect(body.status).toBe('SUPPLEMENT_REQUESTED');
    expect((await handIn('01JQUNASKED')).status).toBe(404);
    expect((await handIn(id!)).body).toMatchObject({ status: 'SUBMITTED', dueOn: '2027-03-12' });
    expect((await world.entryOf(one.entryId)).status).toBe('UNDER_REVIEW');
  });

  it('[9-3d] is not taken late, but for an extension in time', async () => {
    const late = (await asked()).id!;
    world.to('2027-03-12T16:00:00.000Z');
    expect(await handIn(late)).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    world.to(REVIEW_DAY);
    one = await scoredEntry(world.tables, (sequence += 1));
    const id = (await asked()).id!;
    const extension = { as: ANNA, params: { cooperationId: id }, body: { reason: '企业停产检修' } };
    expect((await world.call('extendCooperation', extension)).body.dueOn).toBe('2027-03-22');
    expect(await world.call('extendCooperation', extension)).toMatchObject({ code: 'DUPLICATE' });
    world.to('2027-03-22T01:00:00.000Z');
    expect((await handIn(id)).status).toBe(200);
  });

  it('[9-3d] may be given up, or gone on without', async () => {
    const { id } = await asked();
    const body = { reason: '已从平台获取' };
    const withdrawn = { as: ANNA, params: { cooperationId: id! }, body };
    expect((await world.call('withdrawCooperation', withdrawn)).body.status).toBe('WITHDRAWN');
    expect((await world.entryOf(one.entryId)).status).toBe('UNDER_REVIEW');
    const resumed = { as: ANNA, params: params() };
    expect(await world.call('resumeEntryReview', resumed)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('[9-3d] is not gone on without while its time runs, nor around it by withholding the entry', async () => {
    const { id } = await asked();
    await world.answered(one.entryId, [92, 88, 95]);
    const resume = () => world.call('resumeEntryReview', { as: ANNA, params: params() });
    expect(await resume()).toMatchObject({ status: 409, code: 'SUPPLEMENT_OPEN' });
    const held = { as: RUI, params: params(), body: { reason } };
    expect((await world.call('withholdEntry', held)).status).toBe(200);
    expect((await world.call('liftEntryWithholding', held)).body.status).toBe('UNDER_REVIEW');
    expect(await propose()).toMatchObject({ status: 409, code: 'SUPPLEMENT_OPEN' });
    const withdrawn = { as: ANNA, params: { cooperationId: id! }, body: { reason } };
    expect((await world.call('withdrawCooperation', withdrawn)).status).toBe(200);
    expect((await propose()).status).toBe(200);
    expect((await decide()).body.status).toBe('REVIEWED');
  });

  it('[9-3d] is gone on without once its time is over', async () => {
    await asked();
    world.to('2027-03-12T16:00:00.000Z');
    expect((await world.call('resumeEntryReview', { as: ANNA, params: params() })).body.status).toBe(
      'UNDER_REVIEW',
    );
  });
});

describe('[9-3e] a visit on site', () => {
  const visit = (visitors: readonly string[]) => ({
    as: ANNA,
    params: params(),
    body: { visitOn: '2027-03-04', purpose: '核实检测能力', visitors },
  });

  it('[9-3e] is by two officers, whose minutes and photos are recorded', async () => {
    await start();
    const [bo, cai] = [await world.registered('bo'), await world.registered('cai')];
    const involved = await world.registered('dong', [one.uscc]);
    expect(await world.call('planSiteVisit', visit([bo]))).toMatchObject({ status: 422 });
    expect(await world.call('planSiteVisit', visit([bo, bo]))).toMatchObject({ status: 422 });
    expect(await world.call('planSiteVisit', visit([bo, 'u-nobody']))).toMatchObject({ status: 422 });
    for (const role of ['EXPERT', 'FINANCE_OFFICER'] as const) {
      const outsider = await world.registered(`of-${role}`, [], role);
      expect(await world.call('planSiteVisit', visit([bo, outsider]))).toMatchObject({
        status: 422,
        body: { fields: [{ field: 'body.visitors.1' }] },
      });
    }
    expect(await world.call('planSiteVisit', visit([bo, involved]))).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    const { body, ...rest } = visit([bo, cai]);
    for (const visitOn of ['9999-12-31', '2090-01-01', '2027-03-01', '2027-02-30']) {
      const never = await world.call('planSiteVisit', { ...rest, body: { ...body, visitOn } });
      expect(never).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    }
    const planned = await world.call('planSiteVisit', visit([bo, cai]));
    expect(planned.status).toBe(201);
    expect((await world.entryOf(one.entryId)).status).toBe('SITE_VISIT');
    const siteVisitId = planned.id!;
    const read = { as: agencyOf(one.uscc), params: { siteVisitId } };
    expect((await world.call('readSiteVisit', read)).body.visitors).toBeUndefined();
    const stranger = { as: agencyOf('91310000MA00000000'), params: { siteVisitId } };
    expect((await world.call('readSiteVisit', stranger)).status).toBe(404);
    const record = {
      minutes: '现场查看了实验室与设备。',
      findings: ['设备在用'],
      photoIds: [await world.paper(one.uscc, 'CENTRE')],
      minutesDocumentId: await world.paper(one.uscc, 'CENTRE'),
      signedBy: [bo, cai],
    };
    const recorded = (more: object = {}) =>
      world.call('recordSiteVisit', { as: ANNA, params: { siteVisitId }, body: { ...record, ...more } });
    expect(await recorded()).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    world.to('2027-03-04T08:00:00.000Z');
    expect(await recorded({ signedBy: [bo] })).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    expect(await recorded({ signedBy: [bo, 'u-anna'] })).toMatchObject({ status: 422 });
    expect(await recorded({ photoIds: [] })).toMatchObject({ status: 422 });
    expect(await recorded({ photoIds: [await world.paper(one.uscc, 'AGENCY')] })).toMatchObject({
      status: 422,
    });
    expect((await recorded()).body.status).toBe('DONE');
    expect((await world.entryOf(one.entryId)).status).toBe('UNDER_REVIEW');
    expect(await world.tasksOf(`SITEVISIT#${siteVisitId}`)).toEqual([]);
    expect(await recorded()).toMatchObject({ status: 409 });
  });
});

describe('[9-3e] a visit that was announced', () => {
  it('[9-3e] is recorded or cancelled for a reason before the review is approved', async () => {
    await start();
    await world.answered(one.entryId, [92, 88, 95]);
    const visitors = [await world.registered('fei'), await world.registered('gu')];
    const body = { visitOn: '2027-03-04', purpose: '核实检测能力', visitors };
    const { id } = await world.call('planSiteVisit', { as: ANNA, params: params(), body });
    const resumed = await world.call('resumeEntryReview', { as: ANNA, params: params() });
    expect(resumed).toMatchObject({ status: 409, code: 'SITE_VISIT_OPEN' });
    const held = { as: RUI, params: params(), body: { reason } };
    await world.call('withholdEntry', held);
    await world.call('liftEntryWithholding', held);
    expect(await propose()).toMatchObject({ status: 409, code: 'SITE_VISIT_OPEN' });
    const cancel = (given: object, as = ANNA) =>
      world.call('cancelSiteVisit', { as, params: { siteVisitId: id! }, body: given });
    expect((await cancel({})).status).toBe(422);
    expect((await cancel({ reason }, RUI)).status).toBe(403);
    expect(await cancel({ reason }, interested(one.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect((await cancel({ reason })).body).toMatchObject({ status: 'CANCELLED', cancelled: { reason } });
    expect(await world.tasksOf(`SITEVISIT#${id}`)).toEqual([]);
    expect(await cancel({ reason })).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    await propose();
    expect((await decide()).body.status).toBe('REVIEWED');
  });
});

describe('[9-4] an unqualified entry', () => {
  const low = { completion: { n: 0, of: 20 }, onTime: { n: 0, of: 18 }, firstPass: { n: 0, of: 18 } };
  const poor = async () => {
    one = await scoredEntry(world.tables, (sequence += 1), {
      inputs: { ...low, completedOrders: 1, distinctUsers: 1, activeMonths: 1 },
    });
    await start();
    await world.answered(one.entryId, [10]);
  };
  const unqualified = (as = ANNA) =>
    world.call('proposeUnqualified', { as, params: params(), body: { reason } });
  const settled = (as = RUI, outcome = 'CONFIRM') =>
    world.call('decideOnUnqualified', { as, params: params(), body: { outcome, reason } });

  it('[9-4] is decided by a second person after the agency was heard, before any result', async () => {
    await poor();
    expect(Number((await world.entryOf(one.entryId)).body.final?.total)).toBeLessThan(60);
    expect(await propose()).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    const proposed = await unqualified(BOTH);
    expect(proposed.body.unqualified.state).toBe('PROPOSED');
    expect(await unqualified()).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await propose()).toMatchObject({ code: 'HEARING_REQUIRED' });
    expect(await settled(BOTH)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await settled()).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    const heard = { hearingId: proposed.body.unqualified.hearingId };
    const reply = { as: agencyOf(one.uscc), params: heard, body: { text: '请予复核', documentIds: [] } };
    expect((await world.call('replyToHearing', reply)).status).toBe(200);
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).toContain('CONSIDER_HEARING OPEN');
    expect(await settled()).toMatchObject({ code: 'HEARING_REQUIRED' });
    const considered = { as: ANNA, params: heard, body: { accepted: false, text: '理由不成立' } };
    expect((await world.call('considerHearing', considered)).status).toBe(200);
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).toContain('DECIDE_UNQUALIFIED OPEN');
    expect((await settled()).body.unqualified.state).toBe('CONFIRMED');
    expect((await rankKey()).unqualified).toBe(true);
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).not.toContain('DECIDE_UNQUALIFIED OPEN');
    expect((await propose()).status).toBe(200);
    expect((await decide()).body.status).toBe('REVIEWED');
  });

  it('[9-4] is lifted where the agency was right', async () => {
    await poor();
    const { body } = await unqualified();
    const heard = { hearingId: body.unqualified.hearingId };
    await world.call('replyToHearing', {
      as: agencyOf(one.uscc),
      params: heard,
      body: { text: '数据有误', documentIds: [] },
    });
    await world.call('considerHearing', {
      as: ANNA,
      params: heard,
      body: { accepted: true, text: '理由成立' },
    });
    expect((await settled(RUI, 'LIFT')).body.unqualified.state).toBe('LIFTED');
    expect((await rankKey()).unqualified).toBeUndefined();
    expect((await propose()).status).toBe(200);
  });

  it('[9-4] is taken back where there is a ground that came to light after its review', async () => {
    await start();
    await world.answered(one.entryId, [92, 88, 95]);
    await propose();
    await decide();
    await world.violated(one.agencyId, one.uscc);
    const collected = await world.call('collectEntryTriggers', { as: ANNA, params: params() });
    expect(collected.body).toMatchObject({
      status: 'UNDER_REVIEW',
      triggers: [{ code: 'VIOLATION_CONFIRMED', confirmed: false }],
    });
    expect(collected.body.review).toBeUndefined();
    expect(await world.tasksOf(`ENTRY#${one.entryId}`)).toContain('REVIEW_ENTRY OPEN');
    expect(await propose()).toMatchObject({ code: 'HEARING_REQUIRED' });
    expect((await unqualified()).body.unqualified.heard).toEqual(['VIOLATION_CONFIRMED']);
  });

  it('[9-4] needs a ground: no place at the bottom is one', async () => {
    await start();
    await world.answered(one.entryId, [92, 88, 95]);
    expect(await unqualified()).toMatchObject({ status: 409, code: 'UNQUALIFIED_WITHOUT_GROUND' });
    const again = { as: ANNA, params: params() };
    expect(await world.call('collectEntryTriggers', again)).toMatchObject({ code: 'NO_EFFECTIVE_CHANGE' });
  });
});
