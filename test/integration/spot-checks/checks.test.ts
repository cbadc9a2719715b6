import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveItemAdded } from '../../../events/archive-item-added/v1.ts';
import { recounts } from '../../../functions/timers/recounts.ts';
import { happened } from '../../../shared/domain/event.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { sheetWith } from '../../support/check-sheet.ts';
import {
  agencyOf,
  ANNA,
  BO,
  BOTH,
  COMMISSIONER,
  interested,
  NOW,
  RUI,
  startWorld,
  type World,
} from './world.ts';

/** Far enough on that every quarter of these tests is over. */
const PLANNED_AT = '2032-01-05T01:00:00.000Z';
const params = (id: string) => ({ cooperationId: id });
let world: World;
let id: string;
let own: { agencyId: string; uscc: string };
let orderId: string;
let planned = 0;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A check of the only order of a quarter; each test has a quarter of its own. */
beforeEach(async () => {
  planned += 1;
  const year = 2026 + Math.floor((planned - 1) / 4);
  const quarter = `${year}Q${((planned - 1) % 4) + 1}`;
  const month = String(((planned - 1) % 4) * 3 + 2).padStart(2, '0');
  own = await world.imported();
  orderId = await world.completed(own, `${year}-${month}-10T01:00:00.000Z`);
  world.to(PLANNED_AT);
  await world.call('planSpotChecks', { as: ANNA, body: { quarter } });
  await world.relay('SPOTCHECKPLAN', quarter, 'SpotCheckPlanned');
  world.to(NOW);
  await world.call('drawSpotChecks', { as: BO, params: { planId: quarter } });
  await world.relay('SPOTCHECKPLAN', quarter, 'SpotCheckDrawOrdered');
  id = `${quarter}-${orderId}`;
});

const check = async (as = ANNA) =>
  (await world.call('readSpotCheck', { as, params: { spotCheckId: id } })).body;
const request = async (as = ANNA) => (await world.call('readCooperation', { as, params: params(id) })).body;
const material = async (more: Record<string, unknown> = {}) => {
  const keys = ['CONTRACT', 'INVOICE', 'PAYMENT_PROOF', 'DELIVERABLE'];
  return {
    items: await Promise.all(keys.map(async (key) => ({ key, documentIds: [await world.paper(own.uscc)] }))),
    ...more,
  };
};
const submit = async (body?: unknown, as = agencyOf(own.uscc)) =>
  world.call('submitCooperation', { as, params: params(id), body: body ?? (await material()) });
const review = (body: Record<string, unknown> = {}, as = ANNA) =>
  world.call('reviewSpotCheck', {
    as,
    params: { spotCheckId: id },
    body: { sheet: sheetWith(), outcome: 'PASSED', summary: '材料齐全', ...body },
  });
const conclude = (body: Record<string, unknown> = {}, as = RUI) =>
  world.call('concludeSpotCheck', {
    as,
    params: { spotCheckId: id },
    body: { decision: 'CONFIRM', reason: '同意', ...body },
  });
const failed = { sheet: sheetWith('INVOICE'), outcome: 'FAILED' };

const again = (as = ANNA) =>
  world.call('requestCooperationAgain', { as, params: params(id), body: { reason: '逾期未提交' } });
/** Lets the time of both requests pass without an answer. */
async function silentTwice() {
  world.to('2026-04-13T16:00:00.000Z');
  await world.fire(id, 'COOPERATION_DUE');
  await again();
  world.to('2026-06-01T01:00:00.000Z');
  await world.fire(id, 'COOPERATION_DUE');
}
const propose = (as = ANNA) =>
  world.call('proposeRefusal', { as, params: params(id), body: { reason: '两次通知均未提交' } });
const giveWay = (as = ANNA) =>
  world.call('proposeReplacement', { as, params: { spotCheckId: id }, body: { reason: '订单已被移送' } });
const decideGiving = (decision: string, as = RUI) =>
  world.call('decideReplacement', {
    as,
    params: { spotCheckId: id },
    body: { decision, reason: '复核意见' },
  });
const decide = (decision: string, as = RUI) =>
  world.call('decideRefusal', { as, params: params(id), body: { decision, reason: '意见' } });

describe('[6-4b] what an agency is asked for', () => {
  it('is due in ten days, with reminders three days and one day before', async () => {
    expect(await request()).toMatchObject({ status: 'OPEN', dueOn: '2026-04-13' });
    const dueAt = async (kind: string) =>
      (await request()).deadlines.find((each: { kind: string }) => each.kind === kind)?.dueAt;
    expect(await dueAt('COOPERATION_DUE')).toBe('2026-04-13T16:00:00.000Z');
    expect(await dueAt('COOPERATION_REMIND')).toBe('2026-04-09T16:00:00.000Z');
    world.to('2026-04-09T16:00:00.000Z');
    await world.fire(id, 'COOPERATION_REMIND');
    expect(await dueAt('COOPERATION_REMIND')).toBe('2026-04-11T16:00:00.000Z');
    world.to('2026-04-11T16:00:00.000Z');
    await world.fire(id, 'COOPERATION_REMIND');
    expect((await request()).deadlines).toHaveLength(1);
  });

  it('is handed in complete, from its own clean documents, and gives a receipt', async () => {
    const foreign = await world.imported();
    expect((await submit(undefined, agencyOf(foreign.uscc))).code).toBe('NOT_FOUND');
    const some = await material();
    expect((await submit({ items: some.items.slice(1) })).code).toBe('DOCUMENT_MISSING');
    const twice = { items: [...some.items, some.items[0]] };
    expect((await submit(twice)).code).toBe('DOCUMENT_MISSING');
    const others = {
      items: some.items.with(0, { key: 'CONTRACT', documentIds: [await world.paper(foreign.uscc)] }),
    };
    expect((await submit(others)).code).toBe('VALIDATION_FAILED');
    const unscanned = {
      items: some.items.with(0, {
        key: 'CONTRACT',
        documentIds: [await world.paper(own.uscc, 'UPLOAD_PENDING')],
      }),
    };
    expect((await submit(unscanned)).code).toBe('DOCUMENT_NOT_CLEAN');
    const archived = {
      items: some.items.with(0, { key: 'CONTRACT', documentIds: [], archiveItemIds: ['A1'] } as never),
    };
    expect((await submit(archived)).code).toBe('VALIDATION_FAILED');
    const { status, body } = await submit(some);
    expect([status, body.status]).toEqual([200, 'SUBMITTED']);
    expect(body.submission).toMatchObject({
      late: false,
      receiptNo: expect.stringMatching(/^PH20260402-[0-9A-F]{10}$/),
      items: { length: 4 },
    });
    expect(body.deadlines).toEqual([]);
    expect(await check()).toMatchObject({ status: 'SUBMITTED' });
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual(['CENTRE_OFFICER REVIEW_SPOT_CHECK']);
    expect((await submit()).code).toBe('ILLEGAL_TRANSITION');
  });

  it('may be items that lie in the archive of the very order', async () => {
    const itemId = 'ITEM1';
    const item = { itemId, documentId: 'D1', sha256: `${'A'.repeat(43)}=`, addedBy: 'u-x', at: NOW };
    const archived = {
      agencyId: own.agencyId,
      uscc: own.uscc,
      buyerId: 'team-1',
      openedAt: NOW,
      corrections: [],
      items: [{ kind: 'PROCESS_RECORD' as const, title: '记录', ...item }],
    };
    const { agencyId, uscc } = own;
    const event = happened(
      ArchiveItemAdded,
      { orderId, agencyId, uscc, itemId, kind: 'PROCESS_RECORD' },
      { article: '6-4a', to: 'OPEN' },
    );
    await world.commitPlan({
      changes: [change(archive, { newId: orderId }, { events: [event], body: archived })],
    });
    const { items } = await material();
    const body = { items: [...items, { key: 'PROCESS_RECORD', archiveItemIds: [itemId] }] };
    expect((await submit(body)).body.status).toBe('SUBMITTED');
  });

  it('is due later when the holiday table grows, and the request prints the new day', async () => {
    const calendar = calendarOf(
      builtInCalendar.map((table) =>
        table.year === 2026 ? { ...table, holidays: [...table.holidays, '2026-04-13'] } : table,
      ),
    );
    const moved = await recounts['COOPERATION']!(
      { id, kind: 'COOPERATION_DUE' },
      { now: NOW, calendar },
      world.tables,
    );
    await world.commitPlan({ changes: [moved!] });
    expect(await request()).toMatchObject({ dueOn: '2026-04-14' });
  });

  it('is looked at by officers in the trail only, and the agency sees how often', async () => {
    await submit();
    expect((await request()).submission.items).toBeUndefined();
    const looked = await world.call('viewCooperation', { as: RUI, params: params(id) });
    expect(looked.body.submission.items).toHaveLength(4);
    expect((await request(agencyOf(own.uscc))).views).toMatchObject({ count: 1 });
    expect(JSON.stringify(await request(agencyOf(own.uscc)))).not.toContain(RUI.id);
  });

  it('lapses on no earlier day, and then waits for an officer', async () => {
    await world.fire(id, 'COOPERATION_DUE');
    expect(await request()).toMatchObject({ status: 'OPEN' });
    world.to('2026-04-13T16:00:00.000Z');
    await world.fire(id, 'COOPERATION_DUE');
    await world.fire(id, 'COOPERATION_DUE');
    expect(await request()).toMatchObject({ status: 'OVERDUE', deadlines: [] });
    expect(await check()).toMatchObject({ status: 'OVERDUE' });
    expect(await world.tasksOf(`COOPERATION#${id}`)).toEqual(['CENTRE_OFFICER SEND_SECOND_REQUEST']);
  });

  it('[SM-14] is never held to be refused by the clock, nor before a second request and its time', async () => {
    expect((await propose()).code).toBe('ILLEGAL_TRANSITION');
    world.to('2026-04-13T16:00:00.000Z');
    await world.fire(id, 'COOPERATION_DUE');
    expect((await propose()).code).toBe('ILLEGAL_TRANSITION');
    const second = await again();
    expect(second.body).toMatchObject({ status: 'SECOND_NOTICE', dueOn: '2026-04-24' });
    expect(await check()).toMatchObject({ status: 'SECOND_NOTICE' });
    expect((await propose()).code).toBe('ILLEGAL_TRANSITION');
    world.to('2026-06-01T01:00:00.000Z');
    await world.fire(id, 'COOPERATION_DUE');
    expect(await request()).toMatchObject({ status: 'SECOND_NOTICE' });
    expect(await check()).toMatchObject({ status: 'SECOND_NOTICE' });
    expect(await world.tasksOf(`COOPERATION#${id}`)).toEqual(['CENTRE_OFFICER PROPOSE_REFUSAL']);
  });

  it('[SM-14] ④ is held to be refused by two persons', async () => {
    await silentTwice();
    expect((await decide('CONFIRM')).code).toBe('ILLEGAL_TRANSITION');
    expect((await propose(COMMISSIONER)).code).toBe('FORBIDDEN_ROLE');
    expect((await propose(BOTH)).status).toBe(200);
    expect((await propose()).code).toBe('DUPLICATE');
    const same = await decide('CONFIRM', BOTH);
    expect([same.status, same.code]).toEqual([403, 'FOUR_EYES']);
    expect((await decide('RETURN')).body.refusalProposed).toBe(false);
    await propose();
    expect((await decide('CONFIRM')).body).toMatchObject({ status: 'REFUSED', decision: { reason: '意见' } });
    expect(await check()).toMatchObject({ status: 'REFUSED' });
    expect(await world.tasksOf(`COOPERATION#${id}`)).toEqual([]);
    expect((await submit()).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[SM-14] leaves nobody waiting when the check is taken out while a refusal is proposed', async () => {
    await silentTwice();
    await propose();
    expect(await world.tasksOf(`COOPERATION#${id}`)).toEqual(['CENTRE_REVIEWER DECIDE_REFUSAL']);
    await giveWay();
    expect((await decideGiving('CONFIRM')).body.status).toBe('REPLACED');
    expect(await world.tasksOf(`COOPERATION#${id}`)).toEqual([]);
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual([]);
  });

  it('is taken late as long as nobody has decided', async () => {
    await silentTwice();
    const { body } = await submit();
    expect(body.submission.late).toBe(true);
    expect(await check()).toMatchObject({ status: 'SUBMITTED' });
    expect(await world.tasksOf(`COOPERATION#${id}`)).toEqual([]);
  });
});

describe('[3-1c] [SM-14] ④ a drawn order that cannot be checked', () => {
  it('gives way when a second person agrees, each for a recorded reason', async () => {
    expect((await decideGiving('CONFIRM')).code).toBe('ILLEGAL_TRANSITION');
    expect((await giveWay(RUI)).code).toBe('FORBIDDEN_ROLE');
    const proposed = await giveWay(BOTH);
    expect(proposed.body).toMatchObject({
      status: 'MATERIALS_DUE',
      replacement: { reason: '订单已被移送' },
    });
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual(['CENTRE_REVIEWER DECIDE_REPLACEMENT']);
    expect((await giveWay()).code).toBe('DUPLICATE');
    const same = await decideGiving('CONFIRM', BOTH);
    expect([same.status, same.code]).toEqual([403, 'FOUR_EYES']);
    expect((await check(agencyOf(own.uscc))).replacement).toBeUndefined();
    expect((await decideGiving('RETURN')).body.status).toBe('MATERIALS_DUE');
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual([]);
    await giveWay();
    expect((await decideGiving('CONFIRM')).body).toMatchObject({
      status: 'REPLACED',
      replacement: { reason: '订单已被移送' },
      takenOut: { reason: '复核意见' },
    });
    expect(await request()).toMatchObject({ status: 'WITHDRAWN' });
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual([]);
  });

  it('is decided on by nobody who declared an interest', async () => {
    await giveWay();
    const conflicted = { ...RUI, conflicts: [own.uscc] };
    expect((await decideGiving('CONFIRM', conflicted)).code).toBe('CONFLICT_OF_INTEREST');
    expect((await giveWay(interested(own.uscc))).code).toBe('CONFLICT_OF_INTEREST');
  });

  it('stays when its material comes after all: nothing is left to decide', async () => {
    await giveWay();
    await submit();
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual(['CENTRE_OFFICER REVIEW_SPOT_CHECK']);
    expect((await check()).replacement).toBeUndefined();
    expect((await decideGiving('CONFIRM')).code).toBe('ILLEGAL_TRANSITION');
  });
});

describe('[3-1c] [SM-14] a check whose material is in', () => {
  it('is reviewed before it is concluded, by an officer, with a sheet that agrees with itself', async () => {
    expect((await review()).code).toBe('ILLEGAL_TRANSITION');
    await submit();
    expect((await conclude()).code).toBe('ILLEGAL_TRANSITION');
    expect((await review({}, RUI)).code).toBe('FORBIDDEN_ROLE');
    expect((await review({ outcome: 'FAILED' })).code).toBe('VALIDATION_FAILED');
    expect((await review({ ...failed, outcome: 'PASSED' })).code).toBe('VALIDATION_FAILED');
    const invented = await review({ sheet: [...sheetWith().slice(1), { key: 'FOO', result: 'OK' }] });
    expect([invented.status, invented.body.fields.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['body.sheet.CONTRACT', 'body.sheet.FOO'],
    ]);
    const nothing = sheetWith().map((line) => ({ ...line, result: 'NOT_APPLICABLE' }));
    const untouched = await review({ sheet: nothing });
    expect([untouched.status, untouched.code]).toEqual([422, 'NOTHING_ASSESSED']);
    const bare = sheetWith('INVOICE').map(({ key, result }) => ({ key, result }));
    const undescribed = await review({ ...failed, sheet: bare });
    expect(undescribed.body.fields).toMatchObject([{ field: 'body.sheet.INVOICE' }]);
    expect((await check()).checkItems).toContainEqual({ key: 'PROCESS_RECORD', zh: '服务过程记录完整' });
    expect((await review()).body.status).toBe('REVIEWED');
    expect((await check(agencyOf(own.uscc))).review).toBeUndefined();
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual(['CENTRE_REVIEWER CONCLUDE_SPOT_CHECK']);
  });

  it('④ passes by a second person, who may give it back', async () => {
    await submit();
    await review({}, BOTH);
    const same = await conclude({}, BOTH);
    expect([same.status, same.code]).toEqual([403, 'FOUR_EYES']);
    expect((await conclude({ decision: 'RETURN', reason: '再核' })).body.status).toBe('SUBMITTED');
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual(['CENTRE_OFFICER REVIEW_SPOT_CHECK']);
    await review();
    const odd = await conclude({ consequence: { kind: 'RECTIFICATION' } });
    expect(odd.code).toBe('VALIDATION_FAILED');
    expect((await conclude()).body).toMatchObject({ status: 'PASSED', conclusion: { outcome: 'PASSED' } });
    expect((await check(agencyOf(own.uscc))).review).toMatchObject({ outcome: 'PASSED' });
    expect(await world.tasksOf(`SPOTCHECK#${id}`)).toEqual([]);
  });

  it('fails with a proposal to rectify', async () => {
    await submit();
    await review(failed);
    expect((await conclude()).code).toBe('VALIDATION_FAILED');
    const { body } = await conclude({ consequence: { kind: 'RECTIFICATION' } });
    expect(body).toMatchObject({ status: 'FAILED', conclusion: { consequence: 'RECTIFICATION' } });
    const [, ref] = body.conclusion.consequenceRef.split('#');
    expect(await get(world.tables, rectification, ref)).toMatchObject({
      status: 'PROPOSED',
      body: {
        agencyId: own.agencyId,
        evidence: { kind: 'SPOT_CHECK', spotCheckId: id, defects: ['INVOICE'] },
      },
    });
    expect(await world.tasksOf(`RECTIFICATION#${ref}`)).toEqual(['CENTRE_OFFICER REVIEW_RECTIFICATION']);
  });

  it('fails with a suspected violation', async () => {
    await submit();
    await review(failed);
    const { body } = await conclude({
      consequence: { kind: 'VIOLATION', violation: 'FALSIFICATION_AMOUNT' },
    });
    const [, ref] = body.conclusion.consequenceRef.split('#');
    expect(await get(world.tables, violation, ref)).toMatchObject({
      status: 'SUSPECTED',
      body: { subjectRef: `ORDER#${orderId}`, sourceRef: `SPOTCHECK#${id}`, suspectedBy: RUI.id },
    });
  });
});

describe('[6-4b] a request that serves no check', () => {
  const form = () => ({
    agencyId: own.agencyId,
    purpose: '年度检查',
    items: [{ key: 'LEDGER', zh: '服务台账' }],
  });

  it('is made by an officer of the centre, the Commission or Finance, of an agency on the platform', async () => {
    const asked = await world.call('requestCooperation', { as: COMMISSIONER, body: form() });
    expect(asked.body).toMatchObject({
      status: 'OPEN',
      side: 'COMMISSION',
      subjectRef: `AGENCY#${own.agencyId}`,
    });
    expect((await world.call('requestCooperation', { as: RUI, body: form() })).code).toBe('FORBIDDEN_ROLE');
    const elsewhere = { ...form(), orderId: 'O-of-nobody' };
    expect((await world.call('requestCooperation', { as: ANNA, body: elsewhere })).code).toBe(
      'VALIDATION_FAILED',
    );
    const twice = { ...form(), items: [...form().items, ...form().items] };
    expect((await world.call('requestCooperation', { as: ANNA, body: twice })).code).toBe(
      'VALIDATION_FAILED',
    );
    const list = await world.call('listCooperation', { as: agencyOf(own.uscc) });
    const sides = list.body.items.map((each: { side: string }) => each.side);
    expect(sides.toSorted()).toEqual(['CENTRE', 'COMMISSION']);
  });

  it('is taken back by those who asked, and by nobody else', async () => {
    const { body } = await world.call('requestCooperation', { as: ANNA, body: form() });
    const withdraw = (as = ANNA) =>
      world.call('withdrawCooperation', {
        as,
        params: params(body.cooperationId),
        body: { reason: '已无需要' },
      });
    expect((await withdraw(COMMISSIONER)).code).toBe('FORBIDDEN_ROLE');
    expect((await withdraw()).body.status).toBe('WITHDRAWN');
    expect((await withdraw()).code).toBe('ILLEGAL_TRANSITION');
  });

  it('taken back after the time of the second request leaves nobody waiting', async () => {
    const { body } = await world.call('requestCooperation', { as: ANNA, body: form() });
    const { cooperationId } = body;
    world.to('2026-04-13T16:00:00.000Z');
    await world.fire(cooperationId, 'COOPERATION_DUE');
    const written = { as: ANNA, params: params(cooperationId), body: { reason: '逾期未提交' } };
    await world.call('requestCooperationAgain', written);
    world.to('2026-06-01T01:00:00.000Z');
    await world.fire(cooperationId, 'COOPERATION_DUE');
    expect(await world.tasksOf(`COOPERATION#${cooperationId}`)).toEqual(['CENTRE_OFFICER PROPOSE_REFUSAL']);
    expect((await world.call('withdrawCooperation', written)).body.status).toBe('WITHDRAWN');
    expect(await world.tasksOf(`COOPERATION#${cooperationId}`)).toEqual([]);
    world.to(NOW);
  });

  it('stale: answers 412', async () => {
    const { body } = await world.call('requestCooperation', { as: ANNA, body: form() });
    const late = await world.call('withdrawCooperation', {
      as: ANNA,
      params: params(body.cooperationId),
      body: { reason: '已无需要' },
      ifMatch: 9,
    });
    expect(late.status).toBe(412);
  });
});
