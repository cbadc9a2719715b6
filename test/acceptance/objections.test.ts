import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { readCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import {
  comment,
  decide,
  investigate,
  namedObjection,
  type ObjectionAnswer,
  OBJECTOR,
  objectTo,
} from '../support/journeys/objections.ts';
import { messageTo } from '../support/journeys/phones.ts';
import { publicisedCase, readPublicity } from '../support/journeys/publicities.ts';
import { considerHearing, replyToHearing } from '../support/journeys/verification.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal, expectUnchanged, fieldsOf } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
// Anonymous posts are limited by source address: a login spares the other tests' share.
const somebody = place.as('person-zhang');
const discipline = place.as('discipline-sun');
const reviewer = place.as('reviewer-zhao');

const publicised = () => publicisedCase(place.as(newApplicant().admin));

describe('objections', () => {
  it('[5-3x] are refused without a name, a reachable contact, or leads when anonymous', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await letterOf(agency, 'ONBOARDING_PUBLICITY_OPENED');
    const facts = '该机构场地不实';
    const attempts: [object, string[]][] = [
      [{ kind: 'ANONYMOUS' }, ['body.evidence', 'body.leads']],
      [{ kind: 'INDIVIDUAL', signedName: '郑异议' }, ['body.objector.phone']],
      [{ kind: 'INDIVIDUAL', phone: OBJECTOR.phone }, ['body.objector.signedName']],
      [
        { kind: 'UNIT', unitName: '某公司' },
        ['body.objector.contactName', 'body.objector.phone', 'body.objector.sealDocumentId'],
      ],
    ];
    await expectUnchanged(agency, caseId, async () => {
      for (const [objector, fields] of attempts) {
        const answer = await somebody.call('submitObjection', {
          params: { publicityId },
          body: { objector, facts },
        });
        const problem = expectRefusal(answer, 422, 'OBJECTION_NOT_ACCEPTABLE');
        expect(fieldsOf(problem).toSorted()).toEqual(fields.toSorted());
      }
      const empty = { objector: namedObjection.objector, facts: '' };
      const answer = await somebody.call('submitObjection', { params: { publicityId }, body: empty });
      expectRefusal(answer, 422, 'VALIDATION_FAILED');
    });
    expect((await readPublicity(discipline, publicityId)).status).toBe('OPEN');
  });

  it('[5-3x] get a receipt number and a code for those without a login', async () => {
    const { publicityId } = await publicised();
    const { receiptNo, code } = await objectTo(place.anyone, publicityId, {
      objector: { kind: 'ANONYMOUS' },
      facts: '资质证书系伪造',
      evidence: '证书编号与登记不符',
      leads: ['可向发证机关核对编号'],
    });
    const params = { receiptNo };
    const mine = { params, headers: { 'x-objection-code': code } };
    expect(await place.anyone.done('readReceipt', mine)).toMatchObject({ status: 'SUBMITTED' });
    for (const wrong of ['AAAA-BBBB-CCCC', `${code}X`]) {
      const headers = { 'x-objection-code': wrong };
      expectRefusal(await place.anyone.call('readReceipt', { params, headers }), 404, 'NOT_FOUND');
      expectRefusal(await place.anyone.call('withdrawObjection', { params, headers }), 404, 'NOT_FOUND');
    }
    expectRefusal(await place.anyone.call('readReceipt', { params }), 422, 'VALIDATION_FAILED');
    expect(await place.anyone.done('withdrawObjection', mine)).toMatchObject({ status: 'WITHDRAWN' });
    expectRefusal(await place.anyone.call('withdrawObjection', mine), 409, 'ILLEGAL_TRANSITION');
  });

  it('[5-3x] keep the identity sealed: the discipline office alone opens it, and that is on record', async () => {
    const agency = place.as(newApplicant().admin);
    const { publicityId } = await publicisedCase(agency);
    const { receiptNo: objectionId } = await objectTo(somebody, publicityId);
    const params = { objectionId };
    const purpose = { params, body: { reason: '核实异议人身份' } };
    for (const other of [place.as('officer-li'), reviewer, place.as('commission-wu'), agency])
      expectRefusal(await other.call('openObjectionIdentity', purpose), 403, 'FORBIDDEN_ROLE');
    const opened = await discipline.done('openObjectionIdentity', purpose);
    expect(JSON.stringify(opened)).toContain(OBJECTOR.name);
    await investigate(place, objectionId);
    const [seen] = (
      await all<ObjectionAnswer>(agency, 'listObjections', { query: { status: 'INVESTIGATING' } })
    ).filter((each) => each.objectionId === objectionId);
    expect(seen?.text).toBe('有人反映场地情况不实。');
    const trail = await all(discipline, 'readHistory', { params: { kind: 'OBJECTION', id: objectionId } });
    for (const text of [JSON.stringify(seen), JSON.stringify(trail)]) {
      expect(text).not.toContain(OBJECTOR.name);
      expect(text).not.toContain(OBJECTOR.phone);
    }
    expect(trail).toContainEqual(expect.objectContaining({ type: 'ObjectionIdentityOpened' }));
    const stranger = place.as(newApplicant().admin);
    expectRefusal(await stranger.call('readObjection', { params }), 404, 'NOT_FOUND');
  });

  it('[5-3x] may be not accepted with a reason; the objector learns it', async () => {
    const { publicityId } = await publicised();
    const { receiptNo, code } = await objectTo(somebody, publicityId);
    const params = { objectionId: receiptNo };
    const body = { code: 'UNFOUNDED', reason: '所述事实与该机构无关' };
    expectRefusal(await reviewer.call('refuseObjection', { params, body }), 403, 'FORBIDDEN_ROLE');
    const codes = await discipline.call('refuseObjection', { params, body: { ...body, code: 'WHIM' } });
    expectRefusal(codes, 422, 'VALIDATION_FAILED');
    const allowed = await nonAcceptanceCode();
    await discipline.done('refuseObjection', { params, body: { ...body, code: allowed } });
    const headers = { 'x-objection-code': code };
    expect(await place.anyone.done('readReceipt', { params: { receiptNo }, headers })).toMatchObject({
      status: 'NOT_ACCEPTED',
      notAccepted: { code: allowed },
    });
    await messageTo(place, OBJECTOR.phone, /异议/);
  });

  it('[5-3x] of a unit are sealed by its legal-person login, which nobody sees afterwards', async () => {
    const { publicityId } = await publicised();
    const competitor = newApplicant();
    const body = {
      objector: { kind: 'UNIT', unitName: competitor.orgName, contactName: '冯样例', phone: OBJECTOR.phone },
      facts: '资质证书已过期',
    };
    const { receiptNo } = await objectTo(place.as(competitor.admin), publicityId, body);
    const seen = await discipline.call('readObjection', { params: { objectionId: receiptNo } });
    const trail = await all(discipline, 'readHistory', { params: { kind: 'OBJECTION', id: receiptNo } });
    for (const text of [JSON.stringify(seen.body), JSON.stringify(trail)])
      for (const secret of [competitor.uscc, competitor.orgName, '冯样例'])
        expect(text).not.toContain(secret);
  });

  it('[5-4a] keep a manual approval out', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await letterOf(agency, 'ONBOARDING_PUBLICITY_OPENED');
    await objectTo(somebody, publicityId);
    await expectUnchanged(agency, caseId, async () =>
      expectRefusal(
        await place.as('reviewer-chen').call('approveOnboarding', { params: { caseId } }),
        409,
        'OBJECTION_PENDING',
      ),
    );
  });

  it('[5-4b] are decided by a second person, after the agency was asked to comment', async () => {
    const agency = place.as(newApplicant().admin);
    const { publicityId } = await publicisedCase(agency);
    const { receiptNo: objectionId } = await objectTo(somebody, publicityId);
    await investigate(place, objectionId);
    await letterOf(agency, 'OBJECTION_RESPONSE_REQUESTED');
    const params = { objectionId };
    const uphold = { outcome: 'UPHELD', affectsSubject: true, reason: '查实' };
    const proposal = { params, body: uphold };
    expectRefusal(await discipline.call('proposeObjectionOutcome', proposal), 409, 'HEARING_REQUIRED');
    await comment(agency, objectionId);
    expectRefusal(
      await agency.call('commentOnObjection', { params, body: { text: '再说一次' } }),
      409,
      'DUPLICATE',
    );
    const both = await place.as('admin-zhou').done<{ officerId: string }>('registerOfficer', {
      body: {
        subject: `both-${objectionId}`,
        displayName: '双重',
        roles: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'],
      },
    });
    expect(both.officerId).toBeTruthy();
    const proposer = place.as({ person: 'officer-li', claims: { sub: `both-${objectionId}` } });
    await proposer.done('proposeObjectionOutcome', {
      params,
      body: { ...uphold, outcome: 'DISMISSED', affectsSubject: false },
    });
    const decision = { params, body: { agreed: true, reason: '同意' } };
    expectRefusal(await proposer.call('decideObjection', decision), 403, 'FOUR_EYES');
    expectRefusal(await discipline.call('decideObjection', decision), 403, 'FORBIDDEN_ROLE');
    expect(await reviewer.done('decideObjection', decision)).toMatchObject({ status: 'DISMISSED' });
    expectRefusal(await reviewer.call('decideObjection', decision), 409, 'ILLEGAL_TRANSITION');
  });

  it('[5-4b] when upheld hold the case, which is refused by a second person after a hearing', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    const { receiptNo: objectionId, code } = await objectTo(somebody, publicityId);
    await investigate(place, objectionId);
    await comment(agency, objectionId);
    await decide(place, objectionId, 'UPHELD');
    expect((await readCase(agency, caseId)).status).toBe('OBJECTION_REVIEW');
    expect((await readPublicity(place.anyone, publicityId)).status).toBe('UPHELD');
    const notice = await letterOf(agency, 'PRIOR_NOTICE');
    const hearingId = notice.subjectRef.replace('HEARING#', '');
    const rejection = { params: { caseId }, body: { reason: '异议成立' } };
    const second = place.as('reviewer-chen');
    await expectUnchanged(agency, caseId, async () => {
      expectRefusal(await second.call('rejectOnboarding', rejection), 409, 'HEARING_REQUIRED');
      const approval = await second.call('approveOnboarding', { params: { caseId } });
      expectRefusal(approval, 409, 'OBJECTION_PENDING');
      const withdrawal = await agency.call('withdrawCase', { params: { caseId }, body: {} });
      expectRefusal(withdrawal, 409, 'OBJECTION_PENDING');
    });
    await replyToHearing(agency, hearingId);
    await considerHearing(place, hearingId);
    expectRefusal(await reviewer.call('rejectOnboarding', rejection), 403, 'FOUR_EYES');
    await second.done('rejectOnboarding', rejection);
    expect((await readCase(agency, caseId)).status).toBe('REJECTED');
    await letterOf(agency, 'ONBOARDING_REJECTED');
    await messageTo(place, OBJECTOR.phone, /异议/);
    const headers = { 'x-objection-code': code };
    await until(
      () =>
        place.anyone.done<{ status: string }>('readReceipt', { params: { receiptNo: objectionId }, headers }),
      ({ status }) => status === 'UPHELD',
      'the objector sees the outcome',
    );
  });
});

/** A reason for not accepting that the OpenAPI document offers. */
async function nonAcceptanceCode(): Promise<string> {
  const body = place.anyone.description.operation('refuseObjection').body as {
    properties: { code: { enum: string[] } };
  };
  return body.properties.code.enum[0] ?? '';
}
