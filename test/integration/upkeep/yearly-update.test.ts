import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AgencyExited } from '../../../events/agency-exited/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideRecord } from '../../../shared/domain/qualification/record.ts';
import { decideDrop } from '../../../shared/domain/rectification/drop.ts';
import { CONFIRMATION } from '../../../shared/domain/upkeep/confirm.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { qualification } from '../../../shared/store/aggregates/qualification.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { NOW } from '../../support/verification-fixtures.ts';
import { agencyOf, ANNA, interested, RUI } from '../verification/world.ts';
import { startUpkeepWorld, type UpkeepWorld } from './world.ts';

let world: UpkeepWorld;
beforeAll(async () => {
  world = await startUpkeepWorld();
});
afterEach(() => world.at(NOW));
afterAll(() => world.stop());

const sections = { INTRODUCTION: true, QUALIFICATIONS: true, PRODUCTS: true, CHARGING_STANDARD: true };
const signed = { sections, declaration: { accepted: true, textVersion: CONFIRMATION.version } };

type Made = Awaited<ReturnType<UpkeepWorld['keptAgency']>>;

/** The agency leaves, or comes back, and the worker hears of it. */
async function move(made: Made, status: string, type: string) {
  const loaded = await get(world.tables, agency, made.agencyId);
  const step = happened(AgencyExited, made, { article: '12-0', to: status });
  await world.commitPlan({ changes: [change(agency, loaded, { events: [step], body: loaded.body })] });
  await world.told(type, made);
}

describe('[6-3a] the upkeep of an agency', () => {
  it('begins once, by whichever event comes first, and counts updates and orders', async () => {
    const made = await world.activeAgency();
    const published = { ...made, productId: 'P1' };
    await world.told('ProductPublished', published, { at: '2026-03-05T01:00:00.000Z' });
    await world.told('AgencyImported', made);
    await world.told('OrderAccepted', made, { at: '2026-03-04T01:00:00.000Z' });
    await world.told('ProfileUpdated', { ...made, fields: ['name'] }, { at: '2026-03-09T01:00:00.000Z' });
    const filed = { ...made, kind: 'INTERNAL_CONTROL' };
    await world.told('StandingDocumentFiled', filed, { at: '2026-03-10T01:00:00.000Z' });
    expect((await world.kept(made.agencyId)).body).toMatchObject({
      knownFrom: '2026-03-02',
      updates: { PRODUCTS: '2026-03-05' },
      lastEffectiveUpdateOn: '2026-03-05',
      lastOrderActivityOn: '2026-03-04',
      dueOn: '2027-03-05',
      dormancy: { dueOn: '2029-03-05' },
    });
  });

  it('counts no act of the platform or the centre, and an event told twice once', async () => {
    const made = await world.keptAgency();
    await world.told('ProductTakenOffShelf', { ...made, productId: 'P2' }, { role: 'SYSTEM' });
    expect((await world.kept(made.agencyId)).version).toBe(1);
    const event = world.eventOf('ProductTakenOffShelf', made, { at: '2026-04-01T01:00:00.000Z' });
    await world.deliver(event);
    await world.deliver(event);
    expect(await world.kept(made.agencyId)).toMatchObject({
      version: 2,
      body: { updates: { PRODUCTS: '2026-04-01' } },
    });
  });

  it('counts a certificate by the day of its entry, once it is verified', async () => {
    const made = await world.keptAgency();
    const qualificationId = newId();
    const entered = { now: '2026-04-01T01:00:00.000Z', actor: { id: 'u-a', role: 'AGENCY_ADMIN' } };
    const certificate = { kind: 'CMA', number: 'NO-1', validUntil: '2027-12-31' };
    const by = { ...entered, roles: ['AGENCY_ADMIN'] } as const;
    const recorded = orThrow(decideRecord(qualificationId, made, certificate, by));
    await world.commitPlan({ changes: [change(qualification, { newId: qualificationId }, recorded)] });
    await world.told('QualificationRecorded', { ...made, qualificationId }, { at: entered.now });
    expect((await world.kept(made.agencyId)).version).toBe(1);
    const verified = { at: '2026-04-20T01:00:00.000Z', role: 'CENTRE_OFFICER' };
    await world.told('QualificationVerified', { ...made, qualificationId }, verified);
    expect((await world.kept(made.agencyId)).body.updates).toEqual({ QUALIFICATIONS: '2026-04-01' });
  });

  it('is confirmed without change by the administrator under the declaration, once a day', async () => {
    const made = await world.keptAgency();
    const as = agencyOf(made.uscc);
    const shown = await world.call('readOwnUpkeep', { as });
    expect(shown).toMatchObject({
      status: 200,
      body: { status: 'CURRENT', allowedActions: ['confirm'], declaration: { version: '2026-1' } },
    });
    const confirm = (body: unknown, who = as) => world.call('confirmProfile', { as: who, body });
    expect(await confirm({ sections })).toMatchObject({ status: 422, code: 'DECLARATION_REQUIRED' });
    const { CHARGING_STANDARD: _, ...three } = sections;
    expect(await confirm({ ...signed, sections: three })).toMatchObject({ code: 'VALIDATION_FAILED' });
    const operator = { ...as, roles: ['AGENCY_OPERATOR'] } as const;
    expect(await confirm(signed, operator)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    world.at('2026-05-06T01:00:00.000Z');
    const done = await confirm(signed);
    expect(done).toMatchObject({
      status: 201,
      body: { dueOn: '2027-05-06', confirmation: { on: '2026-05-06', declarationVersion: '2026-1' } },
    });
    expect(done.body.confirmation).not.toHaveProperty('by');
    expect(done.body.allowedActions).toEqual([]);
    expect((await world.call('readOwnUpkeep', { as })).body.allowedActions).toEqual([]);
    expect(await confirm(signed)).toMatchObject({ status: 422, code: 'NO_EFFECTIVE_CHANGE' });
    expect(await world.call('confirmProfile', { as, body: signed, ifMatch: 1 })).toMatchObject({
      code: 'STALE_VERSION',
    });
  });

  it('is found by the monthly credit check, ends when its agency leaves, and begins anew when it comes back', async () => {
    const made = await world.activeAgency();
    await world.told('CreditChecked', made);
    await world.told('CreditChecked', made);
    expect(await world.kept(made.agencyId)).toMatchObject({ status: 'CURRENT', version: 1 });
    await move(made, 'REMOVED', 'AgencyRemoved');
    expect(await world.kept(made.agencyId)).toMatchObject({ status: 'ENDED', deadlines: {} });
    await world.told('ProductPublished', { ...made, productId: 'P9' });
    expect(await world.kept(made.agencyId)).toMatchObject({ status: 'ENDED', version: 2 });
    await move(made, 'ACTIVE', 'AgencyReinstated');
    expect((await world.kept(made.agencyId)).status).toBe('CURRENT');
  });

  it('is the agency’s own affair: one without an agency has none, officers read any', async () => {
    const made = await world.keptAgency();
    const stranger = agencyOf('91310115MA1FX00372');
    expect(await world.call('readOwnUpkeep', { as: stranger })).toMatchObject({ code: 'AGENCY_NOT_ACTIVE' });
    const params = { agencyId: made.agencyId };
    expect(await world.call('readUpkeep', { as: stranger, params })).toMatchObject({
      code: 'FORBIDDEN_ROLE',
    });
    expect(await world.call('readUpkeep', { as: ANNA, params })).toMatchObject({
      status: 200,
      body: { dormancy: { computation: { by: 'UPDATE', years: 3 } } },
    });
  });
});

describe('[6-3b] an update that does not come', () => {
  const overdue = async () => {
    const made = await world.keptAgency();
    for (const _ of [60, 30, 7]) await world.fire(made.agencyId, 'PROFILE_UPDATE_REMINDER');
    await world.fire(made.agencyId, 'PROFILE_UPDATE_DUE');
    return made;
  };

  it('is reminded of, falls due, and leads to one proposal with its evidence and one task', async () => {
    const made = await overdue();
    const trail = await world.trail('UPKEEP', made.agencyId);
    const reminders = trail.filter(({ type }) => type === 'ProfileUpdateReminded');
    expect(reminders.map(({ data }) => data['daysLeft'])).toEqual([60, 30, 7]);
    const listed = await world.call('listUpkeeps', { as: ANNA, query: { status: 'OVERDUE', limit: '100' } });
    expect(listed.body.items).toContainEqual(expect.objectContaining({ agencyId: made.agencyId }));
    await world.fire(made.agencyId, 'PROFILE_UPDATE_GRACE');
    const proposalId = `${made.agencyId}-INFO_NOT_UPDATED-2027-03-02`;
    expect(await world.openTasks(`RECTIFICATION#${proposalId}`)).toEqual(['REVIEW_RECTIFICATION']);
    const read = await world.call('readRectification', {
      as: ANNA,
      params: { rectificationId: proposalId },
    });
    expect(read.body).toMatchObject({
      status: 'PROPOSED',
      ground: 'INFO_NOT_UPDATED',
      evidence: { lastEffectiveUpdateOn: '2026-03-02', dueOn: '2027-03-02' },
    });
    expect(read.body.evidence.reminders).toHaveLength(4);
    expect(await world.kept(made.agencyId)).toMatchObject({ status: 'MISSED', body: { missed: 1 } });
  });

  it('is made good in grace: nothing is proposed', async () => {
    const made = await overdue();
    await world.told('ProductPublished', { ...made, productId: 'P3' }, { at: '2027-03-20T01:00:00.000Z' });
    const kept = await world.kept(made.agencyId);
    expect(kept).toMatchObject({ status: 'CURRENT', body: { dueOn: '2028-03-20', reminders: [] } });
    expect(kept.deadlines).not.toHaveProperty('PROFILE_UPDATE_GRACE');
  });

  it('made good after the proposal leaves it to a reviewer, who may drop it with a reason', async () => {
    const made = await overdue();
    await world.fire(made.agencyId, 'PROFILE_UPDATE_GRACE');
    const { body } = await world.call('confirmProfile', { as: agencyOf(made.uscc), body: signed });
    expect(body.status).toBe('CURRENT');
    const rectificationId = `${made.agencyId}-INFO_NOT_UPDATED-2027-03-02`;
    expect((await load(world.tables, rectification, rectificationId))?.status).toBe('PROPOSED');
    const drop = (as = RUI, reason: unknown = '已补充更新') =>
      world.call('dropRectification', { as, params: { rectificationId }, body: { reason } });
    expect(await drop(ANNA)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    const proposal = await get(world.tables, rectification, rectificationId);
    const byRui = { ...proposal.body, proposedBy: RUI.id };
    expect(
      decideDrop({ ...proposal, body: byRui }, 'x', {
        now: NOW,
        actor: { id: RUI.id, role: 'CENTRE_REVIEWER' },
        roles: RUI.roles,
        conflicts: [],
      }),
    ).toMatchObject({ refused: 'FOUR_EYES' });
    expect(await drop(RUI, ' ')).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    const concerned = { ...interested(made.uscc), roles: RUI.roles };
    expect(await drop(concerned)).toMatchObject({ status: 403, code: 'CONFLICT_OF_INTEREST' });
    expect(await drop()).toMatchObject({
      status: 200,
      body: { status: 'DROPPED', dropped: { by: RUI.id, reason: '已补充更新' } },
    });
    expect(await drop()).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await world.openTasks(`RECTIFICATION#${rectificationId}`)).toEqual([]);
    const query = { agencyId: made.agencyId };
    const list = await world.call('listRectifications', { as: ANNA, query });
    expect(list.body.items).toHaveLength(1);
  });
});

describe('[12-3f] years without update and without order', () => {
  it('are reminded of, reached, and after the days to cure put before a person', async () => {
    const made = await world.keptAgency();
    const { agencyId } = made;
    for (const _ of [90, 30, 7]) await world.fire(agencyId, 'DORMANCY_REMINDER');
    await world.fire(agencyId, 'DORMANCY_DUE');
    await world.fire(agencyId, 'DORMANCY_CURE');
    expect(await world.openTasks(`UPKEEP#${agencyId}`)).toEqual(['REVIEW_DORMANCY']);
    const types = (await world.trail('UPKEEP', agencyId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'DormancyReminded')).toHaveLength(3);
    expect(types).toContain('DormancyUncured');
    expect((await load(world.tables, agency, agencyId))?.status).toBe('ACTIVE');
  });

  it.each([
    ['an order', (made: Made) => world.told('OrderAccepted', { ...made })],
    [
      'a confirmation',
      ({ uscc }: Made) => world.call('confirmProfile', { as: agencyOf(uscc), body: signed }),
    ],
    ['its leaving', (made: Made) => move(made, 'EXITED', 'AgencyExited')],
  ])('leave nothing to review after %s', async (_, then) => {
    const made = await world.keptAgency();
    await world.fire(made.agencyId, 'DORMANCY_DUE');
    await world.fire(made.agencyId, 'DORMANCY_CURE');
    expect(await world.openTasks(`UPKEEP#${made.agencyId}`)).toEqual(['REVIEW_DORMANCY']);
    await then(made);
    expect(await world.openTasks(`UPKEEP#${made.agencyId}`)).not.toContain('REVIEW_DORMANCY');
  });

  it('are counted anew by an accepted order during the cure', async () => {
    const made = await world.keptAgency();
    await world.fire(made.agencyId, 'DORMANCY_DUE');
    await world.told('OrderAccepted', made, { at: '2029-03-20T01:00:00.000Z' });
    const kept = await world.kept(made.agencyId);
    expect(kept.deadlines).not.toHaveProperty('DORMANCY_CURE');
    expect(kept.body.dormancy.dueOn).toBe('2032-03-20');
  });
});
