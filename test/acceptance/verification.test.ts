import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { amend, declared, reaches, readCase, submittedCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import { sampleFile, scanned, upload } from '../support/journeys/materials.ts';
import {
  checked,
  considerHearing,
  proposeFailure,
  readVerification,
  replyToHearing,
  requestSupplement,
  resolveByPerson,
} from '../support/journeys/verification.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal, expectUnchanged } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');
const reviewer = place.as('reviewer-chen');

interface Task {
  readonly taskId: string;
  readonly kind: string;
  readonly subjectRef: string;
  readonly queue: string;
}

const tasksOf = async (caseId: string, queue = 'CENTRE_OFFICER') =>
  (
    await all<Task>(queue === 'CENTRE_OFFICER' ? officer : reviewer, 'listTasks', { query: { queue } })
  ).filter(({ subjectRef }) => subjectRef === `CASE#${caseId}`);

/** A submitted case whose sources answer by this script. */
async function submittedUnder(checks: object, categories?: string[], prefix?: string) {
  const applicant = newApplicant(prefix);
  await place.scriptGateway(applicant.uscc, { checks });
  const agency = place.as(applicant.admin);
  // The agency's own date counts at submission; what the registry says of it comes out in verification.
  const caseId = await submittedCase(agency, categories, { declaredEstablishedOn: '2015-06-01' });
  return { agency, applicant, caseId };
}

describe('verification', () => {
  it('[5-2a] [5-2b] asks every source and shows each criterion with its result', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId } = await reaches(agency, await submittedCase(agency), 'IN_PUBLICITY');
    const { results, overall } = await readVerification(officer, caseId);
    expect(overall).toBe('PASS');
    expect(results.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['REGISTRATION', 'LEGAL_FORM', 'OPERATING_PERIOD', 'PUBLIC_CREDIT']),
    );
    const { verification } = await readCase(agency, caseId);
    expect(verification?.verifiedCategories).toEqual(['RESEARCH_DEVELOPMENT']);
    const own = await agency.call('readVerification', { params: { caseId } });
    expect(JSON.stringify(own.body)).not.toContain('evidence');
  });

  it.each([
    ['4-1', { REGISTRATION: { facts: { organisationType: '个体工商户' } } }, 'LEGAL_FORM_NOT_ELIGIBLE'],
    ['4-2a', { REGISTRATION: { facts: { establishedOn: '2025-06-01' } } }, 'OPERATING_PERIOD_TOO_SHORT'],
    [
      '4-3',
      { SCI_TECH_CREDIT: { facts: { sanction: { from: '2025-01-01', until: '2027-12-31' } } } },
      'INTEGRITY_SANCTION_ACTIVE',
    ],
  ])(
    '[%s] refuses what only the sources reveal after a hearing, by a second person',
    async (row, checks, code) => {
      const { agency, caseId } = await submittedUnder(checks);
      const found = await checked(officer, caseId);
      const failed = found.results.filter((result) => found.failed.includes(result.key));
      expect(failed.map((result) => result.code)).toEqual([code]);
      const params = { caseId };
      await expectUnchanged(agency, caseId, async () => {
        expectRefusal(await reviewer.call('failVerification', { params }), 409, 'HEARING_REQUIRED');
        expectRefusal(await officer.call('failVerification', { params }), 403, 'FORBIDDEN_ROLE');
        expectRefusal(await reviewer.call('passVerification', { params }), 409, 'VERIFICATION_INCOMPLETE');
      });
      const hearingId = await proposeFailure(place, caseId, found.failed);
      expect((await letterOf(agency, 'PRIOR_NOTICE')).subjectRef).toBe(`HEARING#${hearingId}`);
      await expectUnchanged(agency, caseId, async () =>
        expectRefusal(await reviewer.call('failVerification', { params }), 409, 'HEARING_REQUIRED'),
      );
      await replyToHearing(agency, hearingId);
      await considerHearing(place, hearingId);
      await reviewer.done('failVerification', { params });
      expect(await readCase(agency, caseId)).toMatchObject({
        status: 'VERIFICATION_FAILED',
        allowedActions: [],
      });
      await letterOf(agency, 'ONBOARDING_VERIFICATION_FAILED');
      const trail = await all<{ type: string; article: string; data: { codes?: string[] } }>(
        officer,
        'readHistory',
        { params: { kind: 'CASE', id: caseId } },
      );
      expect(trail.at(-1)).toMatchObject({ type: 'OnboardingVerificationFailed', data: { codes: [code] } });
      expect(row).toMatch(/^4-/);
    },
  );

  it('[5-2c] [4-3] sends a case whose source is unreachable to a person, and never decides it', async () => {
    const { agency, caseId } = await submittedUnder({ SCI_TECH_CREDIT: { outcome: 'UNKNOWN' } });
    const { undecided } = await checked(officer, caseId);
    expect(undecided).toEqual(['RESEARCH_INTEGRITY']);
    const [task] = await until(
      () => tasksOf(caseId),
      (tasks) => tasks.length > 0,
      'a task for the undecided check',
    );
    expect(task).toMatchObject({ kind: 'RESOLVE_UNKNOWN_CHECK' });
    const params = { caseId };
    const [key = ''] = undecided;
    await expectUnchanged(agency, caseId, async () => {
      expectRefusal(await reviewer.call('passVerification', { params }), 409, 'VERIFICATION_INCOMPLETE');
      const entry = { key, outcome: 'PASS', reason: '', documentIds: [] };
      for (const body of [entry, { ...entry, outcome: 'SKIPPED' }, { ...entry, reason: '查过了' }])
        expectRefusal(await officer.call('enterCheckResult', { params, body }), 403, 'CHECK_NOT_SKIPPABLE');
    });
    await resolveByPerson(place, agency, caseId, key, 'PASS');
    const entered = await readVerification(officer, caseId);
    expect(entered.undecided).toEqual([]);
    await reviewer.done('passVerification', { params });
    await reaches(agency, caseId, 'IN_PUBLICITY');
    expect(await tasksOf(caseId)).toEqual([]);
  });

  it('[5-2c] needs a second person to confirm an entered result and a third to pass', async () => {
    const { agency, caseId } = await submittedUnder({ PUBLIC_CREDIT: { outcome: 'UNKNOWN' } });
    await checked(officer, caseId);
    const evidence = await upload(agency, 'OTHER', sampleFile());
    await scanned(agency, evidence);
    const params = { caseId };
    const body = { key: 'PUBLIC_CREDIT', outcome: 'PASS', reason: '电话核实', documentIds: [evidence] };
    await reviewer.done('enterCheckResult', { params, body });
    await expectUnchanged(agency, caseId, async () => {
      const confirmation = { params: { caseId, key: 'PUBLIC_CREDIT' } };
      expectRefusal(await reviewer.call('confirmCheckResult', confirmation), 403, 'FOUR_EYES');
      expectRefusal(await reviewer.call('passVerification', { params }), 409, 'VERIFICATION_INCOMPLETE');
    });
    await officer.done('confirmCheckResult', { params: { caseId, key: 'PUBLIC_CREDIT' } });
    expectRefusal(await reviewer.call('passVerification', { params }), 403, 'FOUR_EYES');
    await place.as('reviewer-zhao').done('passVerification', { params });
    await reaches(agency, caseId, 'IN_PUBLICITY');
  });

  it('[5-2c] passes some categories and not others', async () => {
    const { agency, caseId } = await submittedUnder({ QUALIFICATION: { facts: { items: [] } } }, [
      'RESEARCH_DEVELOPMENT',
      'INSPECTION_TESTING',
    ]);
    const { verification, publicityId } = await reaches(agency, caseId, 'IN_PUBLICITY');
    expect(verification?.verifiedCategories).toEqual(['RESEARCH_DEVELOPMENT']);
    expect(verification?.results).toContainEqual(
      expect.objectContaining({ key: 'QUALIFICATION:INSPECTION_TESTING', outcome: 'FAIL' }),
    );
    const notice = await place.anyone.call('readPublicity', { params: { publicityId: publicityId ?? '' } });
    expect(JSON.stringify(notice.body)).toContain('研究开发');
    expect(JSON.stringify(notice.body)).not.toContain('检验检测');
  });

  it('[5-2c] asks for a supplement with reasons, and verifies again', async () => {
    const { agency, applicant, caseId } = await submittedUnder({
      PUBLIC_CREDIT: { outcome: 'UNKNOWN', times: 1 },
    });
    await checked(officer, caseId);
    await requestSupplement(place, caseId);
    const asked = await readCase(agency, caseId);
    expect(asked).toMatchObject({ status: 'SUPPLEMENT_REQUIRED', supplements: [{ round: 1 }] });
    expect(asked.deadlines.map(({ kind }) => kind)).toContain('SUPPLEMENT_DUE');
    await letterOf(agency, 'ONBOARDING_SUPPLEMENT_REQUIRED');
    expect(applicant.uscc).toBe(asked.uscc);
    await amend(agency, caseId, { introduction: '补充：团队均有从业资格。' });
    const params = { caseId };
    expectRefusal(await agency.call('resubmitCase', { params, body: {} }), 422, 'DECLARATION_REQUIRED');
    const clerk = await place.as(applicant.operator).call('resubmitCase', { params, body: {} });
    expectRefusal(clerk, 403, 'FORBIDDEN_ROLE');
    await agency.done('resubmitCase', { params, body: await declared(agency, caseId) });
    const { round, verification } = await reaches(agency, caseId, 'IN_PUBLICITY');
    expect(round).toBe(1);
    expect(verification?.run).toBe(2);
  });

  it('[5-2c] asks for a supplement twice at most', async () => {
    const { agency, caseId } = await submittedUnder({ PUBLIC_CREDIT: { outcome: 'UNKNOWN' } });
    for (const run of [1, 2]) {
      await checked(officer, caseId, run);
      await requestSupplement(place, caseId);
      await agency.done('resubmitCase', { params: { caseId }, body: await declared(agency, caseId) });
    }
    await checked(officer, caseId, 3);
    const body = { items: [{ subject: 'TEAM', reason: '再补' }] };
    await expectUnchanged(agency, caseId, async () =>
      expectRefusal(
        await officer.call('requestSupplement', { params: { caseId }, body }),
        409,
        'SUPPLEMENT_ROUNDS_SPENT',
      ),
    );
  });

  it('[4-1] gives a government organ and a branch to a person', async () => {
    const { caseId } = await submittedUnder({}, undefined, '11');
    expect((await checked(officer, caseId)).undecided).toEqual(['LEGAL_FORM']);
    const branch = await submittedUnder({ REGISTRATION: { facts: { branch: true } } });
    expect((await checked(officer, branch.caseId)).undecided).toEqual(['LEGAL_FORM']);
    await until(
      () => tasksOf(branch.caseId),
      (tasks) => tasks.some(({ kind }) => kind === 'REVIEW_LEGAL_FORM'),
      'a task to review the legal form',
    );
  });

  it('keeps an officer with a declared conflict of interest out', async () => {
    const { agency, applicant, caseId } = await submittedUnder({ PUBLIC_CREDIT: { outcome: 'UNKNOWN' } });
    await checked(officer, caseId);
    const admin = place.as('admin-zhou');
    const subject = `conflicted-${applicant.uscc}`;
    await admin.done('registerOfficer', {
      body: { subject, displayName: '回避人', roles: ['CENTRE_OFFICER'], conflicts: [applicant.uscc] },
    });
    const conflicted = place.as({ person: 'officer-li', claims: { sub: subject } });
    await expectUnchanged(agency, caseId, async () => {
      const body = { items: [{ subject: 'TEAM', reason: '补充' }] };
      const answer = await conflicted.call('requestSupplement', { params: { caseId }, body });
      expectRefusal(answer, 403, 'CONFLICT_OF_INTEREST');
    });
  });
});
