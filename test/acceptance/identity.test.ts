import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { amend, openCase, readCase, draftedCase, submit } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { expectUnchanged, expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));

describe('logins', () => {
  it('[5-1a] takes the credit code and name of a case from the legal-person login', async () => {
    const applicant = newApplicant();
    const opened = await openCase(place.as(applicant.operator));
    expect(opened).toMatchObject({ status: 'DRAFT', uscc: applicant.uscc, version: 1 });
    expect((await readCase(place.as(applicant.admin), opened.caseId)).draft.registry?.name).toBe(
      applicant.orgName,
    );
    const me = await place.as(applicant.admin).done('whoAmI');
    expect(me).toMatchObject({ roles: ['AGENCY_ADMIN'], uscc: applicant.uscc });
  });

  it('[5-1a] refuses a personal login', async () => {
    const answer = await place.as('person-zhang').call('openCase');
    expect(expectRefusal(answer, 403, 'LEGAL_PERSON_LOGIN_REQUIRED').article).toBe('5-1a');
  });

  it.each(['91310104MA1FX0010D', '9131010', '123'])(
    '[5-1a] refuses the credit code %s of a login',
    async (uscc) => {
      const answer = await place.as({ person: 'legal-testing', claims: { uscc } }).call('openCase');
      expectRefusal(answer, 403, 'USCC_INVALID');
    },
  );

  it('answers 401 without a token, with a forged and with an expired one', async () => {
    const expired = await place.token({ person: 'officer-li', ttlSeconds: 60, issuedSecondsAgo: 3600 });
    const forged = `${(await place.token('officer-li')).slice(0, -8)}AAAAAAAA`;
    for (const token of [undefined, forged, expired, 'no-token'])
      expect((await place.anyone.as(token).call('whoAmI')).status).toBe(401);
    expectRefusal(await place.anyone.as(forged).call('listPublicities'), 401, 'UNAUTHENTICATED');
  });

  it('answers 403 to a role that may not', async () => {
    const admin = place.as(newApplicant().admin);
    for (const operation of ['listOfficers', 'listTasks'])
      expectRefusal(await admin.call(operation), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await place.as('officer-li').call('listOfficers'), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await place.as('expert-feng').call('listCases'), 403, 'FORBIDDEN_ROLE');
  });

  it('[5-1b] lets a clerk of graded permissions fill in, not submit', async () => {
    const applicant = newApplicant();
    const clerk = place.as(applicant.operator);
    const caseId = await draftedCase(clerk);
    expect((await readCase(clerk, caseId)).allowedActions).toEqual(['amend']);
    await expectUnchanged(clerk, caseId, async () =>
      expectRefusal(await submit(clerk, caseId), 403, 'FORBIDDEN_ROLE'),
    );
  });

  it("answers 404, not 403, to another agency's case and materials", async () => {
    const mine = place.as(newApplicant().admin);
    const other = place.as(newApplicant().admin);
    const { caseId } = await openCase(mine);
    const params = { caseId };
    expectRefusal(await other.call('readCase', { params }), 404, 'NOT_FOUND');
    expectRefusal(await other.call('readCaseTimeline', { params }), 404, 'NOT_FOUND');
    expectRefusal(
      await other.call('amendCase', { params, body: { introduction: '他人' } }),
      404,
      'NOT_FOUND',
    );
    expectRefusal(await other.call('withdrawCase', { params, body: {} }), 404, 'NOT_FOUND');
    await amend(mine, caseId, { introduction: '本单位' });
  });
});
