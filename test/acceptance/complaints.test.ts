import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import { messageTo } from '../support/journeys/phones.ts';
import { expectRefusal, fieldsOf } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
// Anonymous posts are limited by source address: a login spares the other tests' share.
const somebody = place.as('person-zhang');
const officer = place.as('officer-li');
const reviewer = place.as('reviewer-zhao');
const discipline = place.as('discipline-sun');

const COMPLAINANT = { kind: 'INDIVIDUAL', signedName: '卫投诉', phone: '+8613800001777' } as const;

interface Receipt {
  readonly receiptNo: string;
  readonly code: string;
  readonly status: string;
}

/** An agency on the platform, to complain about. */
async function agencyHere() {
  const applicant = newApplicant();
  const row = {
    uscc: applicant.uscc,
    name: applicant.orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT'],
    source: '2024年名录',
  };
  const body = { batchId: `B-${applicant.uscc}`, rows: [row] };
  const { rows } = await place
    .as('admin-zhou')
    .done<{ rows: readonly { agencyId: string }[] }>('importAgencies', { body });
  return { agency: place.as(applicant.admin), agencyId: rows[0]?.agencyId ?? '' };
}

describe('complaints', () => {
  it('[3-2f] lead from a receipt to an answer; the agency is heard, a second person decides', async () => {
    const { agency, agencyId } = await agencyHere();
    const form = { kind: 'COMPLAINT', complainant: COMPLAINANT, facts: '收费与公布的标准不符' };
    const missing = await somebody.call('submitComplaint', { body: { ...form, facts: undefined } });
    expect(fieldsOf(expectRefusal(missing, 422, 'VALIDATION_FAILED'))).toEqual(['body.target', 'body.facts']);
    const body = { ...form, target: { agencyId } };
    const { receiptNo, code } = await somebody.done<Receipt>('submitComplaint', { body });
    const params = { complaintId: receiptNo };
    const mine = { params: { receiptNo }, headers: { 'x-complaint-code': code } };
    expect(await place.anyone.done('readComplaintReceipt', mine)).toMatchObject({ status: 'SUBMITTED' });
    expectRefusal(await agency.call('readComplaint', { params }), 404, 'NOT_FOUND');
    await officer.done('acceptComplaint', { params, body: { summary: '反映收费情况' } });
    await officer.done('investigateComplaint', { params });
    await letterOf(agency, 'COMPLAINT_COMMENT_REQUESTED');
    await agency.done('commentOnComplaint', { params, body: { text: '已按公布标准退还差额' } });
    const finding = { params, body: { outcome: 'PARTLY', reason: '部分属实' } };
    await officer.done('proposeComplaintOutcome', finding);
    const decision = { params, body: { agreed: true, reason: '同意' } };
    expectRefusal(await officer.call('decideComplaint', decision), 403, 'FORBIDDEN_ROLE');
    await reviewer.done('decideComplaint', decision);
    await letterOf(agency, 'COMPLAINT_DECIDED');
    await officer.done('replyToComplaint', { params, body: { text: '已责令改正并退还差额' } });
    await officer.done('closeComplaint', { params, body: { text: '办结' } });
    expect(await place.anyone.done('readComplaintReceipt', mine)).toMatchObject({
      status: 'CLOSED',
      decision: { outcome: 'PARTLY' },
      reply: { text: '已责令改正并退还差额' },
    });
    await messageTo(place, COMPLAINANT.phone, /办理结果/);
  });

  it('[3-2f] that are anonymous and give no leads are not accepted, and say why', async () => {
    const { agencyId } = await agencyHere();
    const body = {
      kind: 'REPORT',
      target: { agencyId },
      complainant: { kind: 'ANONYMOUS' },
      facts: '听说有问题',
    };
    expect(await somebody.done('submitComplaint', { body })).toMatchObject({
      status: 'NOT_ACCEPTED',
      notAccepted: { code: 'NO_CHECKABLE_LEADS' },
    });
  });

  it('[3-2g] keep a reporter sealed: whoever else asks is refused, and the discipline office is told', async () => {
    const { agency, agencyId } = await agencyHere();
    const body = { kind: 'REPORT', target: { agencyId }, complainant: COMPLAINANT, facts: '出具虚假报告' };
    const { receiptNo } = await somebody.done<Receipt>('submitComplaint', { body });
    const params = { complaintId: receiptNo };
    const purpose = { params, body: { reason: '想知道是谁' } };
    for (const other of [officer, agency])
      expectRefusal(await other.call('openComplaintIdentity', purpose), 403, 'FORBIDDEN_ROLE');
    expect((await letterOf(discipline, 'IDENTITY_ACCESS_REFUSED')).body).toMatch(/越权/);
    const opened = await discipline.done('openComplaintIdentity', purpose);
    expect(JSON.stringify(opened)).toContain(COMPLAINANT.signedName);
    const trail = await all<{ type: string }>(discipline, 'readHistory', {
      params: { kind: 'COMPLAINT', id: receiptNo },
    });
    expect(trail.map(({ type }) => type)).toEqual(['ComplaintSubmitted', 'ComplaintIdentityOpened']);
    for (const secret of [COMPLAINANT.signedName, COMPLAINANT.phone, '虚假报告'])
      expect(JSON.stringify(trail)).not.toContain(secret);
  });

  it('[3-2h] may be suggestions, which are answered', async () => {
    const body = { kind: 'SUGGESTION', complainant: { kind: 'ANONYMOUS' }, facts: '建议增加服务类别' };
    const { receiptNo, code } = await somebody.done<Receipt>('submitComplaint', { body });
    const params = { complaintId: receiptNo };
    expectRefusal(
      await officer.call('acceptComplaint', { params, body: { summary: '建议' } }),
      409,
      'ILLEGAL_TRANSITION',
    );
    await officer.done('replyToComplaint', { params, body: { text: '感谢建议，将研究采纳' } });
    const mine = { params: { receiptNo }, headers: { 'x-complaint-code': code } };
    expect(await place.anyone.done('readComplaintReceipt', mine)).toMatchObject({ status: 'REPLIED' });
  });
});
