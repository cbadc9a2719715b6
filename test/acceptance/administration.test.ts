import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { draftedCase, submittedCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all } from '../support/journeys/letters.ts';
import { publicisedCase } from '../support/journeys/publicities.ts';
import { checked } from '../support/journeys/verification.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal, fieldsOf } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');
const admin = place.as('admin-zhou');

describe('legal basis', () => {
  it('[1-1] stands in every entry of the trail, with the passage it cites', async () => {
    const { caseId } = await publicisedCase(place.as(newApplicant().admin));
    const trail = await all<{
      article: string;
      citation?: { zh: string };
      policyVersion: string;
      prevHash: string;
      hash: string;
    }>(officer, 'readHistory', { params: { kind: 'CASE', id: caseId } });
    expect(trail.length).toBeGreaterThan(3);
    for (const entry of trail) {
      expect(entry.article).toMatch(/^\d+-\d+[a-z]*$/);
      expect(entry.citation?.zh).toMatch(/沪科规〔2026〕1号/);
      expect(entry.policyVersion).not.toBe('');
    }
    expect(trail.slice(1).map(({ prevHash }) => prevHash)).toEqual(
      trail.slice(0, -1).map(({ hash }) => hash),
    );
  });

  it('[1-1] is versioned data: the regulation and every parameter with its basis', async () => {
    const policy = await place.anyone.done<{
      regulation: object;
      parameters: { key: string; basis: string }[];
    }>('readPolicy');
    expect(policy.regulation).toMatchObject({
      docNo: '沪科规〔2026〕1号',
      effectiveFrom: '2026-02-28',
      effectiveTo: '2030-08-31',
    });
    for (const { basis } of policy.parameters) expect(basis).toMatch(/^[RSJ]/);
  });

  it('[1-1] of a parameter is changed by an administrator and the Commission together', async () => {
    const today = await shanghaiToday();
    const body = {
      key: 'onboarding.verifyTargetWorkingDays',
      value: 12,
      effectiveFrom: today,
      reason: '业务量增加',
    };
    expectRefusal(await officer.call('proposePolicyChange', { body }), 403, 'FORBIDDEN_ROLE');
    for (const [change, field] of [
      [{ key: 'no.such.key' }, 'body.key'],
      [{ value: 'many' }, 'body.value'],
      [{ effectiveFrom: '2026-01-01' }, 'body.effectiveFrom'],
    ] as const) {
      const answer = await admin.call('proposePolicyChange', { body: { ...body, ...change } });
      expect(fieldsOf(expectRefusal(answer, 422, 'VALIDATION_FAILED'))).toContain(field);
    }
    const { changeId } = await admin.done<{ changeId: string }>('proposePolicyChange', { body });
    const decision = { params: { changeId }, body: { reason: '同意' } };
    expectRefusal(await admin.call('approvePolicyChange', decision), 403, 'FORBIDDEN_ROLE');
    await place.as('commission-wu').done('approvePolicyChange', decision);
    expectRefusal(
      await place.as('commission-wu').call('rejectPolicyChange', decision),
      409,
      'ILLEGAL_TRANSITION',
    );
    const { parameters } = await place.anyone.done<{ parameters: { key: string; value: unknown }[] }>(
      'readPolicy',
    );
    expect(parameters).toContainEqual(expect.objectContaining({ key: body.key, value: 12 }));
  });
});

describe('the officers’ register', () => {
  it('gives roles that hold at once and end at once', async () => {
    const subject = `new-officer-${newApplicant().uscc}`;
    const login = place.as({ person: 'officer-li', claims: { sub: subject } });
    expectRefusal(await login.call('listTasks'), 403, 'FORBIDDEN_ROLE');
    const body = { subject, displayName: '新经办', roles: ['CENTRE_OFFICER'] };
    expectRefusal(await officer.call('registerOfficer', { body }), 403, 'FORBIDDEN_ROLE');
    const { officerId } = await admin.done<{ officerId: string }>('registerOfficer', { body });
    expectRefusal(await admin.call('registerOfficer', { body }), 409, 'DUPLICATE');
    await login.done('listTasks');
    const change = { params: { officerId }, body: { active: false, reason: '离任' } };
    await admin.done('changeOfficer', change);
    expectRefusal(await login.call('listTasks'), 403, 'FORBIDDEN_ROLE');
  });

  it('is not changed by an administrator about themselves', async () => {
    const me = await admin.done<{ id: string }>('whoAmI');
    const change = { params: { officerId: me.id }, body: { roles: ['CENTRE_REVIEWER'], reason: '自任' } };
    expectRefusal(await admin.call('changeOfficer', change), 403, 'FOUR_EYES');
  });
});

describe('the work queue', () => {
  it('is claimed, handed over and given back', async () => {
    const applicant = newApplicant();
    await place.scriptGateway(applicant.uscc, { checks: { PUBLIC_CREDIT: { outcome: 'UNKNOWN' } } });
    const caseId = await submittedCase(place.as(applicant.admin));
    await checked(officer, caseId);
    const tasks = await until(
      () =>
        all<{ taskId: string; subjectRef: string }>(officer, 'listTasks', {
          query: { queue: 'CENTRE_OFFICER' },
        }),
      (seen) => seen.some(({ subjectRef }) => subjectRef === `CASE#${caseId}`),
      'a task about the case',
    );
    const taskId = tasks.find(({ subjectRef }) => subjectRef === `CASE#${caseId}`)?.taskId ?? '';
    const params = { taskId };
    expectRefusal(await place.as('reviewer-chen').call('claimTask', { params }), 403, 'FORBIDDEN_ROLE');
    expect(await officer.done('claimTask', { params })).toMatchObject({ status: 'CLAIMED' });
    const colleague = place.as('officer-wang');
    expectRefusal(await colleague.call('claimTask', { params }), 409, 'ILLEGAL_TRANSITION');
    const { id: to } = await colleague.done<{ id: string }>('whoAmI');
    const { id: reviewer } = await place.as('reviewer-chen').done<{ id: string }>('whoAmI');
    const wrong = await officer.call('handOverTask', { params, body: { to: reviewer, reason: '休假' } });
    expect([403, 422]).toContain(wrong.status);
    await officer.done('handOverTask', { params, body: { to, reason: '休假' } });
    const mine = await all<{ taskId: string }>(colleague, 'listTasks', { query: { mine: 'true' } });
    expect(mine.map((task) => task.taskId)).toContain(taskId);
    expect(await colleague.done('releaseTask', { params })).toMatchObject({ status: 'OPEN' });
  });

  it('finds cases by status, credit code and name', async () => {
    const applicant = newApplicant();
    const caseId = await draftedCase(place.as(applicant.admin));
    for (const query of [{ uscc: applicant.uscc }, { name: applicant.orgName }]) {
      const found = await all<{ caseId: string }>(officer, 'listCases', { query });
      expect(found.map((each) => each.caseId)).toEqual([caseId]);
    }
    const drafts = await all<{ caseId: string }>(officer, 'listCases', { query: { status: 'DRAFT' } });
    expect(drafts.map((each) => each.caseId)).toContain(caseId);
  });
});

describe('holiday tables', () => {
  it('are uploaded by an administrator, and only with their source', async () => {
    const year = await place.anyone.done<Record<string, unknown>>('readCalendar', { params: { year: 2033 } });
    expect(year).toMatchObject({ year: 2033, status: 'PROVISIONAL' });
    const { version: _, ...table } = year;
    const body = { ...table, status: 'OFFICIAL', sourceDoc: '样例通知', sourceDate: '2032-11-01' };
    expectRefusal(await officer.call('uploadCalendar', { body }), 403, 'FORBIDDEN_ROLE');
    const nonsense = { ...body, holidays: ['2032-01-01'] };
    expectRefusal(await admin.call('uploadCalendar', { body: nonsense }), 422, 'VALIDATION_FAILED');
    await admin.done('uploadCalendar', { body });
    const after = await place.anyone.done<Record<string, unknown>>('readCalendar', {
      params: { year: 2033 },
    });
    expect(after['status']).toBe('OFFICIAL');
    expect(after['version']).not.toBe(year['version']);
    expectRefusal(await place.anyone.call('readCalendar', { params: { year: 2050 } }), 404, 'NOT_FOUND');
  });
});

async function shanghaiToday(): Promise<string> {
  const { openedAt } = await place.as(newApplicant().admin).done<{ openedAt: string }>('openCase');
  return new Date(Date.parse(openedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
}
