import { describe, expect, inject, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { submittedCase } from '../support/journeys/cases.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { all, letterOf } from '../support/journeys/letters.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { publicisedCase } from '../support/journeys/publicities.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const officer = place.as('officer-li');

interface Delivery {
  readonly deliveryId: string;
  readonly channel: string;
  readonly template: string;
  readonly status: string;
  readonly readAt?: string;
}

describe('letters', () => {
  it('have a read receipt that records the first reading, and are nobody else’s', async () => {
    const agency = place.as(newApplicant().admin);
    const caseId = await submittedCase(agency);
    const letter = await letterOf(agency, 'ONBOARDING_SUBMITTED');
    expect(letter).toMatchObject({ title: expect.stringMatching(/\p{Script=Han}/u) });
    expect(letter.readAt).toBeUndefined();
    const params = { letterId: letter.letterId };
    const stranger = place.as(newApplicant().admin);
    expectRefusal(await stranger.call('readLetter', { params }), 404, 'NOT_FOUND');
    expectRefusal(await stranger.call('confirmLetterRead', { params }), 404, 'NOT_FOUND');
    const first = await agency.done<{ readAt?: string }>('confirmLetterRead', { params });
    expect(first.readAt).toBeDefined();
    expect(await agency.done('confirmLetterRead', { params })).toMatchObject({ readAt: first.readAt });
    const deliveries = await until(
      () => all<Delivery>(officer, 'listDeliveries', { query: { subject: `CASE#${caseId}` } }),
      (seen) => seen.some(({ channel, status }) => channel === 'LETTER' && status === 'READ'),
      'the delivery shows the reading',
    );
    expect(deliveries.filter(({ template }) => template === 'ONBOARDING_SUBMITTED')).toHaveLength(1);
  });
});

describe('the contact phone', () => {
  it('[5-1c] counts once its code came back', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    expect(await agency.done('readContactPhone')).toMatchObject({ status: 'NONE' });
    const verify = (code: string) => agency.call('verifyPhoneCode', { body: { code } });
    expectRefusal(await verify('123456'), 409, 'PHONE_CODE_NOT_REQUESTED');
    expectRefusal(
      await place.as(applicant.operator).call('requestPhoneCode', { body: { phone: applicant.phone } }),
      403,
      'FORBIDDEN_ROLE',
    );
    for (const phone of ['12345', '+1 202 555 0100', '021-12345678'])
      expectRefusal(await agency.call('requestPhoneCode', { body: { phone } }), 422, 'VALIDATION_FAILED');
    await agency.done('requestPhoneCode', { body: { phone: applicant.phone } });
    const { message } = await messageTo(place, applicant.phone, /\d{6}/);
    const code = /\d{6}/.exec(message)?.[0] ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    expectRefusal(await verify(wrong), 422, 'PHONE_CODE_WRONG');
    expectRefusal(
      await agency.call('requestPhoneCode', { body: { phone: applicant.phone } }),
      429,
      'RATE_LIMITED',
    );
    expect((await verify(code)).status).toBe(200);
    const contact = await agency.done('readContactPhone');
    expect(JSON.stringify(contact)).not.toContain(applicant.phone.slice(3));
    expect(contact).toMatchObject({ verified: { phone: expect.stringMatching(/\*{4}/) } });
  });

  it('ends a code after too many wrong tries', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    await agency.done('requestPhoneCode', { body: { phone: applicant.phone } });
    const { message } = await messageTo(place, applicant.phone, /\d{6}/);
    const code = /\d{6}/.exec(message)?.[0] ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i += 1)
      expect((await agency.call('verifyPhoneCode', { body: { code: wrong } })).status).toBe(422);
    expectRefusal(await agency.call('verifyPhoneCode', { body: { code } }), 409, 'PHONE_CODE_TRIES_SPENT');
  });
});

describe('masking', () => {
  it('keeps phones and names of people out of every answer to others', async () => {
    const applicant = newApplicant();
    const agency = place.as(applicant.admin);
    await verifyPhone(place, agency, applicant.phone);
    const { caseId, publicityId } = await publicisedCase(agency);
    await letterOf(agency, 'ONBOARDING_PUBLICITY_OPENED');
    await messageTo(place, applicant.phone, /公示/);
    const secrets = [applicant.phone.slice(3), '赵样例', '钱样例', '孙样例'];
    const answers: string[] = [];
    const look = async (who: typeof officer, operation: string, input: object) =>
      answers.push(JSON.stringify((await who.call(operation, input)).body));
    const ofCase = { params: { caseId } };
    for (const who of [officer, place.as('reviewer-chen'), place.as('commission-wu')]) {
      await look(who, 'readCase', ofCase);
      await look(who, 'readVerification', ofCase);
      await look(who, 'listCases', { query: { uscc: applicant.uscc } });
      await look(who, 'listDocuments', { query: { uscc: applicant.uscc } });
      await look(who, 'readHistory', { params: { kind: 'CASE', id: caseId }, query: { limit: 100 } });
      await look(who, 'listDeliveries', { query: { subject: `PUBLICITY#${publicityId}` } });
      await look(who, 'readPublicity', { params: { publicityId } });
    }
    await look(place.anyone, 'readPublicity', { params: { publicityId } });
    await look(place.anyone, 'readPublicityPage', { params: { publicityId } });
    for (const answer of answers) for (const secret of secrets) expect(answer).not.toContain(secret);
    const deliveries = answers.filter((answer) => answer.includes('"channel":"SMS"'));
    expect(deliveries).toHaveLength(3);
    const own = await agency.call('readCase', ofCase);
    expect(JSON.stringify(own.body)).toContain('赵样例');
  });
});
