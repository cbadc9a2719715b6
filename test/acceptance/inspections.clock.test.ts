import { describe, expect, it } from 'vitest';
import { cleanMaterial, importedAgency } from '../support/journeys/catalogue.ts';
import { all, inbox, letterOf } from '../support/journeys/letters.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import {
  handedIn,
  type InspectionAnswer,
  opened,
  opening,
  POOR,
  SOUND,
} from '../support/journeys/supervision/inspections.ts';
import { officerOf } from '../support/journeys/supervision/officers.ts';
import { tasksAbout } from '../support/journeys/supervision/procedure.ts';
import type { PlatformClient } from '../support/platform-client.ts';
import { type Attempt, expectRefused } from './evaluation-season/attempts.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;
const li = place.as('officer-li');
const chen = place.as('reviewer-chen');
const wu = place.as('commission-wu');
const zheng = place.as('commission-zheng');
const qian = place.as('finance-qian');
const buyer = place.as('buyer-shi');

const inspected = await importedAgency(place);
const { agencyId, admin, applicant } = inspected;
const { admin: other } = await importedAgency(place);
const sun = await officerOf(place, 'FINANCE_OFFICER', 'finance-sun');
const concerned = await officerOf(place, 'COMMISSION_OFFICER', 'commission-lin', [applicant.uscc]);
await verifyPhone(place, admin, applicant.phone);
await clock.rest();

const REASON = { reason: '两次书面通知均未提交' };
const read = (inspectionId: string, who: PlatformClient = wu) =>
  who.done<InspectionAnswer>('readInspection', { params: { inspectionId } });
/** The agency lets the last day to hand in pass. */
async function pastDue(cooperationId: string): Promise<void> {
  const { dueOn } = await admin.done<{ dueOn: string }>('readCooperation', { params: { cooperationId } });
  await clock.to(`${dueOn}T16:01:00.000Z`);
  await clock.rest();
}
/** All that an attempt could change: the agency's inspections, what it is asked for, its letters, and tasks. */
const look = async () => ({
  inspections: await all(wu, 'listInspections', { query: { uscc: applicant.uscc } }),
  requests: await all(admin, 'listCooperation'),
  letters: (await inbox(admin)).length,
  suspicions: await all(li, 'listViolations', { query: { agencyId } }),
  tasks: [(await all(wu, 'listTasks')).length, (await all(qian, 'listTasks')).length],
});
const refused = (attempts: readonly Attempt[]) => expectRefused(look, attempts);

describe('inspections by the Commission and Finance', () => {
  let inspectionId: string;
  const params = () => ({ inspectionId });

  it('[14-1] are opened by these two alone, with a ground and for material; the centre’s are spot checks', async () => {
    const form = opening(agencyId);
    const by = (who: PlatformClient, body: object, status: number, code: string): Attempt => [
      who,
      'openInspection',
      { body },
      status,
      code,
    ];
    await refused([
      ...[li, chen, admin, buyer].map((who) => by(who, form, 403, 'FORBIDDEN_ROLE')),
      by(concerned, form, 403, 'CONFLICT_OF_INTEREST'),
      by(wu, { ...form, agencyId: 'none' }, 404, 'NOT_FOUND'),
      by(wu, { ...form, orderIds: ['none'] }, 422, 'VALIDATION_FAILED'),
      by(wu, { ...form, basis: ' ' }, 422, 'VALIDATION_FAILED'),
      by(wu, { ...form, items: [] }, 422, 'VALIDATION_FAILED'),
    ]);
    const told = await li.call('openInspection', { body: form });
    expect(told.body.detail).toContain('订单抽查');
  });

  it('[14-1] are told by letter and SMS with what is asked for; another agency knows nothing of it', async () => {
    const made = await opened(wu, agencyId);
    ({ inspectionId } = made);
    expect(made).toMatchObject({ status: 'MATERIALS_DUE', side: 'COMMISSION' });
    await clock.rest();
    expect((await letterOf(admin, 'INSPECTION_OPENED')).basis).toContain('第十四条');
    await messageTo(place, applicant.phone, /监督检查/);
    expect(await all(other, 'listInspections')).toEqual([]);
    const material = { items: [{ key: 'LEDGER', documentIds: [] }] };
    const request = { cooperationId: made.cooperationId };
    await refused([
      [other, 'readInspection', { params: params() }, 404, 'NOT_FOUND'],
      [other, 'submitCooperation', { params: request, body: material }, 404, 'NOT_FOUND'],
      [admin, 'submitCooperation', { params: request, body: material }, 422, 'DOCUMENT_MISSING'],
      [wu, 'reviewInspection', { params: params(), body: SOUND }, 409, 'ILLEGAL_TRANSITION'],
      [wu, 'requestCooperationAgain', { params: request, body: REASON }, 409, 'ILLEGAL_TRANSITION'],
    ]);
  });

  it('[14-1] [SM-14] record that material came, with a receipt, and a visit that two officers made', async () => {
    await handedIn(admin, inspectionId);
    await clock.rest();
    await letterOf(admin, 'COOPERATION_RECEIPT');
    expect(await read(inspectionId)).toMatchObject({ status: 'SUBMITTED' });
    const visit = { visitedOn: '2026-03-02', findings: '现场核对台账', documentIds: [] };
    const record = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
      who,
      'recordInspectionVisit',
      { params: params(), body: { ...visit, ...more } },
      status,
      code,
    ];
    await refused([
      record(qian, {}, 403, 'FORBIDDEN_ROLE'),
      record(li, {}, 403, 'FORBIDDEN_ROLE'),
      record(wu, { visitedOn: '2026-03-03' }, 422, 'VALIDATION_FAILED'),
      record(wu, { visitedOn: '2026-03-01' }, 422, 'VALIDATION_FAILED'),
      record(wu, { visitedOn: '2026-02-30' }, 422, 'VALIDATION_FAILED'),
      record(wu, { findings: '' }, 422, 'VALIDATION_FAILED'),
      record(wu, { documentIds: ['none'] }, 422, 'VALIDATION_FAILED'),
      [zheng, 'confirmInspectionVisit', { params: params() }, 404, 'NOT_FOUND'],
    ]);
    await wu.done('recordInspectionVisit', { params: params(), body: visit });
    await refused([
      record(zheng, {}, 409, 'DUPLICATE'),
      [wu, 'confirmInspectionVisit', { params: params() }, 403, 'FOUR_EYES'],
      [wu, 'reviewInspection', { params: params(), body: SOUND }, 403, 'FOUR_EYES'],
    ]);
    await zheng.done('confirmInspectionVisit', { params: params() });
  });

  it('[14-1] [SM-14] are reviewed on a whole sheet and concluded by a second person, with what follows', async () => {
    const review = (who: PlatformClient, body: object, status: number, code: string): Attempt => [
      who,
      'reviewInspection',
      { params: params(), body },
      status,
      code,
    ];
    const [line] = POOR.sheet;
    const stale = { params: params(), body: POOR, headers: { 'if-match': '"1"' } };
    await refused([
      review(qian, POOR, 403, 'FORBIDDEN_ROLE'),
      review(concerned, POOR, 403, 'CONFLICT_OF_INTEREST'),
      review(wu, { ...POOR, sheet: [line, line] }, 422, 'VALIDATION_FAILED'),
      review(wu, { ...POOR, outcome: 'PASSED' }, 422, 'VALIDATION_FAILED'),
      review(wu, { ...POOR, sheet: [] }, 422, 'VALIDATION_FAILED'),
      review(wu, { ...SOUND, sheet: [{ ...line, result: 'NOT_APPLICABLE' }] }, 422, 'NOTHING_ASSESSED'),
      [wu, 'reviewInspection', stale, 412, 'STALE_VERSION'],
    ]);
    await wu.done('reviewInspection', { params: params(), body: POOR });
    expect(await tasksAbout(wu, [`INSPECTION#${inspectionId}`])).toMatchObject([
      { kind: 'CONCLUDE_INSPECTION' },
    ]);
    const consequence = { kind: 'VIOLATION', violation: 'FUND_FRAUD' };
    const conclusion = { decision: 'CONCLUDE', reason: '涉嫌套取资金', consequence };
    const conclude = (who: PlatformClient, more: object, status: number, code: string): Attempt => [
      who,
      'concludeInspection',
      { params: params(), body: { ...conclusion, ...more } },
      status,
      code,
    ];
    await refused([
      conclude(wu, {}, 403, 'FOUR_EYES'),
      conclude(wu, { decision: 'RETURN' }, 403, 'FOUR_EYES'),
      conclude(qian, {}, 403, 'FORBIDDEN_ROLE'),
      conclude(admin, {}, 403, 'FORBIDDEN_ROLE'),
      conclude(zheng, { consequence: undefined }, 422, 'VALIDATION_FAILED'),
      conclude(zheng, { reason: '' }, 422, 'VALIDATION_FAILED'),
    ]);
    expect(await read(inspectionId, admin)).not.toHaveProperty('review');
    await zheng.done('concludeInspection', {
      params: params(),
      body: { decision: 'RETURN', reason: '请补充第三笔' },
    });
    await wu.done('reviewInspection', { params: params(), body: POOR });
    const failed = await zheng.done<InspectionAnswer>('concludeInspection', {
      params: params(),
      body: conclusion,
    });
    expect(failed).toMatchObject({ status: 'FAILED', allowedActions: [] });
    await clock.rest();
    await letterOf(admin, 'INSPECTION_CONCLUDED');
    expect(await read(inspectionId, admin)).toMatchObject({ conclusion: { by: 'COMMISSION' } });
    const violationId = failed.conclusion!.consequenceRef!.slice('VIOLATION#'.length);
    expect(await li.done('readViolation', { params: { violationId } })).toMatchObject({
      status: 'SUSPECTED',
      sourceRef: `INSPECTION#${inspectionId}`,
    });
    await refused([
      conclude(zheng, {}, 409, 'ILLEGAL_TRANSITION'),
      [admin, 'readViolation', { params: { violationId } }, 404, 'NOT_FOUND'],
    ]);
  });

  it('[14-1] [SM-14] of Finance pass without a consequence', async () => {
    const sound = await opened(qian, agencyId);
    await handedIn(admin, sound.cooperationId);
    const on = { params: { inspectionId: sound.inspectionId } };
    await qian.done('reviewInspection', { ...on, body: SOUND });
    const body = { decision: 'CONCLUDE', reason: '无异常' };
    const more = { ...body, consequence: { kind: 'RECTIFICATION' } };
    await refused([[sun, 'concludeInspection', { ...on, body: more }, 422, 'VALIDATION_FAILED']]);
    expect(await sun.done('concludeInspection', { ...on, body })).toMatchObject({ status: 'PASSED' });
  });

  it('[14-1] [SM-14] end when two officers of Finance find, after a second notice, that the agency refuses', async () => {
    const { inspectionId: id } = await opened(qian, agencyId);
    const request = { params: { cooperationId: id }, body: REASON };
    await pastDue(id);
    expect(await read(id)).toMatchObject({ status: 'OVERDUE' });
    await refused([
      [qian, 'proposeRefusal', request, 409, 'ILLEGAL_TRANSITION'],
      [wu, 'requestCooperationAgain', request, 403, 'FORBIDDEN_ROLE'],
      [li, 'requestCooperationAgain', request, 403, 'FORBIDDEN_ROLE'],
    ]);
    await qian.done('requestCooperationAgain', request);
    await clock.rest();
    await letterOf(admin, 'COOPERATION_SECOND_NOTICE');
    await refused([[qian, 'proposeRefusal', request, 409, 'ILLEGAL_TRANSITION']]);
    await pastDue(id);
    await qian.done('proposeRefusal', request);
    const decision = { params: request.params, body: { decision: 'CONFIRM', ...REASON } };
    await refused([
      [qian, 'decideRefusal', decision, 403, 'FOUR_EYES'],
      [wu, 'decideRefusal', decision, 403, 'FORBIDDEN_ROLE'],
      [chen, 'decideRefusal', decision, 403, 'FORBIDDEN_ROLE'],
    ]);
    await sun.done('decideRefusal', decision);
    expect(await read(id)).toMatchObject({ status: 'REFUSED', allowedActions: [] });
    const late = { items: [{ key: 'LEDGER', documentIds: [await cleanMaterial(admin, 'OTHER')] }] };
    await refused([
      [admin, 'submitCooperation', { params: request.params, body: late }, 409, 'ILLEGAL_TRANSITION'],
    ]);
  }, 150_000);
});
