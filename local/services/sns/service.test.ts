import {
  CreateTopicCommand,
  GetSMSAttributesCommand,
  PublishCommand,
  SetSMSAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCarrier, type Carrier } from '../../stand-ins/carrier.ts';
import { createTargetDelivery } from '../delivery/target-delivery.ts';
import { fakeApp } from '../fake-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { fakeLinks, type Handed } from '../fake-links.ts';
import { clientConfig, serve } from '../fake-server.ts';
import { createSnsService } from './service.ts';
import { createTopics } from './topics.ts';

const topicArn = 'arn:aws:sns:ap-southeast-1:000000000000:alarms';
const queueArn = 'arn:aws:sqs:ap-southeast-1:000000000000:alarms';
const app = fakeApp({
  topics: [{ name: 'alarms', arn: topicArn, subscriptions: [{ protocol: 'sqs', endpoint: queueArn }] }],
});

describe('SNS and the carrier by the real client', () => {
  let kernel: FakeKernel;
  let carrier: Carrier;
  let handed: Handed;
  let lines: { group: string; line: { status: string; delivery: Record<string, unknown> } }[];
  let client: SNSClient;
  let close: () => Promise<void>;

  const logs = {
    append: (group: string, _stream: string, events: readonly { message: string }[]) => {
      for (const e of events) lines.push({ group, line: JSON.parse(e.message) });
    },
  };

  beforeEach(async () => {
    kernel = fakeKernel();
    lines = [];
    const fake = fakeLinks();
    handed = fake.handed;
    carrier = createCarrier(kernel, app, logs);
    const topics = createTopics(kernel, app, createTargetDelivery(kernel, app, fake.links), fake.links.log);
    const server = await serve(createSnsService(kernel.db, topics, carrier, fake.links.log));
    close = server.close;
    client = new SNSClient(clientConfig(server.url, '/sns'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  const sms = (PhoneNumber: string, Message = '【创新券平台】贵单位入驻核验未通过。') =>
    client.send(
      new PublishCommand({
        PhoneNumber,
        Message,
        MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
      }),
    );

  it('delivers to the phone after some virtual seconds and says so in the log group of SNS', async () => {
    const { MessageId } = await sms('+8613800000001');
    expect(carrier.records('+8613800000001')).toMatchObject([{ messageId: MessageId, status: 'SUBMITTED' }]);
    await kernel.advance(3_000);
    expect(carrier.records()).toMatchObject([
      {
        message: '【创新券平台】贵单位入驻核验未通过。',
        smsType: 'Transactional',
        segments: 1,
        status: 'DELIVERED',
      },
    ]);
    expect(lines).toMatchObject([
      {
        group: 'sns/ap-southeast-1/000000000000/DirectPublishToPhoneNumber',
        line: {
          notification: { messageId: MessageId, timestamp: '2026-03-02 01:00:00.000' },
          delivery: { destination: '+8613800000001', smsType: 'Transactional', numberOfMessageParts: 1 },
          status: 'SUCCESS',
        },
      },
    ]);
  });

  it('fails for good on …0901 and once on …0902', async () => {
    await sms('+8613800000901');
    await sms('+8613800000902');
    await kernel.advance(3_000);
    await sms('+8613800000902');
    await kernel.advance(3_000);
    expect(
      lines.map(({ group, line }) => [
        group.endsWith('/Failure'),
        line.status,
        line.delivery['providerResponse'],
      ]),
    ).toEqual([
      [true, 'FAILURE', 'Invalid phone number'],
      [true, 'FAILURE', 'Phone is currently unreachable/unavailable'],
      [false, 'SUCCESS', 'Message has been accepted by phone carrier'],
    ]);
  });

  it('never answers for …0903 and throttles …0904', async () => {
    await sms('+8613800000903');
    await expect(sms('+8613800000904')).rejects.toMatchObject({ name: 'ThrottledException' });
    await kernel.advance(86_400_000);
    expect(lines).toEqual([]);
    expect(carrier.records()).toMatchObject([{ phoneNumber: '+8613800000903', status: 'SUBMITTED' }]);
  });

  it('sends the receipt after a restart', async () => {
    await sms('+8613800000001');
    createCarrier(kernel, app, logs).resume();
    await kernel.advance(3_000);
    expect(lines).toHaveLength(1);
  });

  it('keeps the SMS attributes', async () => {
    await client.send(
      new SetSMSAttributesCommand({ attributes: { DeliveryStatusSuccessSamplingRate: '100' } }),
    );
    const { attributes } = await client.send(new GetSMSAttributesCommand({}));
    expect(attributes).toEqual({ DeliveryStatusSuccessSamplingRate: '100' });
  });

  it('publishes to the subscribers of a topic', async () => {
    const { MessageId } = await client.send(
      new PublishCommand({ TopicArn: topicArn, Message: 'DLQ', Subject: 'alarm' }),
    );
    expect(handed.sent.map((s) => JSON.parse(s.body))).toMatchObject([
      { Type: 'Notification', MessageId, Message: 'DLQ', Subject: 'alarm' },
    ]);
  });

  it('refuses bad numbers, unknown topics, long texts and other calls', async () => {
    await expect(sms('13800000001')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(sms('+8613800000001', '长'.repeat(534))).rejects.toThrow(/too long/);
    await expect(
      client.send(new PublishCommand({ TopicArn: `${topicArn}x`, Message: 'm' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(client.send(new CreateTopicCommand({ Name: 't' }))).rejects.toThrow(/CreateTopic/);
    expect(handed.logged).toHaveLength(4);
  });
});
