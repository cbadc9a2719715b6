import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '../../../events/envelope.ts';
import { decideInDoubt, recordManualReach } from '../../../functions/notification/deliveries/deliveries.ts';
import { disclosePhone } from '../../../functions/notification/deliveries/disclose-phone.ts';
import { routes } from '../../../functions/notification/routes.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { history, load } from '../../../shared/store/read.ts';
import { taskId } from '../../../shared/store/tasks.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { verifyPhone } from './verified-phone.ts';
import { busEvent, NOW, officer, refusedAs, world, type World } from './world.ts';

let dynamo: Dynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

let of: World;
let uscc: Uscc;
let agencies = 0;
/** Each test has an agency and a number of its own. */
beforeEach(async () => {
  of = world(dynamo.tables);
  agencies += 1;
  uscc = usccFixture(100 + agencies);
  await verifyPhone(of, uscc, `1380000${String(1000 + agencies)}`);
});

const at = (minutes: number, from = NOW) => new Date(Date.parse(from) + minutes * 60_000).toISOString();
const rejected = () => busEvent('OnboardingRejected', { caseId: 'C1', uscc, publicityId: 'P1' });

/** A planned text message: its id and the event that queued it. */
async function queued(event: Envelope = rejected(), now = NOW): Promise<{ id: string; event: Envelope }> {
  await of.plan(event, now);
  const { id } = await of.delivery(event, 'SMS', uscc);
  return { id, event: await lastQueued(id) };
}

async function lastQueued(id: string): Promise<Envelope> {
  const last = (await of.queued(id)).at(-1);
  if (last === undefined) throw new Error('never queued');
  return last;
}

const callTask = (id: string) => load(dynamo.tables, task, taskId(`DELIVERY#${id}`, 'REACH_BY_PHONE', 1));
const doubtTask = (id: string) =>
  load(dynamo.tables, task, taskId(`DELIVERY#${id}`, 'SUBMISSION_IN_DOUBT', 1));
const zhang = officer('zhang', ['CENTRE_OFFICER']);

describe('sending', () => {
  it('[SM-21] submits once and keeps the provider’s id', async () => {
    const { id, event } = await queued();
    await of.send(event);
    await of.send(event);
    expect(of.sms.sent).toEqual([
      {
        messageId: `${id} 1`,
        to: `+861380000${1000 + agencies}`,
        templateKey: 'ONBOARDING_REJECTED',
        params: {},
        category: 'NOTICE',
      },
    ]);
    const sent = await of.deliveryOf(id);
    expect(sent).toMatchObject({ status: 'SUBMITTED', deadlines: {} });
    expect(sent.body.attempts).toMatchObject([
      { attempt: 1, provider: 'sns', providerMessageId: `sns-${id}-1` },
    ]);
  });

  it('[SM-21] submits once when the same event reaches several workers at a time', async () => {
    const { event } = await queued();
    await Promise.all([of.send(event), of.send(event), of.send(event)]);
    expect(of.sms.sent).toHaveLength(1);
  });

  it('[9-1c] waits for the end of the quiet hours, by a deadline', async () => {
    const night = '2026-03-02T14:30:00.000Z';
    const morning = '2026-03-03T00:00:00.000Z';
    const { id, event } = await queued(rejected(), night);
    await of.send(event, night);
    expect(of.sms.sent).toHaveLength(0);
    expect(await of.deliveryOf(id)).toMatchObject({
      status: 'QUEUED',
      deadlines: { SMS_RELEASE: { dueAt: morning, rule: { policyKey: 'sms.quietHours' } } },
    });
    await of.fire(id, 'SMS_RELEASE', at(-1, morning));
    await of.send(event, night);
    expect(of.sms.sent).toHaveLength(0);
    await of.fire(id, 'SMS_RELEASE', morning);
    await of.fire(id, 'SMS_RELEASE', morning);
    expect(await of.queued(id)).toHaveLength(2);
    await of.send(await lastQueued(id), morning);
    expect(of.sms.sent).toHaveLength(1);
  });

  it('sends the same text to one number not more than once in ten minutes', async () => {
    const first = await queued();
    await of.send(first.event);
    const second = await queued();
    await of.send(second.event, at(1));
    expect(of.sms.sent).toHaveLength(1);
    expect(await of.deliveryOf(second.id)).toMatchObject({
      status: 'QUEUED',
      deadlines: { SMS_RELEASE: { dueAt: at(10), rule: { policyKey: 'sms.minGapMinutes' } } },
    });
    await of.fire(second.id, 'SMS_RELEASE', at(10));
    await of.send(await lastQueued(second.id), at(10));
    expect(of.sms.sent).toHaveLength(2);
  });

  it('sends another text to the same number at once', async () => {
    await of.send((await queued()).event);
    const other = busEvent('OnboardingVerificationFailed', { caseId: 'C1', uscc, codes: [] });
    await of.send((await queued(other)).event);
    expect(of.sms.sent.map(({ templateKey }) => templateKey)).toEqual([
      'ONBOARDING_REJECTED',
      'ONBOARDING_VERIFICATION_FAILED',
    ]);
  });

  it('sends to the phone that is verified by then, not by the time of the notice', async () => {
    const { event } = await queued();
    await verifyPhone(of, uscc, `1380001${1000 + agencies}`, at(20));
    await of.send(event, at(30));
    expect(of.sms.sent.map(({ to }) => to)).toEqual([`+861380001${1000 + agencies}`]);
  });
});

describe('a refusal', () => {
  it('[SM-21] that passes is tried again, later each time, up to five attempts; then a person calls', async () => {
    const { id } = await queued();
    let now = NOW;
    const gaps: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      of.sms.refuse('Throttled', true);
      await of.send(await lastQueued(id), now);
      const { deadlines } = await of.deliveryOf(id);
      const release = deadlines.SMS_RELEASE?.dueAt;
      if (release === undefined) break;
      gaps.push((Date.parse(release) - Date.parse(now)) / 60_000);
      now = release;
      await of.fire(id, 'SMS_RELEASE', now);
    }
    expect(gaps).toEqual([10, 30, 90, 270]);
    expect(of.sms.sent.map(({ messageId }) => messageId)).toEqual([1, 2, 3, 4, 5].map((n) => `${id} ${n}`));
    expect(await of.deliveryOf(id)).toMatchObject({ status: 'DEAD', body: { deadReason: 'ATTEMPTS_SPENT' } });
    expect(await callTask(id)).toMatchObject({ status: 'OPEN', body: { queue: 'CENTRE_OFFICER' } });
  });

  it('[SM-21] for good ends the channel at once', async () => {
    const { id, event } = await queued();
    of.sms.refuse('InvalidParameter', false);
    await of.send(event);
    expect(await of.deliveryOf(id)).toMatchObject({ status: 'DEAD', body: { deadReason: 'PERMANENT' } });
    expect(await callTask(id)).toBeDefined();
  });

  it('[SM-21] is closed by an officer who reached the agency, with how and when', async () => {
    const { id, event } = await queued();
    of.sms.refuse('InvalidParameter', false);
    await of.send(event);
    const call = { as: zhang, params: { deliveryId: id }, now: at(120) };
    const body = { how: 'PHONE', reachedAt: at(90) };
    await expect(
      of.command(routes.recordManualReach, recordManualReach, {
        ...call,
        body: { ...body, reachedAt: at(121) },
      }),
    ).rejects.toMatchObject(refusedAs('VALIDATION_FAILED'));
    await expect(
      of.command(routes.recordManualReach, recordManualReach, {
        ...call,
        as: officer('kin', ['CENTRE_OFFICER'], [uscc]),
        body,
      }),
    ).rejects.toMatchObject(refusedAs('CONFLICT_OF_INTEREST'));
    const reply = await of.command(routes.recordManualReach, recordManualReach, { ...call, body });
    expect(reply.body).toMatchObject({ status: 'REACHED_MANUALLY', reached: { how: 'PHONE', at: at(90) } });
    expect(await callTask(id)).toMatchObject({ status: 'DONE', body: { doneBy: zhang.id } });
    await expect(
      of.command(routes.recordManualReach, recordManualReach, { ...call, body }),
    ).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
  });
});

describe('the number to call', () => {
  const disclose = (id: string, as = zhang, now = NOW) =>
    of.command(routes.disclosePhone, disclosePhone, {
      as,
      params: { deliveryId: id },
      body: { reason: '短信未达，电话通知' },
      now,
    });

  it('[3.4] is shown in full to the caller, who and why in the trail', async () => {
    const { id, event } = await queued();
    of.sms.refuse('InvalidParameter', false);
    await of.send(event);
    expect((await disclose(id)).body).toMatchObject({ phone: `+861380000${1000 + agencies}` });
    const { items } = await history(dynamo.tables, 'DELIVERY', id, { limit: 20 });
    expect(items.at(-1)).toMatchObject({
      type: 'DeliveryPhoneDisclosed',
      actor: { id: zhang.id },
      reason: '短信未达，电话通知',
    });
    expect(await of.everything()).not.toContain(`1380000${1000 + agencies}`);
  });

  it('[3.4] is shown to nobody who need not call', async () => {
    const { id } = await queued();
    await expect(disclose(id)).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
    const kin = officer('kin', ['CENTRE_OFFICER'], [uscc]);
    await expect(disclose(id, kin)).rejects.toMatchObject(refusedAs('CONFLICT_OF_INTEREST'));
  });
});

describe('a submission without an answer', () => {
  const lost = async () => {
    const { id, event } = await queued();
    of.sms.next(async () => {
      throw new Error('socket hang up');
    });
    await of.send(event);
    return { id, event };
  };

  it('[SM-21] comes into doubt when its claim expires, and is never sent again by itself', async () => {
    const { id, event } = await lost();
    expect((await of.deliveryOf(id)).status).toBe('SUBMITTING');
    await of.send(event);
    await of.fire(id, 'SUBMISSION_EXPIRES', at(4));
    expect((await of.deliveryOf(id)).status).toBe('SUBMITTING');
    await of.fire(id, 'SUBMISSION_EXPIRES', at(5));
    expect((await of.deliveryOf(id)).status).toBe('IN_DOUBT');
    await of.send(event, at(6));
    expect(of.sms.sent).toHaveLength(1);
    expect(await doubtTask(id)).toMatchObject({ status: 'OPEN', body: { queue: 'CENTRE_OFFICER', uscc } });
  });

  it('[SM-21] is sent again where a person decides so', async () => {
    const { id } = await lost();
    await of.fire(id, 'SUBMISSION_EXPIRES', at(5));
    const call = { as: zhang, params: { deliveryId: id }, body: { decision: 'SEND_AGAIN' }, now: at(30) };
    expect((await of.command(routes.decideInDoubt, decideInDoubt, call)).body).toMatchObject({
      status: 'QUEUED',
    });
    await of.send(await lastQueued(id), at(30));
    expect(of.sms.sent.map(({ messageId }) => messageId)).toEqual([`${id} 1`, `${id} 2`]);
    expect((await of.deliveryOf(id)).status).toBe('SUBMITTED');
    expect(await doubtTask(id)).toMatchObject({ status: 'DONE' });
  });

  it('[SM-21] is settled where a person finds that the agency was reached', async () => {
    const { id } = await lost();
    await of.fire(id, 'SUBMISSION_EXPIRES', at(5));
    const body = { decision: 'REACHED', how: 'PHONE', reachedAt: at(20) };
    const reply = await of.command(routes.decideInDoubt, decideInDoubt, {
      as: zhang,
      params: { deliveryId: id },
      body,
      now: at(30),
    });
    expect(reply.body).toMatchObject({ status: 'REACHED_MANUALLY' });
    expect(await doubtTask(id)).toMatchObject({ status: 'DONE' });
  });
});

describe("the carrier's reports", () => {
  const report = (id: string, outcome: 'DELIVERED' | 'TEMPORARY' | 'PERMANENT', attempt = 1) => ({
    providerMessageId: `sns-${id}-${attempt}`,
    outcome,
    code: 'X',
  });

  it('[SM-21] confirm an arrival, once or twice', async () => {
    const { id, event } = await queued();
    await of.send(event);
    await of.receive(report(id, 'DELIVERED'), at(1));
    await of.receive(report(id, 'DELIVERED'), at(2));
    const arrived = await of.deliveryOf(id);
    expect(arrived.status).toBe('DELIVERED');
    expect(arrived.body.attempts[0]).toMatchObject({ outcome: 'DELIVERED', outcomeAt: at(1) });
  });

  it('[SM-21] that come before the submission is recorded are found by it', async () => {
    const { id, event } = await queued();
    of.sms.next(async (message) => {
      await of.receive(report(id, 'DELIVERED'));
      return of.sms.accept(message);
    });
    await of.send(event);
    await of.receive(report(id, 'DELIVERED'), at(3));
    expect((await of.deliveryOf(id)).status).toBe('DELIVERED');
  });

  it('[SM-21] of a temporary failure lead to another attempt', async () => {
    const { id, event } = await queued();
    await of.send(event);
    await of.receive(report(id, 'TEMPORARY'), at(1));
    await of.receive(report(id, 'TEMPORARY'), at(1));
    expect(await of.deliveryOf(id)).toMatchObject({
      status: 'QUEUED',
      deadlines: { SMS_RELEASE: { dueAt: at(11) } },
    });
    await of.fire(id, 'SMS_RELEASE', at(11));
    await of.send(await lastQueued(id), at(11));
    await of.receive(report(id, 'TEMPORARY'), at(12));
    expect((await of.deliveryOf(id)).status).toBe('SUBMITTED');
    await of.receive(report(id, 'DELIVERED', 2), at(12));
    expect((await of.deliveryOf(id)).status).toBe('DELIVERED');
  });

  it('[SM-21] of a permanent failure have a person call, and a late arrival closes the call', async () => {
    const { id, event } = await queued();
    await of.send(event);
    await of.receive(report(id, 'PERMANENT'), at(1));
    expect((await of.deliveryOf(id)).status).toBe('DEAD');
    expect(await callTask(id)).toMatchObject({ status: 'OPEN' });
    await of.receive(report(id, 'DELIVERED'), at(2));
    expect((await of.deliveryOf(id)).status).toBe('DELIVERED');
    expect(await callTask(id)).toMatchObject({ status: 'DONE' });
  });

  it('keep no number, neither in the table nor in the log', async () => {
    const { event } = await queued();
    await of.send(event);
    const number = `1380000${1000 + agencies}`;
    expect(await of.everything()).not.toContain(number);
    expect(JSON.stringify(of.log.lines)).not.toContain(number);
  });
});
