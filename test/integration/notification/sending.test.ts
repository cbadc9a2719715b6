import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { minutesAfter, type ToldAgency, toldAgency } from './told-agency.ts';
import { verifyPhone } from './verified-phone.ts';
import { busEvent, NOW } from './world.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

let told: ToldAgency;
let agencies = 0;
beforeEach(async () => {
  agencies += 1;
  told = await toldAgency(dynamo.tables, agencies);
});

describe('sending', () => {
  it('[SM-21] submits once and keeps the provider’s id', async () => {
    const { id, event } = await told.queued();
    await told.of.send(event);
    await told.of.send(event);
    expect(told.of.sms.sent).toEqual([
      {
        messageId: `${id} 1`,
        to: `+86${told.number}`,
        templateKey: 'ONBOARDING_REJECTED',
        params: {},
        category: 'NOTICE',
      },
    ]);
    const sent = await told.of.deliveryOf(id);
    expect(sent).toMatchObject({ status: 'SUBMITTED', deadlines: {} });
    expect(sent.body.attempts).toMatchObject([
      { attempt: 1, provider: 'sns', providerMessageId: `sns-${id}-1` },
    ]);
  });

  it('[SM-21] submits once when the same event reaches several workers at a time', async () => {
    const { event } = await told.queued();
    await Promise.all([told.of.send(event), told.of.send(event), told.of.send(event)]);
    expect(told.of.sms.sent).toHaveLength(1);
  });

  it('[9-1c] waits for the end of the quiet hours, by a deadline', async () => {
    const night = '2026-03-02T14:30:00.000Z';
    const morning = '2026-03-03T00:00:00.000Z';
    const { id, event } = await told.queued(told.rejected(), night);
    await told.of.send(event, night);
    expect(told.of.sms.sent).toHaveLength(0);
    expect(await told.of.deliveryOf(id)).toMatchObject({
      status: 'QUEUED',
      deadlines: { SMS_RELEASE: { dueAt: morning, rule: { policyKey: 'sms.quietHours' } } },
    });
    await told.of.fire(id, 'SMS_RELEASE', minutesAfter(-1, morning));
    await told.of.send(event, night);
    expect(told.of.sms.sent).toHaveLength(0);
    await told.of.fire(id, 'SMS_RELEASE', morning);
    await told.of.fire(id, 'SMS_RELEASE', morning);
    expect(await told.of.queued(id)).toHaveLength(2);
    await told.of.send(await told.lastQueued(id), morning);
    expect(told.of.sms.sent).toHaveLength(1);
  });

  it('sends the same text to one number not more than once in ten minutes', async () => {
    const first = await told.queued();
    await told.of.send(first.event);
    const second = await told.queued();
    await told.of.send(second.event, minutesAfter(1));
    expect(told.of.sms.sent).toHaveLength(1);
    expect(await told.of.deliveryOf(second.id)).toMatchObject({
      status: 'QUEUED',
      deadlines: { SMS_RELEASE: { dueAt: minutesAfter(10), rule: { policyKey: 'sms.minGapMinutes' } } },
    });
    await told.of.fire(second.id, 'SMS_RELEASE', minutesAfter(10));
    await told.of.send(await told.lastQueued(second.id), minutesAfter(10));
    expect(told.of.sms.sent).toHaveLength(2);
  });

  it('sends another text to the same number at once', async () => {
    await told.of.send((await told.queued()).event);
    const other = busEvent('OnboardingVerificationFailed', { caseId: 'C1', uscc: told.uscc, codes: [] });
    await told.of.send((await told.queued(other)).event);
    expect(told.of.sms.sent.map(({ templateKey }) => templateKey)).toEqual([
      'ONBOARDING_REJECTED',
      'ONBOARDING_VERIFICATION_FAILED',
    ]);
  });

  it('sends to the phone that is verified by then, not by the time of the notice', async () => {
    const { event } = await told.queued();
    await verifyPhone(told.of, told.uscc, `1380001${1000 + agencies}`, minutesAfter(20));
    await told.of.send(event, minutesAfter(30));
    expect(told.of.sms.sent.map(({ to }) => to)).toEqual([`+861380001${1000 + agencies}`]);
  });
});

describe('a refusal', () => {
  it('[SM-21] that passes is tried again, later each time, up to five attempts; then a person calls', async () => {
    const { id } = await told.queued();
    let now = NOW;
    const gaps: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      told.of.sms.refuse('Throttled', true);
      await told.of.send(await told.lastQueued(id), now);
      const { deadlines } = await told.of.deliveryOf(id);
      const release = deadlines.SMS_RELEASE?.dueAt;
      if (release === undefined) break;
      gaps.push((Date.parse(release) - Date.parse(now)) / 60_000);
      now = release;
      await told.of.fire(id, 'SMS_RELEASE', now);
    }
    expect(gaps).toEqual([10, 30, 90, 270]);
    expect(told.of.sms.sent.map(({ messageId }) => messageId)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `${id} ${n}`),
    );
    expect(await told.of.deliveryOf(id)).toMatchObject({
      status: 'DEAD',
      body: { deadReason: 'ATTEMPTS_SPENT' },
    });
    expect(await told.task(id, 'REACH_BY_PHONE')).toMatchObject({
      status: 'OPEN',
      body: { queue: 'CENTRE_OFFICER' },
    });
  });

  it('[SM-21] for good ends the channel at once', async () => {
    const { id, event } = await told.queued();
    told.of.sms.refuse('InvalidParameter', false);
    await told.of.send(event);
    expect(await told.of.deliveryOf(id)).toMatchObject({ status: 'DEAD', body: { deadReason: 'PERMANENT' } });
    expect(await told.task(id, 'REACH_BY_PHONE')).toBeDefined();
  });
});
