import { afterAll, describe, expect, it } from 'vitest';
import { planFollowUp } from '../../../shared/store/follow-ups.ts';
import { agencyOf } from '../publicity/world.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { CATEGORY, clerk, MONDAY, reviewer, startWorld } from './world.ts';

const world = await startWorld();
const { call, newAgency, openTasks } = world;
afterAll(() => world.stop());

const FOLLOW_UP = { cause: 'OTHER', title: '跟踪新入驻机构的订单情况', dueOn: '2026-03-20' };

describe('follow-ups', () => {
  it('[3-2a] are opened with a task, noted and done; no agency finds any', async () => {
    const { agencyId, admin } = await newAgency();
    const opened = await call('openFollowUp', clerk, { at: MONDAY, body: { agencyId, ...FOLLOW_UP } });
    expect(opened.status).toBe(201);
    const { id } = opened.body;
    expect(await openTasks(`FOLLOWUP#${id}`)).toEqual([
      'CENTRE_OFFICER DO_FOLLOW_UP 2026-03-20T16:00:00.000Z',
    ]);
    const params = { followUpId: id };
    await call('noteFollowUp', clerk, { params, body: { text: '已电话了解' } });
    const entry = { params: { register: 'follow-ups', id } };
    expect((await call('readRegisterEntry', reviewer, entry)).body).toMatchObject({
      status: 'OPEN',
      notes: [{ text: '已电话了解' }],
    });
    expect((await call('readRegisterEntry', admin, entry)).code).toBe('NOT_FOUND');
    expect((await call('listRegister', admin, { params: { register: 'follow-ups' } })).code).toBe(
      'NOT_FOUND',
    );
    const done = await call('noteFollowUp', clerk, { params, body: { text: '运行正常', done: true } });
    expect(done.body).toMatchObject({ status: 'DONE', conclusion: { text: '运行正常' }, allowedActions: [] });
    expect(await openTasks(`FOLLOWUP#${id}`)).toEqual([]);
    const again = await call('noteFollowUp', clerk, { params, body: { text: '补记' } });
    expect([again.status, again.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });

  it('[3-2a] are refused for a day that is over, an unknown agency, a conflict of interest, other roles', async () => {
    const { agencyId, uscc } = await newAgency();
    const body = { agencyId, ...FOLLOW_UP };
    expect((await call('openFollowUp', clerk, { body: { ...body, dueOn: '2026-03-01' } })).status).toBe(422);
    expect((await call('openFollowUp', clerk, { body: { ...body, agencyId: 'X' } })).status).toBe(422);
    const conflicted = { ...clerk, id: 'conflicted', conflicts: [uscc] };
    expect((await call('openFollowUp', conflicted, { body })).code).toBe('CONFLICT_OF_INTEREST');
    expect((await call('openFollowUp', reviewer, { body })).code).toBe('FORBIDDEN_ROLE');
  });

  it('[3-2a] are opened once by what gives cause to them', async () => {
    const { agencyId, uscc } = await newAgency();
    const about = {
      agencyId,
      uscc,
      title: '评价不合格跟踪',
      dueOn: '2026-04-01',
      cause: 'EVALUATION',
    } as const;
    const system = { now: MONDAY, actor: { id: 'SYSTEM', role: 'SYSTEM' } };
    const plan = await planFollowUp(world.tables, `EV-2026-${agencyId}`, about, system);
    await world.commitPlan(plan!);
    expect(await planFollowUp(world.tables, `EV-2026-${agencyId}`, about, system)).toBeUndefined();
    const query = { agencyId };
    const page = await call('listRegister', clerk, { params: { register: 'follow-ups' }, query });
    expect(page.body.items.map(({ cause }: { cause: string }) => cause)).toEqual(['EVALUATION']);
  });
});

describe('advice', () => {
  it('[3-3b] rests on something, is read when the agency opens it, and answered', async () => {
    const { agencyId, admin } = await newAgency();
    const { body: cause } = await call('openFollowUp', clerk, { body: { agencyId, ...FOLLOW_UP } });
    const text = { agencyId, kind: 'IMPROVE', title: '完善收费公示', text: '请将收费标准逐项列明' };
    expect((await call('sendAdvice', clerk, { body: text })).status).toBe(422);
    for (const sourceRef of ['FOLLOWUP#unknown', 'AGENCY#x', 'EVALUATION#2026'])
      expect((await call('sendAdvice', clerk, { body: { ...text, sourceRef } })).code).toBe(
        'VALIDATION_FAILED',
      );
    const other = await newAgency();
    const sourceRef = `FOLLOWUP#${cause.id}`;
    const foreign = { ...text, agencyId: other.agencyId, sourceRef };
    expect((await call('sendAdvice', clerk, { body: foreign })).code).toBe('VALIDATION_FAILED');
    const { body: sent } = await call('sendAdvice', clerk, { body: { ...text, sourceRef } });
    expect(sent).toMatchObject({ status: 'SENT', sourceRef, text: text.text });
    const params = { adviceId: sent.id };
    const entry = { params: { register: 'advice', id: sent.id } };
    const unread = (await call('readRegisterEntry', admin, entry)).body;
    expect(unread).toMatchObject({ status: 'SENT', source: 'FOLLOWUP' });
    expect(unread).not.toHaveProperty('text');
    expect(unread).not.toHaveProperty('sourceRef');
    const answer = { params, body: { text: '已列明' } };
    expect((await call('respondToAdvice', admin, answer)).code).toBe('ILLEGAL_TRANSITION');
    expect((await call('openAdvice', other.admin, { params })).code).toBe('NOT_FOUND');
    expect((await call('openAdvice', admin, { params })).body).toMatchObject({
      status: 'READ',
      text: text.text,
      readAt: MONDAY,
    });
    expect((await call('openAdvice', admin, { params, at: '2026-03-03T02:00:00.000Z' })).body.readAt).toBe(
      MONDAY,
    );
    expect((await call('respondToAdvice', other.admin, answer)).code).toBe('NOT_FOUND');
    expect((await call('respondToAdvice', admin, answer)).body.status).toBe('RESPONDED');
    const own = await call('listRegister', admin, { params: { register: 'advice' } });
    expect(own.body.items).toHaveLength(1);
    expect((await call('listRegister', other.admin, { params: { register: 'advice' } })).body.items).toEqual(
      [],
    );
  });
});

describe('visits', () => {
  it('[3-2d] are planned with the agency told, and end with minutes, findings and photos for the centre', async () => {
    const { agencyId, uscc, admin } = await newAgency();
    const plan = { agencyId, visitOn: '2026-03-10', purpose: '了解共享仪器开放情况' };
    const past = { body: { ...plan, visitOn: '2026-03-01' } };
    expect((await call('planVisit', clerk, { at: MONDAY, ...past })).status).toBe(422);
    for (const visitOn of ['9999-12-31', '2090-01-01']) {
      const never = await call('planVisit', clerk, { body: { ...plan, visitOn } });
      expect(never).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    }
    const { body: visit } = await call('planVisit', clerk, { body: plan });
    expect(await openTasks(`VISIT#${visit.id}`)).toHaveLength(1);
    const params = { visitId: visit.id };
    const body = { minutes: '参观了实验室', findings: ['仪器预约不便'], documentIds: [] as string[] };
    expect((await call('finishVisit', clerk, { params, body })).code).toBe('ILLEGAL_TRANSITION');
    const at = '2026-03-10T06:00:00.000Z';
    const [own, dirty, photo] = [
      await world.paper(uscc, 'AGENCY'),
      await world.paper(uscc, 'CENTRE', false),
      await world.paper(uscc, 'CENTRE'),
    ];
    const withPapers = (...documentIds: string[]) => ({ at, params, body: { ...body, documentIds } });
    expect((await call('finishVisit', clerk, withPapers(own))).code).toBe('VALIDATION_FAILED');
    expect((await call('finishVisit', clerk, withPapers(dirty))).code).toBe('DOCUMENT_NOT_CLEAN');
    const done = await call('finishVisit', clerk, withPapers(photo));
    expect(done.body).toMatchObject({ status: 'DONE', outcome: { findings: ['仪器预约不便'] } });
    expect(await openTasks(`VISIT#${visit.id}`)).toEqual([]);
    expect((await call('finishVisit', clerk, withPapers())).code).toBe('ILLEGAL_TRANSITION');
    const entry = { params: { register: 'visits', id: visit.id } };
    const seen = (await call('readRegisterEntry', admin, entry)).body;
    expect(seen).toMatchObject({ purpose: plan.purpose, status: 'DONE' });
    expect(seen).not.toHaveProperty('outcome');
    const stranger = agencyOf(usccFixture(99));
    expect((await call('readRegisterEntry', stranger, entry)).code).toBe('NOT_FOUND');
    const found = await call('listRegister', clerk, {
      params: { register: 'visits' },
      query: { q: '仪器预约' },
    });
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([visit.id]);
  });
});

describe('prospects', () => {
  it('[3-4b] are invited once and join when their agency is on the platform', async () => {
    const uscc = usccFixture(4711);
    const body = { uscc, name: '上海示例研究院', categories: [CATEGORY], note: '有大型仪器' };
    const unknown = { ...body, categories: ['NO_SUCH'] };
    expect((await call('inviteProspect', clerk, { body: unknown })).code).toBe('VALIDATION_FAILED');
    expect((await call('inviteProspect', clerk, { body })).body.status).toBe('INVITED');
    expect((await call('inviteProspect', clerk, { body })).code).toBe('DUPLICATE');
    const params = { prospectId: uscc };
    expect((await call('joinProspect', clerk, { params })).code).toBe('AGENCY_NOT_ACTIVE');
    const { agencyId, admin } = await newAgency(CATEGORY, uscc);
    expect((await call('joinProspect', clerk, { params })).body).toMatchObject({
      status: 'JOINED',
      joined: { agencyId },
    });
    expect((await call('joinProspect', clerk, { params })).code).toBe('ILLEGAL_TRANSITION');
    const entry = { params: { register: 'prospects', id: uscc } };
    expect((await call('readRegisterEntry', admin, entry)).code).toBe('NOT_FOUND');
  });

  it('[3-4b] are looked for where active agencies are few', async () => {
    const code = 'SCI_TECH_CONSULTING';
    for (let n = 0; n < 5; n += 1) await newAgency(code);
    await newAgency('TECHNOLOGY_TRANSFER');
    const { body } = await call('listThinCategories', clerk);
    expect(body.fewerThan).toBe(5);
    const counts = new Map(
      body.items.map(({ category, agencies }: { category: string; agencies: number }) => [
        category,
        agencies,
      ]),
    );
    expect(counts.get('TECHNOLOGY_TRANSFER')).toBe(1);
    expect(counts.has(code)).toBe(false);
    expect(counts.get('INSTRUMENT_SHARING')).toBe(0);
  });
});
