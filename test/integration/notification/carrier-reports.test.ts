import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeReceipt } from '../../../functions/notification/receiving/take-receipt.ts';
import { sendSms } from '../../../functions/notification/sending/send-sms.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { minutesAfter, type ToldAgency, toldAgency } from './told-agency.ts';
import { NOW } from './world.ts';

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

/** The tables, with something happening just before the first transaction that names `text`. */
function beforeFirst(text: string, happen: () => Promise<void>): Tables {
  const { client } = dynamo.tables;
  let happened = false;
  const send = async (command: TransactWriteCommand) => {
    if (
      !happened &&
      command instanceof TransactWriteCommand &&
      JSON.stringify(command.input).includes(text)
    ) {
      happened = true;
      await happen();
    }
    return client.send(command);
  };
  return { ...dynamo.tables, client: { send } as unknown as Tables['client'] };
}

describe("the carrier's reports", () => {
  const report = (id: string, outcome: 'DELIVERED' | 'TEMPORARY' | 'PERMANENT', attempt = 1) => ({
    providerMessageId: `sns-${id}-${attempt}`,
    outcome,
    code: 'X',
  });

  it('[SM-21] confirm an arrival, once or twice', async () => {
    const { id, event } = await told.queued();
    await told.of.send(event);
    await told.of.receive(report(id, 'DELIVERED'), minutesAfter(1));
    await told.of.receive(report(id, 'DELIVERED'), minutesAfter(2));
    const arrived = await told.of.deliveryOf(id);
    expect(arrived.status).toBe('DELIVERED');
    expect(arrived.body.attempts[0]).toMatchObject({ outcome: 'DELIVERED', outcomeAt: minutesAfter(1) });
  });

  it('[SM-21] that come before the submission is recorded are found by it', async () => {
    const { id, event } = await told.queued();
    told.of.sms.next(async (message) => {
      await told.of.receive(report(id, 'DELIVERED'));
      return told.of.sms.accept(message);
    });
    await told.of.send(event);
    await told.of.receive(report(id, 'DELIVERED'), minutesAfter(3));
    expect((await told.of.deliveryOf(id)).status).toBe('DELIVERED');
  });

  it('[SM-21] that come between the reading and the commit of the submission are found the second time', async () => {
    const { id, event } = await told.queued();
    const tables = beforeFirst('GUARD#PROVIDER_MESSAGE', () => told.of.receive(report(id, 'DELIVERED')));
    await sendSms(event, NOW, { ...told.of.deps, tables, sms: told.of.sms.port, clock: () => NOW });
    expect((await told.of.deliveryOf(id)).status).toBe('DELIVERED');
    expect(told.of.sms.sent).toHaveLength(1);
  });

  it('[SM-21] find the submission that is recorded while they are kept', async () => {
    const { id, event } = await told.queued();
    const tables = beforeFirst('GUARD#PROVIDER_MESSAGE', () => told.of.send(event));
    await takeReceipt('sns', report(id, 'DELIVERED'), minutesAfter(1), { ...told.of.deps, tables });
    expect((await told.of.deliveryOf(id)).status).toBe('DELIVERED');
  });

  it('[SM-21] of a temporary failure lead to another attempt', async () => {
    const { id, event } = await told.queued();
    await told.of.send(event);
    await told.of.receive(report(id, 'TEMPORARY'), minutesAfter(1));
    await told.of.receive(report(id, 'TEMPORARY'), minutesAfter(1));
    expect(await told.of.deliveryOf(id)).toMatchObject({
      status: 'QUEUED',
      deadlines: { SMS_RELEASE: { dueAt: minutesAfter(11) } },
    });
    await told.of.fire(id, 'SMS_RELEASE', minutesAfter(11));
    await told.of.send(await told.lastQueued(id), minutesAfter(11));
    await told.of.receive(report(id, 'TEMPORARY'), minutesAfter(12));
    expect((await told.of.deliveryOf(id)).status).toBe('SUBMITTED');
    await told.of.receive(report(id, 'DELIVERED', 2), minutesAfter(12));
    expect((await told.of.deliveryOf(id)).status).toBe('DELIVERED');
  });

  it('[SM-21] of a permanent failure have a person call, and a late arrival closes the call', async () => {
    const { id, event } = await told.queued();
    await told.of.send(event);
    await told.of.receive(report(id, 'PERMANENT'), minutesAfter(1));
    expect((await told.of.deliveryOf(id)).status).toBe('DEAD');
    expect(await told.task(id, 'REACH_BY_PHONE')).toMatchObject({ status: 'OPEN' });
    await told.of.receive(report(id, 'DELIVERED'), minutesAfter(2));
    expect((await told.of.deliveryOf(id)).status).toBe('DELIVERED');
    expect(await told.task(id, 'REACH_BY_PHONE')).toMatchObject({ status: 'DONE' });
  });

  it('[SM-21] that never come have a person call after 72 hours, and one that comes later closes the call', async () => {
    const { id, event } = await told.queued();
    const hours = (count: number) => minutesAfter(60 * count);
    await told.of.send(event);
    await told.of.fire(id, 'RECEIPT_DUE', hours(71));
    expect((await told.of.deliveryOf(id)).status).toBe('SUBMITTED');
    await told.of.fire(id, 'RECEIPT_DUE', hours(72));
    await told.of.fire(id, 'RECEIPT_DUE', hours(73));
    expect(await told.of.deliveryOf(id)).toMatchObject({
      status: 'DEAD',
      body: { attempts: [{ code: 'NO_RECEIPT' }] },
    });
    expect(await told.task(id, 'REACH_BY_PHONE')).toMatchObject({ status: 'OPEN' });
    await told.of.receive(report(id, 'DELIVERED'), hours(80));
    expect(await told.of.deliveryOf(id)).toMatchObject({ status: 'DELIVERED', deadlines: {} });
    expect(await told.task(id, 'REACH_BY_PHONE')).toMatchObject({ status: 'DONE' });
  });

  it('keep no number, neither in the table nor in the log', async () => {
    const { event } = await told.queued();
    await told.of.send(event);
    const number = told.number;
    expect(await told.of.everything()).not.toContain(number);
    expect(JSON.stringify(told.of.log.lines)).not.toContain(number);
  });
});
