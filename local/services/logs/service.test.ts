import { gunzipSync } from 'node:zlib';
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTargetDelivery } from '../delivery/target-delivery.ts';
import { fakeApp } from '../fake-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { fakeLinks, type Handed } from '../fake-links.ts';
import { clientConfig, serve } from '../fake-server.ts';
import { createLogStore, type LogStore } from './log-store.ts';
import { createLogsService } from './service.ts';

const logGroupName = 'sns/ap-southeast-1/000000000000/DirectPublishToPhoneNumber';
const destinationArn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:receipts';
const app = fakeApp({
  logGroups: [logGroupName],
  logSubscriptions: [{ logGroup: logGroupName, filterPattern: '"SUCCESS"', destinationArn }],
});

describe('CloudWatch Logs by the real client', () => {
  let kernel: FakeKernel;
  let handed: Handed;
  let store: LogStore;
  let client: CloudWatchLogsClient;
  let close: () => Promise<void>;

  beforeEach(async () => {
    kernel = fakeKernel();
    const fake = fakeLinks();
    handed = fake.handed;
    store = createLogStore(kernel, app, createTargetDelivery(kernel, app, fake.links));
    const server = await serve(createLogsService(store, fake.links.log));
    close = server.close;
    client = new CloudWatchLogsClient(clientConfig(server.url, '/logs'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  it('stores events and sends the matching ones to the subscribed function', async () => {
    const stream = { logGroupName, logStreamName: 's1' };
    await client.send(new CreateLogStreamCommand(stream));
    await client.send(
      new PutLogEventsCommand({
        ...stream,
        logEvents: [
          { timestamp: 1, message: '{"status":"SUCCESS"}' },
          { timestamp: 2, message: '{"status":"OTHER"}' },
        ],
      }),
    );
    await kernel.settle();
    expect(store.recent(logGroupName, 10).map((e) => e.timestamp)).toEqual([2, 1]);
    const [call] = handed.invoked as { functionArn: string; event: { awslogs: { data: string } } }[];
    expect(call?.functionArn).toBe(destinationArn);
    expect(JSON.parse(gunzipSync(Buffer.from(call!.event.awslogs.data, 'base64')).toString())).toMatchObject({
      messageType: 'DATA_MESSAGE',
      logGroup: logGroupName,
      logStream: 's1',
      logEvents: [{ timestamp: 1, message: '{"status":"SUCCESS"}' }],
    });
  });

  it('refuses unknown groups, unknown streams, second streams, other calls and, at load, other filters', async () => {
    const stream = { logGroupName, logStreamName: 's1' };
    const logEvents = [{ timestamp: 1, message: 'm' }];
    await expect(client.send(new PutLogEventsCommand({ ...stream, logEvents }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await client.send(new CreateLogStreamCommand(stream));
    await expect(client.send(new CreateLogStreamCommand(stream))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await expect(
      client.send(new CreateLogStreamCommand({ ...stream, logGroupName: 'other' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(client.send(new DescribeLogGroupsCommand({}))).rejects.toThrow(/DescribeLogGroups/);
    expect(handed.logged).toHaveLength(4);
    const filtered = fakeApp({
      logSubscriptions: [
        { logGroup: logGroupName, filterPattern: '{ $.status = "SUCCESS" }', destinationArn },
      ],
    });
    expect(() =>
      createLogStore(kernel, filtered, createTargetDelivery(kernel, filtered, fakeLinks().links)),
    ).toThrow(/not supported/);
  });
});
