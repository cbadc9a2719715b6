import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideInDoubt, recordManualReach } from '../../../functions/notification/deliveries/deliveries.ts';
import { disclosePhone } from '../../../functions/notification/deliveries/disclose-phone.ts';
import { routes } from '../../../functions/notification/routes.ts';
import { history } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { minutesAfter, type ToldAgency, toldAgency, zhang } from './told-agency.ts';
import { NOW, officer, refusedAs } from './world.ts';

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

describe('a dead delivery', () => {
  it('[SM-21] is closed by an officer who reached the agency, with how and when', async () => {
    const { id, event } = await told.queued();
    told.of.sms.refuse('InvalidParameter', false);
    await told.of.send(event);
    const call = { as: zhang, params: { deliveryId: id }, now: minutesAfter(120) };
    const body = { how: 'PHONE', reachedAt: minutesAfter(90) };
    await expect(
      told.of.command(routes.recordManualReach, recordManualReach, {
        ...call,
        body: { ...body, reachedAt: minutesAfter(121) },
      }),
    ).rejects.toMatchObject(refusedAs('VALIDATION_FAILED'));
    await expect(
      told.of.command(routes.recordManualReach, recordManualReach, {
        ...call,
        as: officer('kin', ['CENTRE_OFFICER'], [told.uscc]),
        body,
      }),
    ).rejects.toMatchObject(refusedAs('CONFLICT_OF_INTEREST'));
    const reply = await told.of.command(routes.recordManualReach, recordManualReach, { ...call, body });
    expect(reply.body).toMatchObject({
      status: 'REACHED_MANUALLY',
      reached: { how: 'PHONE', at: minutesAfter(90) },
    });
    expect(await told.task(id, 'REACH_BY_PHONE')).toMatchObject({
      status: 'DONE',
      body: { doneBy: zhang.id },
    });
    await expect(
      told.of.command(routes.recordManualReach, recordManualReach, { ...call, body }),
    ).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
  });
});

describe('the number to call', () => {
  const disclose = (id: string, as = zhang, now = NOW) =>
    told.of.command(routes.disclosePhone, disclosePhone, {
      as,
      params: { deliveryId: id },
      body: { reason: '短信未达，电话通知' },
      now,
    });

  it('[3.4] is shown in full to the caller, who and why in the trail', async () => {
    const { id, event } = await told.queued();
    told.of.sms.refuse('InvalidParameter', false);
    await told.of.send(event);
    expect((await disclose(id)).body).toMatchObject({ phone: `+86${told.number}` });
    const { items } = await history(dynamo.tables, 'DELIVERY', id, { limit: 20 });
    expect(items.at(-1)).toMatchObject({
      type: 'DeliveryPhoneDisclosed',
      actor: { id: zhang.id },
      reason: '短信未达，电话通知',
    });
    expect(await told.of.everything()).not.toContain(told.number);
  });

  it('[3.4] is shown to nobody who need not call', async () => {
    const { id } = await told.queued();
    await expect(disclose(id)).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
    const kin = officer('kin', ['CENTRE_OFFICER'], [told.uscc]);
    await expect(disclose(id, kin)).rejects.toMatchObject(refusedAs('CONFLICT_OF_INTEREST'));
  });
});

describe('a submission without an answer', () => {
  const lost = async () => {
    const { id, event } = await told.queued();
    told.of.sms.next(async () => {
      throw new Error('socket hang up');
    });
    await told.of.send(event);
    return { id, event };
  };

  it('[SM-21] comes into doubt when its claim expires, and is never sent again by itself', async () => {
    const { id, event } = await lost();
    expect((await told.of.deliveryOf(id)).status).toBe('SUBMITTING');
    await told.of.send(event);
    await told.of.fire(id, 'SUBMISSION_EXPIRES', minutesAfter(4));
    expect((await told.of.deliveryOf(id)).status).toBe('SUBMITTING');
    await told.of.fire(id, 'SUBMISSION_EXPIRES', minutesAfter(5));
    expect((await told.of.deliveryOf(id)).status).toBe('IN_DOUBT');
    await told.of.send(event, minutesAfter(6));
    expect(told.of.sms.sent).toHaveLength(1);
    expect(await told.task(id, 'SUBMISSION_IN_DOUBT')).toMatchObject({
      status: 'OPEN',
      body: { queue: 'CENTRE_OFFICER', uscc: told.uscc },
    });
  });

  it('[SM-21] is sent again where a person decides so', async () => {
    const { id } = await lost();
    await told.of.fire(id, 'SUBMISSION_EXPIRES', minutesAfter(5));
    const call = {
      as: zhang,
      params: { deliveryId: id },
      body: { decision: 'SEND_AGAIN' },
      now: minutesAfter(30),
    };
    expect((await told.of.command(routes.decideInDoubt, decideInDoubt, call)).body).toMatchObject({
      status: 'QUEUED',
    });
    await told.of.send(await told.lastQueued(id), minutesAfter(30));
    expect(told.of.sms.sent.map(({ messageId }) => messageId)).toEqual([`${id} 1`, `${id} 2`]);
    expect((await told.of.deliveryOf(id)).status).toBe('SUBMITTED');
    expect(await told.task(id, 'SUBMISSION_IN_DOUBT')).toMatchObject({ status: 'DONE' });
  });

  it('[SM-21] is settled where a person finds that the agency was reached', async () => {
    const { id } = await lost();
    await told.of.fire(id, 'SUBMISSION_EXPIRES', minutesAfter(5));
    const body = { decision: 'REACHED', how: 'PHONE', reachedAt: minutesAfter(20) };
    const reply = await told.of.command(routes.decideInDoubt, decideInDoubt, {
      as: zhang,
      params: { deliveryId: id },
      body,
      now: minutesAfter(30),
    });
    expect(reply.body).toMatchObject({ status: 'REACHED_MANUALLY' });
    expect(await told.task(id, 'SUBMISSION_IN_DOUBT')).toMatchObject({ status: 'DONE' });
  });
});
