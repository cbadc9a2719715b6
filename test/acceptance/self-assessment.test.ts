import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import {
  amend,
  declared,
  draftedCase,
  openCase,
  readCase,
  reaches,
  submit,
} from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { inbox, letterOf } from '../support/journeys/letters.ts';
import { upload } from '../support/journeys/materials.ts';
import { fieldsOf, expectUnchanged, expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const HAN = /\p{Script=Han}/u;

describe('the self-assessment', () => {
  it('[5-0] is answered criterion by criterion; free text cannot stand in', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId } = await openCase(agency);
    await amend(agency, caseId, { answers: { LEGAL_FORM: { met: true, note: '企业法人' } } });
    await expectUnchanged(agency, caseId, async () => {
      for (const answers of [
        { OPERATING_PERIOD: '我单位成立多年' },
        { OPERATING_PERIOD: { note: '我单位成立多年' } },
        { REPUTATION: { met: true } },
      ]) {
        const answer = await agency.call('amendCase', { params: { caseId }, body: { answers } });
        expectRefusal(answer, 422, 'VALIDATION_FAILED');
      }
    });
    const answer = expectRefusal(await submit(agency, caseId), 422, 'CRITERION_NOT_ANSWERED');
    expect(fieldsOf(answer)).toContain('answers.OPERATING_PERIOD');
  });

  it('[5-1b] is submitted only with the declaration of truthfulness in its current text', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    expect((await readCase(agency, caseId)).declaration.zh).toMatch(HAN);
    await expectUnchanged(agency, caseId, async () => {
      for (const body of [
        {},
        { declaration: { accepted: false, textVersion: '2026-1' } },
        { declaration: { accepted: true, textVersion: '1999-1' } },
      ]) {
        const answer = await agency.call('submitCase', { params: { caseId }, body });
        expect(expectRefusal(answer, 422, 'DECLARATION_REQUIRED').article).toBe('5-1b');
      }
    });
    expect(await inbox(agency)).toEqual([]);
  });

  it('[5-1c] is prefilled from the registry, whose fields nobody may edit', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const { caseId } = await openCase(agency);
    expect((await readCase(agency, caseId)).draft.registry).toMatchObject({
      name: applicant.orgName,
      establishedOn: '2015-06-01',
    });
    await expectUnchanged(agency, caseId, async () => {
      for (const body of [
        { registry: { name: '另一家' } },
        { orgName: '另一家' },
        { uscc: newApplicant().uscc, introduction: '介绍' },
      ]) {
        const answer = await agency.call('amendCase', { params: { caseId }, body });
        expectRefusal(answer, 422, 'REGISTRY_FIELD_READ_ONLY');
      }
    });
  });

  it('[4-1] refuses an individual household at submission; the draft stays', async () => {
    const agency = place.as(newApplicant('92').admin);
    const caseId = await draftedCase(agency);
    await expectUnchanged(agency, caseId, async () =>
      expectRefusal(await submit(agency, caseId), 422, 'LEGAL_FORM_NOT_ELIGIBLE'),
    );
    expect((await readCase(agency, caseId)).status).toBe('DRAFT');
  });

  it('[4-2a] refuses an own date of establishment under two years and says from when on', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    const [year = 0, month = 1] = (await today()).split('-').map(Number);
    const establishedOn = `${year - 1}-${String(month).padStart(2, '0')}-28`;
    await amend(agency, caseId, { declaredEstablishedOn: establishedOn });
    await expectUnchanged(agency, caseId, async () => {
      const problem = expectRefusal(await submit(agency, caseId), 422, 'OPERATING_PERIOD_TOO_SHORT');
      expect(problem['earliestDate']).toBe(`${year + 1}${establishedOn.slice(4)}`);
    });
  });

  it('[4-2a] admits on the very day on which the two years have run', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    const date = await today();
    const twoYearsAgo = `${Number(date.slice(0, 4)) - 2}${date.slice(4)}`;
    await amend(agency, caseId, { declaredEstablishedOn: twoYearsAgo });
    expect((await submit(agency, caseId)).body).toMatchObject({ status: 'SUBMITTED', round: 0 });
  });

  it.each([
    ['4-2b', 'premises', 'VALIDATION_FAILED'],
    ['4-2c', 'team', 'VALIDATION_FAILED'],
    ['4-2c', 'capabilityDocumentId', 'DOCUMENT_MISSING'],
    ['4-2e', 'financialSystemDocumentId', 'DOCUMENT_MISSING'],
    ['4-2e', 'financialStatementDocumentId', 'DOCUMENT_MISSING'],
  ])('[%s] refuses a submission without %s', async (row, section, code) => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    await amend(agency, caseId, { [section]: null });
    await expectUnchanged(agency, caseId, async () => {
      const problem = expectRefusal(await submit(agency, caseId), 422, code);
      expect(problem.article).toBe(row);
      expect(fieldsOf(problem)).toContain(section);
    });
  });

  it('[4-2c] refuses a team smaller than policy asks for', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    const member = { name: '周样例', title: '工程师', qualification: '注册' };
    await amend(agency, caseId, { team: { members: [member, { ...member, name: '吴样例' }] } });
    await expectUnchanged(agency, caseId, async () =>
      expect(expectRefusal(await submit(agency, caseId), 422, 'TEAM_TOO_SMALL')['minimum']).toBe(3),
    );
  });

  it('[4-2d] refuses a category without content, standard or charges, and a case without a category', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    const documentId = await upload(agency, 'SERVICE_STANDARD');
    const category = {
      code: 'RESEARCH_DEVELOPMENT',
      serviceContent: '服务',
      serviceStandardDocumentId: documentId,
      chargingStandardDocumentId: documentId,
    };
    await expectUnchanged(agency, caseId, async () => {
      for (const absent of ['serviceContent', 'serviceStandardDocumentId', 'chargingStandardDocumentId']) {
        const categories = [{ ...category, [absent]: undefined }];
        const answer = await agency.call('amendCase', { params: { caseId }, body: { categories } });
        expect(fieldsOf(expectRefusal(answer, 422, 'VALIDATION_FAILED'))).toContain(
          `body.categories.0.${absent}`,
        );
      }
      for (const code of ['INCUBATION', 'NO_SUCH_CATEGORY']) {
        const categories = [{ ...category, code }];
        const answer = await agency.call('amendCase', { params: { caseId }, body: { categories } });
        expectRefusal(answer, 422, 'VALIDATION_FAILED');
      }
    });
    await amend(agency, caseId, { categories: [] });
    expect(expectRefusal(await submit(agency, caseId), 422, 'VALIDATION_FAILED').article).toBe('4-2d');
  });

  it('[4-3] refuses a criterion that the agency itself calls not met', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    await amend(agency, caseId, { answers: { RESEARCH_INTEGRITY: { met: false } } });
    const problem = expectRefusal(await submit(agency, caseId), 422, 'CRITERION_NOT_MET');
    expect(problem['criteria']).toEqual(['RESEARCH_INTEGRITY']);
  });
});

describe('the submission', () => {
  it('[5-1e] keeps a snapshot, sends a receipt letter and cites its article', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await draftedCase(agency);
    const { status, body } = await submit(agency, caseId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'SUBMITTED',
      snapshotHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const letter = await letterOf(agency, 'ONBOARDING_SUBMITTED');
    expect(letter.subjectRef).toBe(`CASE#${caseId}`);
    expect(letter.basis).toMatch(HAN);
  });

  it('[5-1e] lets a credit code have one live case', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const { caseId } = await openCase(agency);
    await expectUnchanged(agency, caseId, async () =>
      expectRefusal(await agency.call('openCase'), 409, 'DUPLICATE'),
    );
    await agency.done('withdrawCase', { params: { caseId }, body: {} });
    await openCase(agency);
  });

  it('[5-1e] lets one of several racing openings win, and one of several racing submissions', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const openings = await Promise.all(
      Array.from({ length: 4 }, () => agency.call<{ caseId?: string; code?: string }>('openCase')),
    );
    expect(openings.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const caseId = openings.find(({ status }) => status === 201)?.body.caseId ?? '';
    await agency.done('withdrawCase', { params: { caseId }, body: {} });

    const drafted = await draftedCase(agency);
    const body = await declared(agency, drafted);
    const submissions = await Promise.all(
      Array.from({ length: 4 }, () => agency.call('submitCase', { params: { caseId: drafted }, body })),
    );
    const won = submissions.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const { status } of submissions) expect([200, 409]).toContain(status);
    await reaches(agency, drafted, 'IN_PUBLICITY');
  });
});

/** Shanghai's date by the clock of the deployment, as its answers tell it. */
async function today(): Promise<string> {
  const { openedAt } = await place.as(newApplicant().admin).done<{ openedAt: string }>('openCase');
  return new Date(Date.parse(openedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
}
