import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyMachine } from '../../../shared/domain/agency/machine.ts';
import { follow } from '../../../shared/domain/machine.ts';
import { rectificationMachine } from '../../../shared/domain/rectification/machine.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { followUp } from '../../../shared/store/aggregates/follow-up.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { reward } from '../../../shared/store/aggregates/reward.ts';
import { showcase } from '../../../shared/store/aggregates/showcase.ts';
import { trainingSession } from '../../../shared/store/aggregates/training.ts';
import { openActions } from '../../../shared/store/open-actions.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { CATEGORY, clerk, commission, CYCLE, finance, PUBLISHED, reviewer, startWorld } from './world.ts';

const world = await startWorld(9100);
const { call, newAgency, newEntry, publish, deliver, openTasks, tables } = world;
afterAll(() => world.stop());

const actions = async () => (await openActions(tables, CYCLE, { limit: 100 })).items;
const kindsOf = async (entryId: string) =>
  (await actions()).flatMap((each) => (each.entryId === entryId ? [each.kind] : [])).toSorted();
const rewardOf = (entryId: string) => load(tables, reward, entryId);
const award = (uscc: string, more: object = {}) => ({
  uscc,
  awardYear: 2026,
  decidedOn: '2026-11-02',
  sourceDoc: '沪科〔2026〕88号',
  ...more,
});
const propose = (rewardId: string, as = commission) => call('proposeReward', as, { params: { rewardId } });
const decide = (rewardId: string, as = finance, body: object = { approve: true }) =>
  call('decideRewardProposal', as, { params: { rewardId }, body });

beforeAll(async () => {
  await world.newCycle();
});

describe('after a published result', () => {
  it('[10-2a][10-2b] rewards and shows EXCELLENT and GOOD primaries, once however often the event comes', async () => {
    const [best, good, plain, bad, withheld] = await Promise.all([1, 2, 3, 4, 5].map(() => newAgency()));
    if (!best || !good || !plain || !bad || !withheld) throw new Error('no agency');
    const ids = {
      best: await newEntry(best, 'EXCELLENT', { rank: 1 }),
      other: await newEntry(best, undefined, { primary: false, category: 'INSPECTION_TESTING' }),
      good: await newEntry(good, 'GOOD', { rank: 2 }),
      plain: await newEntry(plain, 'QUALIFIED', { rank: 3 }),
      bad: await newEntry(bad, 'UNQUALIFIED', { rank: 4 }),
      withheld: await newEntry(withheld, 'WITHHELD'),
    };
    expect(await actions()).toEqual([{ kind: 'FOLLOW_UP_RUN', cycleId: CYCLE }]);
    await publish(false);
    expect(new Set((await actions()).map(({ kind }) => kind))).toEqual(new Set(['FOLLOW_UP_RUN']));
    await world.workPages();
    await publish();
    expect((await actions()).filter(({ kind }) => kind === 'FOLLOW_UP_RUN')).toEqual([]);
    const listed = await Promise.all(Object.values(ids).map(rewardOf));
    expect(listed.map((each) => each && [each.status, each.body.grade, each.version])).toEqual([
      ['ELIGIBLE', 'EXCELLENT', 1],
      undefined,
      ['ELIGIBLE', 'GOOD', 1],
      undefined,
      undefined,
      undefined,
    ]);
    expect(listed[0]?.body.amountFen).toBeUndefined();
    expect(await openTasks(`REWARD#${ids.best}`)).toEqual([
      'COMMISSION_OFFICER PROPOSE_REWARD 2027-06-19T16:00:00.000Z',
    ]);
    const shown = await call('listShowcase', undefined, { query: { category: CATEGORY, cycleId: CYCLE } });
    expect(shown.body.items.map(({ agencyName, grade }: never) => [agencyName, grade])).toEqual([
      [best.name, 'EXCELLENT'],
      [good.name, 'GOOD'],
    ]);
    const page = await call('readShowcasePage', undefined, { query: { category: CATEGORY } });
    expect(page.body).toContain(`<td>${best.name}</td>`);
    expect(page.body).not.toContain(plain.name);
    expect(page.body).not.toContain(bad.name);
    expect([await kindsOf(ids.plain), await kindsOf(ids.bad), await kindsOf(ids.withheld)]).toEqual([
      ['OPTIMIZATION_ADVICE', 'REMEDIAL_TRAINING'],
      ['IMPROVEMENT_ADVICE'],
      [],
    ]);
  });

  it('[10-2a][SM-19] is confirmed by the Commission and the Finance Bureau together, paid, and told', async () => {
    const owner = await newAgency();
    const id = await newEntry(owner, 'EXCELLENT');
    await deliver('EntryFinal', { entryId: id, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    expect((await decide(id)).code).toBe('ILLEGAL_TRANSITION');
    expect((await propose(id)).body).toMatchObject({ status: 'ELIGIBLE' });
    expect((await propose(id)).code).toBe('DUPLICATE');
    expect((await decide(id, commission)).code).toBe('FOUR_EYES');
    expect((await decide(id, clerk)).code).toBe('FORBIDDEN_ROLE');
    expect((await decide(id, finance, { approve: false })).code).toBe('VALIDATION_FAILED');
    expect((await decide(id, finance, { approve: false, reason: '材料待补' })).body).toMatchObject({
      returnedReason: '材料待补',
    });
    expect(await openTasks(`REWARD#${id}`)).toHaveLength(1);
    await propose(id, finance);
    expect(await kindsOf(id)).toEqual(['REWARD']);
    expect((await decide(id, commission)).body).toMatchObject({ status: 'CONFIRMED' });
    expect([await kindsOf(id), await openTasks(`REWARD#${id}`)]).toEqual([[], []]);
    const params = { rewardId: id };
    const payment = { paidOn: '2027-05-20', reference: 'P-1' };
    expect((await call('payReward', commission, { params, body: payment })).code).toBe('FORBIDDEN_ROLE');
    const late = { ...payment, paidOn: '2027-05-21' };
    expect((await call('payReward', finance, { params, body: late })).code).toBe('VALIDATION_FAILED');
    for (const [field, wrong] of [
      ['body.paidOn', { paidOn: '2020-01-01' }],
      ['body.paidOn', { paidOn: '2027-05-19' }],
      ['body.amountFen', { amountFen: 9_000_000_000_000_000 }],
      ['body.amountFen', { amountFen: 1 }],
    ] as const)
      expect(
        (await call('payReward', finance, { params, body: { ...payment, ...wrong } })).body,
      ).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field }] });
    expect((await call('payReward', finance, { params, body: payment })).body).toMatchObject({
      status: 'PAID',
      paid: { paidOn: '2027-05-20' },
    });
    const own = await call('listOwnRewards', owner.admin);
    expect(own.body.items).toMatchObject([{ rewardId: id, paid: { paidOn: '2027-05-20' } }]);
    expect(JSON.stringify(own.body)).not.toContain('P-1');
    const revoked = await call('revokeReward', commission, { params, body: { reason: '等次撤销' } });
    expect(revoked.body).toMatchObject({ status: 'REVOKED' });
    expect((await call('revokeReward', commission, { params, body: { reason: '再次' } })).code).toBe(
      'ILLEGAL_TRANSITION',
    );
  });

  it('[10-2a] refuses a reward for other grades and for a category that is not ranked', async () => {
    const owner = await newAgency();
    const qualified = await newEntry(owner, 'QUALIFIED');
    const enter = (entryId: string) => call('enterReward', commission, { body: { entryId } });
    expect([(await enter(qualified)).status, (await enter(qualified)).code]).toEqual([
      409,
      'ILLEGAL_TRANSITION',
    ]);
    const other = await newEntry(owner, undefined, { primary: false, category: 'INSPECTION_TESTING' });
    expect((await enter(other)).code).toBe('ILLEGAL_TRANSITION');
    expect((await enter('2027.NONE.NOBODY')).code).toBe('NOT_FOUND');
  });

  it('[10-3b] refuses a second reward of a cycle, and lists none by itself', async () => {
    const owner = await newAgency();
    const first = await newEntry(owner, 'GOOD');
    const second = await newEntry(owner, 'EXCELLENT', { category: 'INSPECTION_TESTING' });
    const enter = (entryId: string) => call('enterReward', commission, { body: { entryId } });
    expect((await enter(first)).body).toMatchObject({ status: 'ELIGIBLE' });
    expect([(await enter(second)).status, (await enter(second)).code]).toEqual([409, 'DUPLICATE_REWARD']);
    expect((await enter(first)).code).toBe('DUPLICATE_REWARD');
    await deliver('EntryFinal', { entryId: second, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    expect(await rewardOf(second)).toMatchObject({
      status: 'EXCLUDED',
      body: { excluded: { cause: 'DUPLICATE' } },
    });
    expect(await load(tables, showcase, second)).toMatchObject({ status: 'ON' });
  });

  it('[10-3c] excludes the money of an award in the period, and nothing else', async () => {
    const owner = await newAgency();
    const before = await newAgency();
    const rows = [award(owner.uscc), award(before.uscc, { decidedOn: '2025-12-31', awardYear: 2025 })];
    const dry = await call('importInstrumentAwards', commission, { body: { dryRun: true, rows } });
    expect(dry.body).toMatchObject({
      dryRun: true,
      recorded: 0,
      rows: [{ outcome: 'NEW' }, { outcome: 'NEW' }],
    });
    const known = await call('listInstrumentAwards', finance);
    expect(JSON.stringify(known.body)).not.toContain(owner.uscc);
    expect((await call('importInstrumentAwards', commission, { body: { rows } })).body.recorded).toBe(2);
    const again = await call('importInstrumentAwards', commission, { body: { rows } });
    expect(again.body).toMatchObject({ recorded: 0, rows: [{ outcome: 'KNOWN' }, { outcome: 'KNOWN' }] });
    const neither = { uscc: owner.uscc, awardYear: 2026, sourceDoc: '无日期' };
    for (const wrong of [neither, award('91310104MA1FX0010X')])
      expect((await call('importInstrumentAwards', commission, { body: { rows: [wrong] } })).status).toBe(
        422,
      );
    expect((await call('importInstrumentAwards', clerk, { body: { rows } })).code).toBe('FORBIDDEN_ROLE');
    const [id, free] = [await newEntry(owner, 'EXCELLENT'), await newEntry(before, 'GOOD')];
    for (const [entryId, whose] of [
      [id, owner],
      [free, before],
    ] as const)
      await deliver('EntryFinal', { entryId, cycleId: CYCLE, category: CATEGORY, ...ref(whose) });
    expect(await rewardOf(id)).toMatchObject({
      status: 'EXCLUDED',
      body: { excluded: { cause: 'INSTRUMENT_AWARD', award: { awardYear: 2026 } } },
    });
    expect(await rewardOf(free)).toMatchObject({ status: 'ELIGIBLE' });
    expect(await load(tables, showcase, id)).toMatchObject({ status: 'ON', body: { grade: 'EXCELLENT' } });
    expect([await kindsOf(id), await openTasks(`REWARD#${id}`)]).toEqual([[], []]);
    const confirm = await propose(id);
    expect([confirm.status, confirm.code]).toEqual([409, 'INSTRUMENT_AWARD_CONFLICT']);
    expect((await decide(id)).code).toBe('INSTRUMENT_AWARD_CONFLICT');
  });

  it('[10-3c] excludes what is not confirmed when the list comes late, and asks to revoke what is', async () => {
    const [open, given] = [await newAgency(), await newAgency()];
    const [listed, confirmed] = [await newEntry(open, 'GOOD'), await newEntry(given, 'GOOD')];
    for (const [entryId, whose] of [
      [listed, open],
      [confirmed, given],
    ] as const)
      await deliver('EntryFinal', { entryId, cycleId: CYCLE, category: CATEGORY, ...ref(whose) });
    await propose(listed);
    await propose(confirmed);
    expect((await decide(confirmed)).body.status).toBe('CONFIRMED');
    const rows = [
      award(open.uscc, { decidedOn: undefined, paidOn: '2026-01-01' }),
      award(given.uscc, { decidedOn: '2027-01-01', paidOn: '2026-12-31' }),
    ];
    const report = await call('importInstrumentAwards', commission, { body: { rows } });
    expect(report.body.rows.map(({ rewards }: never) => rewards)).toEqual([
      [{ rewardId: listed, status: 'ELIGIBLE' }],
      [{ rewardId: confirmed, status: 'CONFIRMED' }],
    ]);
    expect((await decide(listed)).code).toBe('INSTRUMENT_AWARD_CONFLICT');
    const params = { rewardId: confirmed };
    const payment = { paidOn: '2027-05-20', reference: 'P-2' };
    expect((await call('payReward', finance, { params, body: payment })).code).toBe(
      'INSTRUMENT_AWARD_CONFLICT',
    );
    for (const { uscc } of [open, given])
      await deliver('InstrumentAwardRecorded', { uscc, awardYear: 2026, paidOn: '2026-01-01' });
    expect(await rewardOf(listed)).toMatchObject({ status: 'EXCLUDED' });
    expect(await openTasks(`REWARD#${confirmed}`)).toEqual([
      'COMMISSION_OFFICER REVOKE_REWARD 2027-06-19T16:00:00.000Z',
    ]);
    const revoked = await call('revokeReward', finance, { params, body: { reason: '重复奖励' } });
    expect(revoked.body.status).toBe('REVOKED');
    expect(await openTasks(`REWARD#${confirmed}`)).toEqual([]);
    const exclusion = { params: { rewardId: listed }, body: { cause: 'WITHHELD', reason: '暂缓' } };
    expect((await call('excludeReward', commission, exclusion)).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[10-2c][10-2d][10-2e] keeps the cycle open until advice is sent and training held', async () => {
    const [plain, bad] = [await newAgency(), await newAgency()];
    const [qualified, unqualified] = [await newEntry(plain, 'QUALIFIED'), await newEntry(bad, 'UNQUALIFIED')];
    await deliver('EntryFinal', { entryId: qualified, cycleId: CYCLE, category: CATEGORY, ...ref(plain) });
    await deliver('EntryFinal', { entryId: unqualified, cycleId: CYCLE, category: CATEGORY, ...ref(bad) });
    expect((await openTasks(`ENTRY#${qualified}`)).toSorted()).toEqual([
      'CENTRE_OFFICER ORGANISE_REMEDIAL_TRAINING 2027-11-20T16:00:00.000Z',
      'CENTRE_OFFICER SEND_OPTIMIZATION_ADVICE 2027-06-19T16:00:00.000Z',
    ]);
    expect(await openTasks(`ENTRY#${unqualified}`)).toEqual([
      'CENTRE_OFFICER SEND_IMPROVEMENT_ADVICE 2027-05-20T16:00:00.000Z',
    ]);
    const advice = (whose: typeof plain, kind: string, entryId: string) =>
      deliver('ImprovementAdviceSent', { adviceId: 'A', kind, sourceRef: `ENTRY#${entryId}`, ...ref(whose) });
    await advice(plain, 'IMPROVE', qualified);
    expect(await kindsOf(qualified)).toEqual(['OPTIMIZATION_ADVICE', 'REMEDIAL_TRAINING']);
    await advice(plain, 'OPTIMIZE', qualified);
    await advice(bad, 'IMPROVE', unqualified);
    expect([await kindsOf(qualified), await kindsOf(unqualified)]).toEqual([['REMEDIAL_TRAINING'], []]);
    const session = {
      kind: 'REMEDIAL' as const,
      title: '专门培训',
      description: '档案',
      place: '三楼',
      startsAt: PUBLISHED,
      registerBy: PUBLISHED,
      capacity: 10,
      invited: [],
    };
    await world.setTo(trainingSession, 'T-OTHER', 'HELD', { ...session, kind: 'TRAINING' });
    await world.setTo(trainingSession, 'T-REMEDIAL', 'HELD', session);
    const attended = (sessionId: string, present: boolean) =>
      deliver('AttendanceRecorded', { sessionId, attended: present, ...ref(plain) });
    await attended('T-OTHER', true);
    await attended('T-REMEDIAL', false);
    expect(await kindsOf(qualified)).toEqual(['REMEDIAL_TRAINING']);
    await attended('T-REMEDIAL', true);
    expect([await kindsOf(qualified), await openTasks(`ENTRY#${qualified}`)]).toEqual([[], []]);
    await deliver('EntryFinal', { entryId: qualified, cycleId: CYCLE, category: CATEGORY, ...ref(plain) });
    expect(await kindsOf(qualified)).toEqual([]);
    const invited = await newAgency();
    const third = await newEntry(invited, 'QUALIFIED');
    await deliver('EntryFinal', { entryId: third, cycleId: CYCLE, category: CATEGORY, ...ref(invited) });
    await world.setTo(trainingSession, 'T-INVITED', 'HELD', { ...session, invited: [ref(invited)] });
    await deliver('TrainingSessionHeld', { sessionId: 'T-INVITED' });
    expect(await kindsOf(third)).toEqual(['OPTIMIZATION_ADVICE']);
    const open = await call('listOpenActions', reviewer, { query: { cycleId: CYCLE } });
    expect(open.body.items).toContainEqual(
      expect.objectContaining({ kind: 'OPTIMIZATION_ADVICE', entryId: third }),
    );
  });

  it('[10-2f][12-1c] proposes an unqualified agency for rectification, and suspends nobody', async () => {
    const owner = await newAgency();
    const id = await newEntry(owner, 'UNQUALIFIED');
    const final = () =>
      deliver('EntryFinal', { entryId: id, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    await final();
    await final();
    const proposed = await get(tables, rectification, `${id}-UNQUALIFIED`);
    expect(proposed).toMatchObject({
      status: 'PROPOSED',
      version: 1,
      body: { ground: 'UNQUALIFIED', evidence: { kind: 'EVALUATION', entryId: id } },
    });
    expect(await openTasks(`RECTIFICATION#${proposed.id}`)).toHaveLength(1);
    expect(await get(tables, agency, owner.agencyId)).toMatchObject({ status: 'ACTIVE' });
    const skipped = follow(rectificationMachine, 'PROPOSED', 'suspend' as never, ['COMMISSION_OFFICER']);
    expect(skipped).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(follow(agencyMachine, 'ACTIVE', 'suspend', ['CENTRE_OFFICER', 'SYSTEM'])).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('[10-2b] is shown no more once it is removed, and again when the removal is revoked', async () => {
    const owner = await newAgency();
    const id = await newEntry(owner, 'EXCELLENT', { rank: 7 });
    const final = () =>
      deliver('EntryFinal', { entryId: id, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    await final();
    const status = async () => (await get(tables, showcase, id)).status;
    const by = { params: { showcaseId: id }, body: { reason: '核实中' } };
    expect((await call('withdrawShowcase', clerk, by)).code).toBe('FORBIDDEN_ROLE');
    expect((await call('withdrawShowcase', reviewer, by)).body.status).toBe('OFF');
    await final();
    expect(await status()).toBe('OFF');
    expect((await call('restoreShowcase', reviewer, { params: by.params })).body.status).toBe('ON');
    await world.setTo(agency, owner.agencyId, 'REMOVED');
    await deliver('AgencyRemoved', { decisionRef: 'D', ...ref(owner) });
    expect(await status()).toBe('OFF');
    expect((await call('restoreShowcase', reviewer, { params: by.params })).code).toBe('AGENCY_NOT_ACTIVE');
    await final();
    expect(await status()).toBe('OFF');
    await world.setTo(agency, owner.agencyId, 'ACTIVE');
    await deliver('AgencyReinstated', { decisionRef: 'D', ...ref(owner) });
    expect(await status()).toBe('ON');
  });

  it('[10-2a][10-2b] follows an amended grade', async () => {
    const owner = await newAgency();
    const id = await newEntry(owner, 'EXCELLENT');
    await deliver('EntryFinal', { entryId: id, cycleId: CYCLE, category: CATEGORY, ...ref(owner) });
    await propose(id);
    await world.amend(id, 'GOOD');
    expect(await rewardOf(id)).toMatchObject({ status: 'ELIGIBLE', body: { grade: 'GOOD' } });
    expect((await decide(id)).code).toBe('ILLEGAL_TRANSITION');
    expect(await openTasks(`REWARD#${id}`)).toMatchObject([expect.stringContaining('PROPOSE_REWARD')]);
    expect((await get(tables, showcase, id)).body.grade).toBe('GOOD');
    await world.amend(id, 'QUALIFIED');
    expect(await rewardOf(id)).toMatchObject({
      status: 'EXCLUDED',
      body: { excluded: { cause: 'GRADE_CHANGED' } },
    });
    expect(await get(tables, showcase, id)).toMatchObject({ status: 'OFF' });
    expect(await kindsOf(id)).toEqual(['OPTIMIZATION_ADVICE', 'REMEDIAL_TRAINING']);
    await world.setTo(agency, owner.agencyId, 'EXITED');
    await deliver('AgencyExited', ref(owner));
    expect(await kindsOf(id)).toEqual([]);
  });

  it('[11-1a][11-1b] puts service measures of a grade in force and follows each of its agencies up', async () => {
    const [plain, good] = [await newAgency(), await newAgency()];
    await newEntry(plain, 'QUALIFIED');
    await newEntry(good, 'GOOD');
    const params = { cycleId: CYCLE, grade: 'QUALIFIED' };
    const body = { measures: ['一对一辅导'], followUps: [{ title: '跟踪整改', dueOn: '2027-08-01' }] };
    const past = { ...body, followUps: [{ title: '跟踪', dueOn: '2027-05-19' }] };
    expect((await call('draftServicePlan', clerk, { params, body: past })).code).toBe('VALIDATION_FAILED');
    const unknown = { params: { ...params, grade: 'BEST' }, body };
    expect((await call('draftServicePlan', clerk, unknown)).status).toBe(422);
    const none = { params: { ...params, cycleId: '2031' }, body };
    expect((await call('draftServicePlan', clerk, none)).code).toBe('NOT_FOUND');
    expect((await call('draftServicePlan', clerk, { params, body })).body).toMatchObject({ status: 'DRAFT' });
    expect((await call('activateServicePlan', clerk, { params })).code).toBe('FORBIDDEN_ROLE');
    await world.newCycle('FILED', '2028');
    const early = { params: { ...params, cycleId: '2028' } };
    await call('draftServicePlan', clerk, { ...early, body });
    expect((await call('activateServicePlan', reviewer, early)).code).toBe('ILLEGAL_TRANSITION');
    expect((await call('activateServicePlan', reviewer, { params })).body).toMatchObject({
      status: 'ACTIVE',
    });
    expect((await call('draftServicePlan', clerk, { params, body })).code).toBe('ILLEGAL_TRANSITION');
    await deliver('ServicePlanActivated', { planId: '2027-QUALIFIED', cycleId: CYCLE, grade: 'QUALIFIED' });
    const of = async ({ agencyId }: { agencyId: string }) =>
      (await list(tables, followUp, 'list2', { pk: `FOLLOWUP#AGENCY#${agencyId}` }, { limit: 9 })).items;
    expect(await of(plain)).toMatchObject([{ body: { cause: 'EVALUATION', title: '跟踪整改' } }]);
    expect(await of(good)).toEqual([]);
    const plans = await call('listServicePlans', commission, { query: { cycleId: CYCLE } });
    expect(plans.body.items).toHaveLength(1);
  });
});

const ref = ({ agencyId, uscc }: { agencyId: string; uscc: string }) => ({ agencyId, uscc });
