import { describe, expect, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { declared, openCase, readCase, submittedCase } from '../support/journeys/cases.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import {
  checked,
  considerHearing,
  type HearingAnswer,
  proposeFailure,
  requestSupplement,
} from '../support/journeys/verification.ts';
import { expectRefusal, expectUnchanged } from './expectations.ts';
import { minutesFrom, ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;
const officer = place.as('officer-li');

describe('a supplement', () => {
  it('[5-2c] that does not come in time lets the case lapse; a new one may be opened at any time', async () => {
    const applicant = newApplicant();
    await place.scriptGateway(applicant.uscc, { checks: { PUBLIC_CREDIT: { outcome: 'UNKNOWN' } } });
    const agency = place.as(applicant.admin);
    const caseId = await submittedCase(agency);
    await checked(officer, caseId);
    await requestSupplement(place, caseId);
    const asked = await readCase(agency, caseId);
    const due = asked.deadlines.find(({ kind }) => kind === 'SUPPLEMENT_DUE')?.dueAt ?? '';
    expect(Date.parse(due) - Date.parse(await clock.now())).toBeGreaterThan(14 * 86_400_000);
    const body = await declared(agency, caseId);
    await clock.to(minutesFrom(due, -1));
    expect((await readCase(agency, caseId)).status).toBe('SUPPLEMENT_REQUIRED');
    await clock.to(minutesFrom(due, 1));
    expect(await readCase(agency, caseId)).toMatchObject({ status: 'LAPSED', allowedActions: [] });
    await letterOf(agency, 'ONBOARDING_LAPSED');
    const attempt = async () => {
      const late = await agency.call('resubmitCase', { params: { caseId }, body });
      expectRefusal(late, 409, 'ILLEGAL_TRANSITION');
      await clock.rest();
    };
    await expectUnchanged(agency, caseId, attempt, []);
    expect((await openCase(agency)).status).toBe('DRAFT');
  });
});

describe('a hearing', () => {
  it('[5-2c] runs its full time before anybody decides, and no timer ever decides', async () => {
    const applicant = newApplicant();
    await place.scriptGateway(applicant.uscc, {
      checks: { SERIOUS_DISHONESTY_LIST: { outcome: 'FAIL' } },
    });
    const agency = place.as(applicant.admin);
    const caseId = await submittedCase(agency);
    const { failed } = await checked(officer, caseId);
    const hearingId = await proposeFailure(place, caseId, failed);
    const params = { hearingId };
    const read = () => officer.done<HearingAnswer>('readHearing', { params });
    const due = (await read()).deadlines.find(({ kind }) => kind === 'HEARING_REPLY')?.dueAt ?? '';
    const early = await officer.call('considerHearing', {
      params,
      body: { accepted: false, text: '不必等待' },
    });
    expectRefusal(early, 409, 'ILLEGAL_TRANSITION');
    await clock.to(minutesFrom(due, 1));
    expect((await read()).status).toBe('EXPIRED');
    const late = await agency.call('replyToHearing', { params, body: { text: '迟到的申辩' } });
    expect(late.status).toBe(409);
    await clock.advance('P120D');
    expect((await readCase(agency, caseId)).status).toBe('VERIFYING');
    const failure = await place.as('reviewer-chen').call('failVerification', { params: { caseId } });
    expectRefusal(failure, 409, 'HEARING_REQUIRED');
    await considerHearing(place, hearingId);
    await place.as('reviewer-chen').done('failVerification', { params: { caseId } });
    expect((await readCase(agency, caseId)).status).toBe('VERIFICATION_FAILED');
  });
});

describe('the monthly sweep', () => {
  it('[3-1a] checks every active agency and opens a case for a person, nothing more', async () => {
    const applicants = [newApplicant(), newApplicant(), newApplicant()] as const;
    const rows = applicants.map(({ uscc, orgName }) => ({
      uscc,
      name: orgName,
      onboardedOn: '2024-05-06',
      categories: ['RESEARCH_DEVELOPMENT'],
      source: '名录',
    }));
    await place.as('admin-zhou').done('importAgencies', { body: { batchId: 'sweep', rows } });
    const [failing, silent, fine] = applicants;
    await place.scriptGateway(failing.uscc, { checks: { SERIOUS_DISHONESTY_LIST: { outcome: 'FAIL' } } });
    await place.scriptGateway(silent.uscc, { checks: { PUBLIC_CREDIT: { outcome: 'UNKNOWN' } } });
    await clock.advance('P32D');
    const tasks = await all<{ kind: string; uscc?: string }>(officer, 'listTasks', {
      query: { queue: 'CENTRE_OFFICER' },
    });
    const reviewed = tasks.filter(({ kind }) => kind === 'REVIEW_CREDIT').map(({ uscc }) => uscc);
    expect(reviewed).toContain(failing.uscc);
    expect(reviewed).toContain(silent.uscc);
    expect(reviewed).not.toContain(fine.uscc);
    for (const { admin } of applicants)
      expect(await place.as(admin).done('readOwnAgency')).toMatchObject({ status: 'ACTIVE' });
  });
});
