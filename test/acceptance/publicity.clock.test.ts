import { describe, expect, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { readCase, reaches } from '../support/journeys/cases.ts';
import { all, inbox, letterOf } from '../support/journeys/letters.ts';
import { decide, investigate, namedObjection, OBJECTOR, objectTo } from '../support/journeys/objections.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { publicisedCase, readPublicity } from '../support/journeys/publicities.ts';
import { expectRefusal } from './expectations.ts';
import { minutesFrom, ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;
const officer = place.as('officer-li');

const shanghaiDate = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

describe('a publicity that nobody objects to', () => {
  it('[5-4a] lets the agency in automatically at closesAt and not a minute before', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    await verifyPhone(place, agency, applicant.phone);
    const { caseId, publicityId } = await publicisedCase(agency);
    const { period } = await readPublicity(place.anyone, publicityId);
    await clock.to(minutesFrom(period.closesAt, -1));
    expect((await readCase(agency, caseId)).status).toBe('IN_PUBLICITY');
    expectRefusal(
      await officer.call('closePublicity', { params: { publicityId } }),
      409,
      'PUBLICITY_RUNNING',
    );
    await clock.to(minutesFrom(period.closesAt, 1));
    const approved = await readCase(agency, caseId);
    expect(approved).toMatchObject({ status: 'APPROVED', allowedActions: [] });
    expect(await readPublicity(place.anyone, publicityId)).toMatchObject({ status: 'CLOSED_CLEAR' });
    expect(await agency.done('readOwnAgency')).toMatchObject({
      status: 'ACTIVE',
      onboardedOn: shanghaiDate(period.closesAt),
      agencyId: approved.agencyId,
    });
    const names = await all<{ agencyId: string }>(place.anyone, 'listAgencies');
    expect(names.map(({ agencyId }) => agencyId)).toContain(approved.agencyId);
    await letterOf(agency, 'ONBOARDING_APPROVED');
    await clock.advance('PT9H');
    await messageTo(place, applicant.phone, /入驻/);
    const trail = await all<{ type: string; record?: object }>(officer, 'readHistory', {
      params: { kind: 'PUBLICITY', id: publicityId },
    });
    const closed = trail.find(({ type }) => type === 'PublicityClosed');
    expect(closed?.record).toMatchObject({ reCheck: { outcome: 'PASS' } });
    expectRefusal(await agency.call('openCase'), 409, 'DUPLICATE');
  });

  it('[5-3x] takes no objection after it is over, and offers a complaint instead', async () => {
    const { publicityId } = await publicisedCase(place.as(newApplicant().admin));
    const { period } = await readPublicity(place.anyone, publicityId);
    await clock.to(minutesFrom(period.closesAt, -1));
    expect((await readPublicity(place.anyone, publicityId)).allowedActions).toContain('object');
    await clock.to(minutesFrom(period.closesAt, 1));
    const late = await place.anyone.call('submitObjection', {
      params: { publicityId },
      body: namedObjection,
    });
    expect(expectRefusal(late, 409, 'OBJECTION_PERIOD_OVER').detail).toMatch(/投诉/);
    expect((await readPublicity(place.anyone, publicityId)).allowedActions).not.toContain('object');
  });

  it('[5-4a] sends the case back when the re-check fails at close; a new full publicity follows', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await place.scriptGateway(applicant.uscc, {
      checks: { SERIOUS_DISHONESTY_LIST: { outcome: 'FAIL', times: 1 } },
    });
    const first = await readPublicity(place.anyone, publicityId);
    await clock.to(minutesFrom(first.period.closesAt, 1));
    expect((await readPublicity(place.anyone, publicityId)).status).toBe('CLOSED_CLEAR');
    expectRefusal(await agency.call('readOwnAgency'), 409, 'AGENCY_NOT_ACTIVE');
    const again = await reaches(agency, caseId, 'IN_PUBLICITY');
    expect(again.verification?.run).toBe(2);
    const second = await readPublicity(place.anyone, again.publicityId ?? '');
    expect(second.publicityId).not.toBe(publicityId);
    expect(Date.parse(second.period.closesAt) - Date.parse(await clock.now())).toBeGreaterThan(
      7 * 86_400_000,
    );
    await letterOf(agency, 'ONBOARDING_RETURNED_TO_VERIFICATION');
    await clock.to(minutesFrom(second.period.closesAt, 1));
    expect((await readCase(agency, caseId)).status).toBe('APPROVED');
  });

  it('[5-4a] waits for a source that is silent at close; onboardedOn is the day of closesAt, however late', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await place.scriptGateway(applicant.uscc, { checks: { REGISTRATION: { outcome: 'UNKNOWN' } } });
    const { period } = await readPublicity(place.anyone, publicityId);
    await clock.to(minutesFrom(period.closesAt, 60 * 50));
    expect((await readCase(agency, caseId)).status).toBe('IN_PUBLICITY');
    const tasks = await all<{ kind: string; subjectRef: string }>(officer, 'listTasks', {
      query: { queue: 'CENTRE_OFFICER' },
    });
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'RE_CHECK_AT_CLOSE', subjectRef: `PUBLICITY#${publicityId}` }),
    );
    const late = await place.anyone.call('submitObjection', {
      params: { publicityId },
      body: namedObjection,
    });
    expectRefusal(late, 409, 'OBJECTION_PERIOD_OVER');
    await place.scriptGateway(applicant.uscc, {});
    await clock.advance('P1D');
    expect((await readCase(agency, caseId)).status).toBe('APPROVED');
    expect(await agency.done('readOwnAgency')).toMatchObject({ onboardedOn: shanghaiDate(period.closesAt) });
  });
});

describe('a publicity with an objection', () => {
  it('[5-4b] holds the case at its close for as long as it takes: no timer rejects or approves', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    const { receiptNo: objectionId } = await objectTo(place.as('person-zhang'), publicityId);
    await investigate(place, objectionId);
    await clock.advance('P35D');
    expect((await readPublicity(place.anyone, publicityId)).status).toBe('CLOSED_PENDING');
    expect((await readCase(agency, caseId)).status).toBe('OBJECTION_REVIEW');
    await letterOf(agency, 'ONBOARDING_HELD_FOR_OBJECTION');
    expectRefusal(
      await place.as('reviewer-chen').call('approveOnboarding', { params: { caseId } }),
      409,
      'OBJECTION_PENDING',
    );
    expectRefusal(
      await place.as('reviewer-chen').call('rejectOnboarding', {
        params: { caseId },
        body: { reason: '逾期' },
      }),
      409,
      'HEARING_REQUIRED',
    );
    await decide(place, objectionId, 'DISMISSED');
    await clock.rest();
    expect((await readPublicity(place.anyone, publicityId)).status).toBe('CLEARED');
    expect((await readCase(agency, caseId)).status).toBe('APPROVED');
    expect((await inbox(agency)).map(({ template }) => template)).toContain(
      'ONBOARDING_APPROVED_AFTER_OBJECTION',
    );
    await clock.advance('P1D');
    await messageTo(place, OBJECTOR.phone, /异议/);
  });

  it('[5-3x] limits anonymous posts by source address', async () => {
    const { publicityId } = await publicisedCase(place.as(newApplicant().admin));
    const input = { params: { publicityId }, body: namedObjection };
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await place.anyone.call('submitObjection', input)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429, 429]);
    const { headers } = await place.anyone.call('submitObjection', input);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await clock.advance('PT1H1M');
    expect((await place.anyone.call('submitObjection', input)).status).toBe(201);
  });
});

describe('the holiday calendar', () => {
  it('[5-3] when corrected while a publicity runs extends it and tells the agency again; it never shortens', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await letterOf(agency, 'ONBOARDING_PUBLICITY_OPENED');
    const { period } = await readPublicity(place.anyone, publicityId);
    const year = Number(period.lastDay.slice(0, 4));
    const { version: _, ...table } = await place.anyone.done<
      Record<string, unknown> & { holidays: string[] }
    >('readCalendar', { params: { year } });
    const corrected = {
      ...table,
      status: 'OFFICIAL',
      sourceDoc: '样例更正通知',
      sourceDate: period.publishedOn,
      holidays: [...new Set([...table.holidays, period.lastDay])].toSorted(),
    };
    await place.as('admin-zhou').done('uploadCalendar', { body: corrected });
    await clock.rest();
    const extended = await readPublicity(place.anyone, publicityId);
    expect(Date.parse(extended.period.closesAt)).toBeGreaterThan(Date.parse(period.closesAt));
    expect(extended.extensions).toMatchObject([{ cause: 'CALENDAR' }]);
    await letterOf(agency, 'PUBLICITY_EXTENDED');
    const original = { ...corrected, sourceDoc: '样例再更正通知', holidays: table.holidays };
    await place.as('admin-zhou').done('uploadCalendar', { body: original });
    await clock.rest();
    expect((await readPublicity(place.anyone, publicityId)).period.closesAt).toBe(extended.period.closesAt);
    await clock.to(minutesFrom(period.closesAt, 1));
    expect((await readCase(agency, caseId)).status).toBe('IN_PUBLICITY');
    await clock.to(minutesFrom(extended.period.closesAt, 1));
    expect((await readCase(agency, caseId)).status).toBe('APPROVED');
  });
});
