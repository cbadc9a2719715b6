import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { amend, declared, reaches, readCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { publicisedCase, type PublicityAnswer, readPublicity } from '../support/journeys/publicities.ts';
import { checked, requestSupplement } from '../support/journeys/verification.ts';
import { expectRefusal, expectUnchanged } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');
const reviewer = place.as('reviewer-chen');

describe('a publicity', () => {
  it('[5-3] is public with explicit dates, how to object, and the hash of its content', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    const { publicityId } = await publicisedCase(agency);
    const notice = await readPublicity(place.anyone, publicityId);
    const { publishedOn, countFrom, lastDay, closesAt, text } = notice.period;
    expect(notice).toMatchObject({ status: 'OPEN', uscc: applicant.uscc });
    expect(Date.parse(countFrom) - Date.parse(publishedOn)).toBe(86_400_000);
    expect(Date.parse(lastDay) - Date.parse(publishedOn)).toBeGreaterThanOrEqual(7 * 86_400_000);
    expect(Date.parse(closesAt)).toBe(Date.parse(`${lastDay}T24:00:00+08:00`));
    expect(text).toMatch(/^公示期：.+至.+（截至当日24时）$/);
    const hash = createHash('sha256')
      .update(canonicalize(notice.content) ?? '')
      .digest('hex');
    expect(notice.contentHash).toBe(hash);
    const page = await place.anyone.call<string>('readPublicityPage', { params: { publicityId } });
    for (const shown of [applicant.orgName, applicant.uscc, hash, '异议', '截至当日24时'])
      expect(page.body).toContain(shown);
    const bulletin = await place.anyone.call<string>('readBulletin');
    expect(bulletin.body).toContain('公示');
    const open = await all<PublicityAnswer>(place.anyone, 'listPublicities', { query: { status: 'OPEN' } });
    expect(open.map((each) => each.publicityId)).toContain(publicityId);
  });

  it('[5-3] tells the agency by letter and by SMS to its verified phone', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    await verifyPhone(place, agency, applicant.phone);
    const { publicityId } = await publicisedCase(agency);
    const letter = await letterOf(agency, 'ONBOARDING_PUBLICITY_OPENED');
    expect(letter.subjectRef).toBe(`PUBLICITY#${publicityId}`);
    const { message } = await messageTo(place, applicant.phone, /公示/);
    expect(message).toMatch(/^【创新券平台】/);
    expect(message.length).toBeLessThanOrEqual(70);
  });

  it('[5-3] is not closed early and its content is never edited', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await letterOf(agency, 'ONBOARDING_PUBLICITY_OPENED');
    const params = { publicityId };
    const before = await readPublicity(officer, publicityId);
    await expectUnchanged(agency, caseId, async () => {
      const early = expectRefusal(await officer.call('closePublicity', { params }), 409, 'PUBLICITY_RUNNING');
      expect(early['closesAt']).toBe(before.period.closesAt);
      const edit = { params, body: { title: '另一标题' } };
      expectRefusal(await officer.call('editPublicity', edit), 409, 'PUBLICITY_CONTENT_FIXED');
      expectRefusal(await agency.call('editPublicity', edit), 403, 'FORBIDDEN_ROLE');
      const approval = await reviewer.call('approveOnboarding', { params: { caseId } });
      expectRefusal(approval, 409, 'PUBLICITY_RUNNING');
      expectRefusal(await agency.call('approveOnboarding', { params: { caseId } }), 403, 'FORBIDDEN_ROLE');
    });
    expect(await readPublicity(officer, publicityId)).toEqual(before);
  });

  it('[5-3] is cancelled for an error by two persons only, mended, and publicised anew for the full period', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    const params = { publicityId };
    const reason = { reason: '地址有误' };
    await reviewer.done('proposeCancellation', { params, body: reason });
    expectRefusal(await reviewer.call('cancelPublicity', { params, body: {} }), 403, 'FOUR_EYES');
    await place.as('reviewer-zhao').done('cancelPublicity', { params, body: {} });
    expect((await readPublicity(place.anyone, publicityId)).status).toBe('CANCELLED');
    expect((await checked(officer, caseId, 2)).undecided).toEqual(['PUBLICITY_CONTENT']);
    await requestSupplement(place, caseId);
    await amend(agency, caseId, { introduction: '更正后的介绍' });
    await agency.done('resubmitCase', { params: { caseId }, body: await declared(agency, caseId) });
    const again = await reaches(agency, caseId, 'IN_PUBLICITY');
    expect(again.publicityId).not.toBe(publicityId);
    const notice = await readPublicity(place.anyone, again.publicityId ?? '');
    expect(
      Date.parse(notice.period.closesAt) - Date.parse(`${notice.period.publishedOn}T00:00:00+08:00`),
    ).toBeGreaterThanOrEqual(8 * 86_400_000);
  });

  it('[5-3] is extended by an administrator for an outage or a correction, never shortened', async () => {
    const { publicityId } = await publicisedCase(place.as(newApplicant().admin));
    const params = { publicityId };
    const before = await readPublicity(place.anyone, publicityId);
    const body = { cause: 'CORRECTION', days: 2, reason: '更正电话' };
    expectRefusal(await officer.call('extendPublicity', { params, body }), 403, 'FORBIDDEN_ROLE');
    const admin = place.as('admin-zhou');
    for (const days of [0, -3])
      expectRefusal(
        await admin.call('extendPublicity', { params, body: { ...body, days } }),
        422,
        'VALIDATION_FAILED',
      );
    await admin.done('extendPublicity', { params, body });
    const after = await readPublicity(place.anyone, publicityId);
    expect(Date.parse(after.period.lastDay)).toBeGreaterThanOrEqual(
      Date.parse(before.period.lastDay) + 2 * 86_400_000,
    );
    expect(after.contentHash).toBe(before.contentHash);
  });

  it('ends with its case when the agency withdraws', async () => {
    const agency = place.as(newApplicant().admin);
    const { caseId, publicityId } = await publicisedCase(agency);
    await agency.done('withdrawCase', { params: { caseId }, body: { reason: '暂不入驻' } });
    expect((await readCase(agency, caseId)).status).toBe('WITHDRAWN');
    expect((await readPublicity(place.anyone, publicityId)).status).toBe('CANCELLED');
    await letterOf(agency, 'ONBOARDING_WITHDRAWN');
    await agency.done('openCase');
  });
});
