import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolvedSchedule } from '../../assembly/resolved-app.ts';
import { createTargetDelivery } from '../delivery/target-delivery.ts';
import { fakeApp } from '../fake-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { fakeLinks, type Handed } from '../fake-links.ts';
import { clientConfig, serve } from '../fake-server.ts';
import { createScheduleStore } from './schedule-store.ts';
import { createScheduler } from './scheduler.ts';
import { createSchedulerService } from './service.ts';

const queueArn = 'arn:aws:sqs:ap-southeast-1:000000000000:deadlines';
const sweepArn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:sweep';
const sweep: ResolvedSchedule = {
  name: 'daily-sweep',
  groupName: 'default',
  arn: 'arn:aws:scheduler:ap-southeast-1:000000000000:schedule/default/daily-sweep',
  expression: 'cron(5 0 * * ? *)',
  timezone: 'Asia/Shanghai',
  enabled: true,
  target: { id: 'target', arn: sweepArn, roleArn: 'role', input: '{"sweep":"daily"}' },
};
const app = fakeApp({ scheduleGroups: ['voucher'], schedules: [sweep] });

const publicityEnd = (changes: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => ({
  Name: 'publicity-1',
  GroupName: 'voucher',
  ScheduleExpression: 'at(2026-03-10T00:00:00)',
  ScheduleExpressionTimezone: 'Asia/Shanghai',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: { Arn: queueArn, RoleArn: 'arn:aws:iam::000000000000:role/r', Input: '{"deadline":"d1"}' },
  ...changes,
});
const untilEnd = Date.parse('2026-03-09T16:00:00Z') - Date.parse('2026-03-02T01:00:00Z');

describe('EventBridge Scheduler by the real client', () => {
  let kernel: FakeKernel;
  let handed: Handed;
  let client: SchedulerClient;
  let close: () => Promise<void>;

  beforeEach(async () => {
    kernel = fakeKernel();
    const fake = fakeLinks();
    handed = fake.handed;
    const delivery = createTargetDelivery(kernel, app, fake.links);
    const scheduler = createScheduler(kernel, app, createScheduleStore(kernel.db), delivery);
    const server = await serve(createSchedulerService(scheduler, fake.links.log));
    close = server.close;
    client = new SchedulerClient(clientConfig(server.url, '/scheduler'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  it('fires once at the instant in its zone, and deletes itself', async () => {
    await client.send(new CreateScheduleCommand(publicityEnd()));
    await kernel.advance(untilEnd - 1);
    expect(handed.sent).toEqual([]);
    await kernel.advance(1);
    expect(handed.sent).toEqual([{ queueArn, body: '{"deadline":"d1"}' }]);
    await expect(
      client.send(new GetScheduleCommand({ Name: 'publicity-1', GroupName: 'voucher' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('refuses a second schedule of the name, and takes the same call again', async () => {
    await client.send(new CreateScheduleCommand(publicityEnd({ ClientToken: 'a' })));
    await client.send(new CreateScheduleCommand(publicityEnd({ ClientToken: 'a' })));
    await expect(
      client.send(new CreateScheduleCommand(publicityEnd({ ClientToken: 'b' }))),
    ).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('moves a schedule when it is updated and forgets it when it is deleted', async () => {
    await client.send(new CreateScheduleCommand(publicityEnd()));
    await client.send(
      new UpdateScheduleCommand(publicityEnd({ ScheduleExpression: 'at(2026-03-11T00:00:00)' })),
    );
    const got = await client.send(new GetScheduleCommand({ Name: 'publicity-1', GroupName: 'voucher' }));
    expect(got.ScheduleExpression).toBe('at(2026-03-11T00:00:00)');
    expect(got.CreationDate?.toISOString()).toBe('2026-03-02T01:00:00.000Z');
    await kernel.advance(untilEnd + 1);
    expect(handed.sent).toEqual([]);
    await client.send(new DeleteScheduleCommand({ Name: 'publicity-1', GroupName: 'voucher' }));
    await kernel.advance(2 * 86_400_000);
    expect(handed.sent).toEqual([]);
  });

  it('lists by group and prefix, in pages', async () => {
    for (const Name of ['a1', 'a2', 'b1'])
      await client.send(new CreateScheduleCommand(publicityEnd({ Name })));
    const first = await client.send(
      new ListSchedulesCommand({ GroupName: 'voucher', NamePrefix: 'a', MaxResults: 1 }),
    );
    expect(first.Schedules?.map((s) => s.Name)).toEqual(['a1']);
    const second = await client.send(
      new ListSchedulesCommand({
        GroupName: 'voucher',
        NamePrefix: 'a',
        MaxResults: 1,
        NextToken: first.NextToken,
      }),
    );
    expect(second.Schedules?.map((s) => s.Name)).toEqual(['a2']);
    expect(second.NextToken).toBeUndefined();
  });

  it('fires after a restart, also when the time passed meanwhile', async () => {
    await client.send(new CreateScheduleCommand(publicityEnd()));
    const fake = fakeLinks();
    const again = createScheduler(
      kernel,
      app,
      createScheduleStore(kernel.db),
      createTargetDelivery(kernel, app, fake.links),
    );
    again.resume();
    await kernel.advance(untilEnd);
    expect(fake.handed.sent).toHaveLength(1);
    expect(fake.handed.invoked).toHaveLength(7);
    expect(fake.handed.invoked[0]).toEqual({ functionArn: sweepArn, event: { sweep: 'daily' } });
  });

  it('refuses the past, flexible windows, unknown groups, recurring expressions and other calls', async () => {
    const create = (changes: Partial<CreateScheduleCommandInput>) =>
      client.send(new CreateScheduleCommand(publicityEnd(changes)));
    await expect(create({ ScheduleExpression: 'at(2026-03-02T08:59:59)' })).rejects.toThrow(/past/);
    await expect(
      create({ FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(create({ GroupName: 'other' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(create({ ScheduleExpression: 'rate(5 minutes)' })).rejects.toThrow(/recurring/);
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'x' }))).rejects.toThrow(
      /schedule-groups/,
    );
    expect(handed.logged).toHaveLength(5);
  });
});
