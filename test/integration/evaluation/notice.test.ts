import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DeliveryQueued } from '../../../events/delivery-queued/v1.ts';
import { DeliveryReachedManually } from '../../../events/delivery-reached-manually/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { DeliveryBody } from '../../../shared/domain/notification/delivery.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { coverageId } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { coverage } from '../../../shared/store/aggregates/evaluation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { agencyOf, LI, type Placed, startWorld, type World, WU, ZHENG } from './world.ts';

const params = { cycleId: '2027' };
const ALL_YEAR = [{ from: '2025-01-01' }];

let world: World;
let veteran: Placed;
let suspended: Placed;
let young: Placed;
let idle: Placed;
let listHash = '';
let queued: Envelope;

beforeAll(async () => {
  world = await startWorld();
  const gone = [{ from: '2024-01-01', to: '2025-12-31' }];
  const stopped = [{ from: '2025-06-01', to: '2026-02-01' }];
  veteran = await world.imported('2024-02-29', {
    INSPECTION_TESTING: ALL_YEAR,
    TECHNOLOGY_TRANSFER: stopped,
  });
  suspended = await world.imported('2024-01-05', { INSPECTION_TESTING: ALL_YEAR }, 'SUSPENDED');
  young = await world.imported('2025-03-01', { INSPECTION_TESTING: ALL_YEAR });
  idle = await world.imported('2023-01-01', { TECHNOLOGY_TRANSFER: gone });
  await world.open();
  await world.call('approveScheme', { as: WU, params: { schemeId: 'scheme-1' } });
  await world.call('proposeLock', { as: WU, params, body: {} });
  await world.call('decideOnLock', { as: ZHENG, params, body: { decision: 'CONFIRM', reason: '同意' } });
});
afterAll(() => world.stop());

const scopeFor = async (noticeOn: string, times = 1) => {
  const started = await world.call('runScope', { as: LI, params, body: { noticeOn } });
  await world.relay('2027', 'EvaluationScopeRunStarted', times);
  return started;
};

describe('the scope', () => {
  it('[7-1e] holds whom tenure and products put in, suspended agencies too, and says why others are out', async () => {
    await world.call('runScope', { as: LI, params, body: { noticeOn: '2027-04-02' } });
    expect(await scopeFor('2027-03-01', 2)).toMatchObject({ status: 202 });
    const { body } = await world.call('listScope', { as: LI, params });
    const found = Object.fromEntries(body.items.map((row: { agencyId: string }) => [row.agencyId, row]));
    expect(found[veteran.agencyId]).toMatchObject({
      categories: ['INSPECTION_TESTING', 'TECHNOLOGY_TRANSFER'],
      completeFrom: '2026-03-01',
      suspendedInPeriod: false,
    });
    expect(found[suspended.agencyId]).toMatchObject({
      agencyStatus: 'SUSPENDED',
      categories: ['INSPECTION_TESTING'],
    });
    expect(body.items).toHaveLength(2);
    const out = await world.call('listScope', { as: LI, params, query: { part: 'OUT' } });
    const reasons = out.body.items.map((row: { agencyId: string; reason: string }) => [
      row.agencyId,
      row.reason,
    ]);
    expect(Object.fromEntries(reasons)).toEqual({
      [young.agencyId]: 'TENURE_INCOMPLETE',
      [idle.agencyId]: 'NO_PUBLISHED_PRODUCT',
    });
    const cycle = await world.call('readCycle', { as: LI, params });
    expect(cycle.body.scope).toMatchObject({ agencies: 2, entries: 3, excluded: 2, noticeOn: '2027-03-01' });
    listHash = cycle.body.scope.listHash;
    expect(await world.tasksOf('CYCLE#2027')).toEqual(['COMMISSION_OFFICER PUBLISH_EVALUATION_NOTICE OPEN']);
  });

  it('[7-1e] gives the same list by its hash whenever it is run anew', async () => {
    await scopeFor('2027-03-01');
    const cycle = await world.call('readCycle', { as: LI, params });
    expect(cycle.body.scope.listHash).toBe(listHash);
  });

  it.each(['2099-03-01', '2028-01-01', '2026-12-31', '2027-01-01'])(
    '[7-1e][9-1a] is not determined for a notice on %s',
    async (noticeOn) => {
      const refused = await world.call('runScope', { as: LI, params, body: { noticeOn } });
      expect(refused).toMatchObject({ status: 422, body: { fields: [{ field: 'body.noticeOn' }] } });
    },
  );

  it('[7-1e] takes in nobody by hand', async () => {
    const body = { agencyId: young.agencyId, category: 'INSPECTION_TESTING' };
    const refused = await world.call('addToScope', { as: LI, params, body });
    expect(refused).toMatchObject({ status: 409, code: 'NOT_IN_SCOPE' });
  });
});

describe('the notice', () => {
  it('[9-1a] is published by the centre on the approval of the Commission alone, on the day of its scope', async () => {
    world.to('2027-02-28T02:00:00.000Z');
    const body = { listHash };
    expect(await world.call('publishNotice', { as: LI, params, body })).toMatchObject({
      code: 'COMMISSION_DECISION_REQUIRED',
    });
    expect(await world.call('approveNotice', { as: LI, params, body })).toMatchObject({
      code: 'FORBIDDEN_ROLE',
    });
    expect(await world.call('approveNotice', { as: WU, params, body })).toMatchObject({ status: 200 });
    expect(await world.call('publishNotice', { as: LI, params, body })).toMatchObject({
      status: 409,
      code: 'SCOPE_NOT_CURRENT',
    });
  });

  it('[9-1b] refuses any list but the one that was determined and approved', async () => {
    world.to('2027-03-01T02:00:00.000Z');
    const body = { listHash: '0'.repeat(64) };
    expect(await world.call('publishNotice', { as: LI, params, body })).toMatchObject({
      status: 409,
      code: 'SCOPE_LIST_MISMATCH',
    });
    expect(await world.call('approveNotice', { as: WU, params, body })).toMatchObject({
      status: 409,
      code: 'SCOPE_LIST_MISMATCH',
    });
  });

  it('[9-1a] is nothing to the public before it is out', async () => {
    expect(await world.call('readEvaluationNotice', { params })).toMatchObject({ status: 404 });
    expect(await world.call('listEvaluatedAgencies', { params })).toMatchObject({ status: 404 });
    expect(await world.call('downloadEvaluationNotice', { params })).toMatchObject({ status: 404 });
  });

  it('[9-1a][9-1b][8-2] shows everybody the scheme, the commitments and the list, as data and as a page', async () => {
    const published = await world.call('publishNotice', { as: LI, params, body: { listHash } });
    expect(published).toMatchObject({ status: 200, body: { status: 'NOTICE_PUBLISHED' } });
    await world.relay('2027', 'EvaluationNoticePublished', 2);
    const { body } = await world.call('readEvaluationNotice', { params });
    expect(body).toMatchObject({
      noticeOn: '2027-03-01',
      listHash,
      agencies: 2,
      entries: 3,
      schemeHash: published.body.schemeHash,
      seedHash: published.body.seedHash,
      list: { version: 1, listHash },
      // Five working days after a Monday.
      correctionsUntil: '2027-03-08T16:00:00.000Z',
    });
    const list = await world.call('listEvaluatedAgencies', { params });
    expect(list.body.items.map(({ uscc }: Placed) => uscc).toSorted()).toEqual(
      [veteran.uscc, suspended.uscc].toSorted(),
    );
    const { text } = await world.call('readEvaluationNoticePage', { params });
    for (const said of [
      veteran.uscc,
      body.schemeHash,
      body.seedHash,
      listHash,
      body.contentHash,
      '2027年3月8日',
    ])
      expect(text).toContain(said);
    expect(await world.tasksOf('CYCLE#2027')).toEqual([]);
  });

  it('[9-1a][9-1b] is a document to keep as well, the same file every time', async () => {
    const first = await world.call('downloadEvaluationNotice', { params });
    expect(first).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="notice-2027.pdf"',
      },
    });
    const bytes = Buffer.from(first.text, 'base64').toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes).toContain('NotoSansSC');
    expect((await world.call('downloadEvaluationNotice', { params })).text).toBe(first.text);
  });

  it('[8-2] is shown on one reading of its cycle', async () => {
    const { client } = world.tables;
    const spy = vi.spyOn(client, 'send');
    await world.call('readEvaluationNoticePage', { params });
    const ofCycle = spy.mock.calls.filter(
      ([{ input }]) => 'Key' in input && input.Key?.['pk'] === 'CYCLE#2027',
    );
    spy.mockRestore();
    expect(ofCycle).toHaveLength(1);
  });

  it('[8-2] shows no other scheme than the one that was published by its hash', async () => {
    const store = (minUsers: number) =>
      world.tables.client.send(
        new UpdateCommand({
          TableName: world.tables.platform,
          Key: { pk: 'SCHEME#scheme-1', sk: 'STATE' },
          UpdateExpression: 'SET body.scheme.minUsers = :n',
          ExpressionAttributeValues: { ':n': minUsers },
        }),
      );
    const { scheme } = (await world.call('readEvaluationNotice', { params })).body;
    await store(scheme.minUsers + 1);
    for (const operation of ['readEvaluationNotice', 'readEvaluationNoticePage'] as const)
      expect(await world.call(operation, { params })).toMatchObject({ status: 500 });
    await store(scheme.minUsers);
    expect(await world.call('readEvaluationNotice', { params })).toMatchObject({ status: 200 });
  });

  it('[7-1c][7-1e] makes an entry for every category, and leaves out with the reason', async () => {
    const inScope = entryIdOf('2027', 'TECHNOLOGY_TRANSFER', veteran.agencyId);
    expect(await get(world.tables, entry, inScope)).toMatchObject({ status: 'IN_SCOPE', version: 1 });
    const out = entryIdOf('2027', 'INSPECTION_TESTING', young.agencyId);
    expect(await get(world.tables, entry, out)).toMatchObject({
      status: 'EXCLUDED',
      body: { excluded: 'TENURE_INCOMPLETE' },
    });
  });
});

/** Says that a message of the notice to an agency came so far. */
async function delivered(
  who: Placed,
  channel: DeliveryBody['channel'],
  type: string,
  more: Partial<DeliveryBody> = {},
) {
  const deliveryId = newId();
  const subjectRef = `COVERAGE#${coverageId('2027', who.agencyId)}`;
  const facts = { deliveryId, noticeId: 'N1', channel, template: 'EVALUATION_NOTICE' };
  const event = happened(DeliveryQueued, facts, { article: '9-1c', to: 'QUEUED' });
  const body: DeliveryBody = {
    noticeId: 'N1',
    eventId: 'E1',
    channel,
    template: 'EVALUATION_NOTICE',
    category: 'NOTICE',
    article: '9-1c',
    recipient: { kind: 'AGENCY', uscc: who.uscc },
    subjectRef,
    params: {},
    createdAt: '2027-03-01T02:00:00.000Z',
    attempts: [],
    ...more,
  };
  await world.commitPlan({ changes: [change(delivery, { newId: deliveryId }, { events: [event], body })] });
  const [first] = await world.eventsOf('DELIVERY', deliveryId, 'DeliveryQueued');
  if (first === undefined) throw new Error('no delivery');
  queued = { ...first, type };
  await world.followDelivery(queued);
}

const statusOf = async (who: Placed) =>
  (await get(world.tables, coverage, coverageId('2027', who.agencyId))).status;

describe('the coverage', () => {
  it('[9-1c] closes when the letter is delivered and the text message submitted, once', async () => {
    await delivered(veteran, 'SMS', 'DeliverySubmitted');
    await world.followDelivery(queued);
    expect(await statusOf(veteran)).toBe('OPEN');
    await delivered(veteran, 'LETTER', 'DeliveryDelivered');
    expect(await statusOf(veteran)).toBe('CLOSED');
    const open = await world.call('listCoverage', { as: LI, params });
    expect(open.body.items.map(({ agencyId }: Placed) => agencyId)).toEqual([suspended.agencyId]);
  });

  it('[9-1c] gives the centre a call to make when neither has come in time', async () => {
    world.to('2027-03-05T01:00:00.000Z');
    const id = coverageId('2027', suspended.agencyId);
    await world.fire('COVERAGE', id, 'COVERAGE_OVERDUE');
    expect(await world.tasksOf(`COVERAGE#${id}`)).toEqual(['CENTRE_OFFICER TELL_OF_EVALUATION OPEN']);
  });

  it('[9-1c] refuses scoring while an agency is not told', async () => {
    const refused = await world.call('startScoring', { as: LI, params });
    expect(refused).toMatchObject({ status: 409, code: 'NOTICE_COVERAGE_INCOMPLETE' });
  });

  it('[9-1c] closes when somebody has reached the agency and recorded it with the message that failed', async () => {
    const reached = { how: 'PHONE' as const, at: '2027-03-05T01:00:00.000Z', by: 'u-li', recordedAt: '' };
    const recordedAt = '2027-03-05T01:10:00.000Z';
    await delivered(suspended, 'SMS', DeliveryReachedManually.type, { reached: { ...reached, recordedAt } });
    expect(await statusOf(suspended)).toBe('CLOSED');
    expect(await world.tasksOf(`COVERAGE#${coverageId('2027', suspended.agencyId)}`)).toEqual([]);
  });
});

const ask = (who: Placed, asked: 'INCLUDE' | 'EXCLUDE', category: string) =>
  world.call('requestScopeCorrection', {
    as: agencyOf(who.uscc),
    params,
    body: { asked, category, reason: '产品一直在架' },
  });
const decide = (correctionId: string, decision: string) =>
  world.call('decideScopeCorrection', {
    as: LI,
    params: { correctionId },
    body: { decision, reason: '经核实' },
  });

describe('corrections of the list', () => {
  it('[9-1d] are of a category that there is, and of what the list does not say already', async () => {
    expect(await ask(veteran, 'INCLUDE', 'NO_SUCH')).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'body.category' }] },
    });
    for (const [asked, category] of [
      ['EXCLUDE', 'RESEARCH_DEVELOPMENT'],
      ['INCLUDE', 'TECHNOLOGY_TRANSFER'],
    ] as const)
      expect(await ask(veteran, asked, category)).toMatchObject({ status: 422, code: 'NO_EFFECTIVE_CHANGE' });
  });

  it('[9-1d] wait one at a time: a twin is refused until the first is decided', async () => {
    const first = await ask(young, 'INCLUDE', 'INSPECTION_TESTING');
    expect(await ask(young, 'INCLUDE', 'INSPECTION_TESTING')).toMatchObject({
      status: 409,
      code: 'DUPLICATE',
    });
    expect((await decide(first.body.correctionId, 'REFUSE')).status).toBe(200);
  });

  it('[9-1c][9-1d] and the untold are known without an index that may lag', async () => {
    const { client } = world.tables;
    const spy = vi.spyOn(client, 'send');
    await world.call('startScoring', { as: LI, params });
    const lagging = spy.mock.calls.filter(([{ input }]) => 'IndexName' in input);
    spy.mockRestore();
    expect(lagging).toEqual([]);
  });

  it('[9-1d] does not take in whom the platform does not find in scope', async () => {
    const { body } = await ask(young, 'INCLUDE', 'INSPECTION_TESTING');
    expect(await decide(body.correctionId, 'ACCEPT')).toMatchObject({ status: 409, code: 'NOT_IN_SCOPE' });
    expect(await decide(body.correctionId, 'REFUSE')).toMatchObject({
      status: 200,
      body: { status: 'REFUSED' },
    });
  });

  it('[9-1d] takes an entry out, with another version of the list', async () => {
    const { body } = await ask(veteran, 'EXCLUDE', 'TECHNOLOGY_TRANSFER');
    const stranger = { as: agencyOf(young.uscc), params: { correctionId: body.correctionId } };
    expect(await world.call('readScopeCorrection', stranger)).toMatchObject({ status: 404 });
    expect(await decide(body.correctionId, 'ACCEPT')).toMatchObject({
      status: 200,
      body: { status: 'ACCEPTED', decision: { listVersion: 2 } },
    });
    const excluded = entryIdOf('2027', 'TECHNOLOGY_TRANSFER', veteran.agencyId);
    expect(await get(world.tables, entry, excluded)).toMatchObject({ status: 'EXCLUDED' });
    const notice = await world.call('readEvaluationNotice', { params });
    expect(notice.body).toMatchObject({ listHash, list: { version: 2, agencies: 2, entries: 2 } });
    expect(notice.body.list.listHash).not.toBe(listHash);
  });

  it('[9-1d] takes in again whom it took out, and one whose product came to be known later', async () => {
    const again = await ask(veteran, 'INCLUDE', 'TECHNOLOGY_TRANSFER');
    expect(await decide(again.body.correctionId, 'ACCEPT')).toMatchObject({ status: 200 });
    const entryId = entryIdOf('2027', 'TECHNOLOGY_TRANSFER', veteran.agencyId);
    expect(await get(world.tables, entry, entryId)).toMatchObject({ status: 'IN_SCOPE' });
    const late = await world.imported('2024-01-01', { INSPECTION_TESTING: ALL_YEAR });
    const asked = await ask(late, 'INCLUDE', 'INSPECTION_TESTING');
    expect(await decide(asked.body.correctionId, 'ACCEPT')).toMatchObject({ status: 200 });
    expect(await statusOf(late)).toBe('OPEN');
    const refused = await world.call('startScoring', { as: LI, params });
    expect(refused).toMatchObject({ code: 'NOTICE_COVERAGE_INCOMPLETE' });
    const byHand = await world.call('coverByHand', {
      as: LI,
      params: { ...params, agencyId: late.agencyId },
      body: { how: 'VISIT', note: '已当面告知' },
    });
    expect(byHand).toMatchObject({ status: 200, body: { status: 'CLOSED', reachedBy: 'VISIT' } });
  });

  it('[9-1d] keeps scoring waiting until the term is over and every one is decided', async () => {
    const { body } = await ask(idle, 'INCLUDE', 'TECHNOLOGY_TRANSFER');
    expect(await world.call('startScoring', { as: LI, params })).toMatchObject({
      status: 409,
      code: 'SCOPE_CORRECTIONS_OPEN',
    });
    world.to('2027-03-08T16:00:00.000Z');
    const late = await ask(veteran, 'EXCLUDE', 'TECHNOLOGY_TRANSFER');
    expect(late).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    await world.fire('CYCLE', '2027', 'SCOPE_CORRECTIONS_CLOSE');
    expect(await world.call('startScoring', { as: LI, params })).toMatchObject({
      code: 'SCOPE_CORRECTIONS_OPEN',
    });
    await decide(body.correctionId, 'REFUSE');
    expect(await world.call('startScoring', { as: LI, params })).toMatchObject({
      status: 202,
      body: { status: 'SCORING' },
    });
    expect(await load(world.tables, coverage, coverageId('2027', idle.agencyId))).toBeUndefined();
  });
});
