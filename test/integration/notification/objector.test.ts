import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryIdOf } from '../../../shared/domain/notification/notice.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { load } from '../../../shared/store/read.ts';
import { taskId } from '../../../shared/store/tasks.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { openObjection } from './open-objection.ts';
import { busEvent, world, type World } from './world.ts';

let dynamo: Dynamo;
let of: World;
beforeAll(async () => {
  dynamo = await startDynamo();
  of = world(dynamo.tables);
});
afterAll(() => dynamo.stop());

describe("the objector's text message", () => {
  it('[5-3x] goes to the sealed phone, which nothing else names', async () => {
    const id = 'YY20260302-OBJECTOR01';
    await openObjection(of, id, '+8613800000077');
    const event = busEvent('ObjectionSubmitted', {
      objectionId: id,
      publicityId: 'P1',
      subject: { kind: 'ONBOARDING', id: 'C1' },
    });
    await of.plan(event);
    const deliveryId = deliveryIdOf(event.id, { kind: 'OBJECTOR', objectionId: id }, 'SMS');
    const [queued] = await of.queued(deliveryId);
    await of.send(queued!);
    expect(of.sms.sent.at(-1)).toMatchObject({ to: '+8613800000077', templateKey: 'OBJECTION_RECEIVED' });
    expect(await of.everything()).not.toContain('13800000077');
  });

  it.each([
    ['no phone was left', 'YY20260302-ANONYMOUS1', undefined],
    ['what was left is no mobile number', 'YY20260302-LANDLINE01', '021-00000000'],
  ])('[5-3x] is neither sent nor made up for by a call where %s', async (_, id, phone) => {
    await openObjection(of, id, phone);
    const event = busEvent('ObjectionSubmitted', {
      objectionId: id,
      publicityId: 'P1',
      subject: { kind: 'ONBOARDING', id: 'C1' },
    });
    await of.plan(event);
    const before = of.sms.sent.length;
    const deliveryId = deliveryIdOf(event.id, { kind: 'OBJECTOR', objectionId: id }, 'SMS');
    for (const queued of await of.queued(deliveryId)) await of.send(queued);
    expect(of.sms.sent).toHaveLength(before);
    const made = await load(dynamo.tables, delivery, deliveryId);
    expect(made?.status ?? 'NONE').toBe(phone === undefined ? 'NONE' : 'DEAD');
    const call = taskId(`DELIVERY#${deliveryId}`, 'REACH_BY_PHONE', 1);
    expect(await load(dynamo.tables, task, call)).toBeUndefined();
  });
});
