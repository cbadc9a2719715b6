import { describe, expect, it } from 'vitest';
import { type Applicant, applicantOf } from '../support/journeys/agencies.ts';
import { submittedCase, TEAM_NAMES } from '../support/journeys/cases.ts';
import { all } from '../support/journeys/letters.ts';
import { verifyPhone } from '../support/journeys/phones.ts';
import { checked, requestSupplement } from '../support/journeys/verification.ts';
import { expectRefusal } from './expectations.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack({ at: '2026-03-02T09:00:00+08:00' });
const { clock } = place;
const officer = place.as('officer-li');

interface Delivery {
  readonly deliveryId: string;
  readonly channel: string;
  readonly template: string;
  readonly status: string;
  readonly attempts: readonly unknown[];
}

/** An agency that is asked for a supplement: one notice by letter and SMS. */
async function askedForSupplement(applicant: Applicant, phone: string) {
  const agency = place.as(applicant.admin);
  await verifyPhone(place, agency, phone);
  await place.scriptGateway(applicant.uscc, { checks: { PUBLIC_CREDIT: { outcome: 'UNKNOWN' } } });
  const caseId = await submittedCase(agency);
  await checked(officer, caseId);
  const request = async () => {
    await requestSupplement(place, caseId);
    await clock.rest();
  };
  const sms = async () => {
    const deliveries = await all<Delivery>(officer, 'listDeliveries', {
      query: { subject: `CASE#${caseId}` },
    });
    const found = deliveries.filter(
      ({ channel, template }) => channel === 'SMS' && template === 'ONBOARDING_SUPPLEMENT_REQUIRED',
    );
    expect(found).toHaveLength(1);
    return found[0] as Delivery;
  };
  const received = async () =>
    (await place.messages(phone)).filter(({ message }) => message.includes('补正'));
  return { request, sms, received };
}

describe('an SMS', () => {
  it('is delivered, with its receipt', async () => {
    const told = await askedForSupplement(applicantOf(1), '+8613800001001');
    await told.request();
    await clock.advance('PT1M');
    expect(await told.sms()).toMatchObject({ status: 'DELIVERED' });
    expect(await told.received()).toHaveLength(1);
  });

  it('that fails for the time being is sent again, once an attempt', async () => {
    const told = await askedForSupplement(applicantOf(2), '+8613800000902');
    await told.request();
    await clock.advance('PT2H');
    expect(await told.sms()).toMatchObject({ status: 'DELIVERED' });
    expect(await told.received()).toHaveLength(2);
  });

  it('that cannot be delivered becomes a call that somebody makes and records', async () => {
    const told = await askedForSupplement(applicantOf(3), '+8613800000901');
    await told.request();
    await clock.advance('PT1H');
    const { deliveryId, status } = await told.sms();
    expect(status).toBe('DEAD');
    const tasks = await all<{ kind: string; subjectRef: string }>(officer, 'listTasks', {
      query: { queue: 'CENTRE_OFFICER' },
    });
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'REACH_BY_PHONE', subjectRef: `DELIVERY#${deliveryId}` }),
    );
    const input = { params: { deliveryId }, body: { how: 'PHONE', reachedAt: await clock.now() } };
    expectRefusal(await place.as('admin-zhou').call('recordManualReach', input), 403, 'FORBIDDEN_ROLE');
    await officer.done('recordManualReach', input);
    expect(await told.sms()).toMatchObject({ status: 'REACHED_MANUALLY' });
    expectRefusal(await officer.call('recordManualReach', input), 409, 'ILLEGAL_TRANSITION');
  });

  it('waits for the end of the quiet hours, for the next morning at eight', async () => {
    const told = await askedForSupplement(applicantOf(5), '+8613800001005');
    await clock.to('2026-03-02T22:30:00+08:00');
    await told.request();
    await clock.to('2026-03-03T07:59:00+08:00');
    expect(await told.received()).toEqual([]);
    expect(await told.sms()).toMatchObject({ status: 'QUEUED' });
    await clock.to('2026-03-03T08:05:00+08:00');
    const [message] = await told.received();
    expect(Date.parse(message?.submittedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse('2026-03-03T08:00+08:00'),
    );
    expect(await told.sms()).toMatchObject({ status: 'DELIVERED' });
  });

  it('goes to nobody whose phone was not verified; the letter is there all the same', async () => {
    const applicant = applicantOf(6);
    const agency = place.as(applicant.admin);
    const caseId = await submittedCase(agency);
    await clock.rest();
    expect(await place.messages(applicant.phone)).toEqual([]);
    const letters = await all<{ subjectRef: string }>(agency, 'listLetters');
    expect(letters.map(({ subjectRef }) => subjectRef)).toContain(`CASE#${caseId}`);
  });
});

describe('a submission whose answer was lost', () => {
  it('is in doubt, is never repeated by itself, and is decided by a person', async () => {
    const told = await askedForSupplement(applicantOf(7), '+8613800001007');
    place.stack.faults.add({
      kind: 'call',
      function: 'notification-sender',
      service: 'sns',
      action: 'kill-after',
    });
    await told.request();
    await clock.advance('PT2H');
    const { deliveryId, status } = await told.sms();
    expect(status).toBe('IN_DOUBT');
    expect(await told.received()).toHaveLength(1);
    const tasks = await all<{ kind: string; subjectRef: string }>(officer, 'listTasks', {
      query: { queue: 'CENTRE_OFFICER' },
    });
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'SUBMISSION_IN_DOUBT', subjectRef: `DELIVERY#${deliveryId}` }),
    );
    const params = { deliveryId };
    const nonsense = await officer.call('decideInDoubt', { params, body: { decision: 'FORGET' } });
    expectRefusal(nonsense, 422, 'VALIDATION_FAILED');
    await officer.done('decideInDoubt', { params, body: { decision: 'SEND_AGAIN' } });
    await clock.advance('PT1H');
    expect(await told.sms()).toMatchObject({ status: 'DELIVERED' });
    expect(await told.received()).toHaveLength(2);
  });
});

describe('logs', () => {
  it('tell of every denied attempt and hold no name, phone or code of a person', async () => {
    const agency = place.as(applicantOf(8).admin);
    expectRefusal(await agency.call('listTasks'), 403, 'FORBIDDEN_ROLE');
    const logs = place.stack.app.functions.map(({ service }) => place.stack.logs(service).join('\n'));
    expect(place.stack.logs('administration-api').join('\n')).toContain('DENIED');
    const texts = (await place.messages('+8613800001001')).map(({ message }) => /\d{6}/.exec(message)?.[0]);
    const codes = texts.filter((code) => code !== undefined);
    expect(codes).not.toEqual([]);
    for (const log of logs)
      for (const secret of ['1380000', ...TEAM_NAMES, '样例法人', '样例经办'])
        expect(log).not.toContain(secret);
    for (const log of logs) for (const code of codes) expect(log).not.toContain(`"${code}"`);
  });
});
