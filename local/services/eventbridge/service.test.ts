import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolvedFunction, ResolvedRule } from '../../assembly/resolved-app.ts';
import { createTargetDelivery } from '../delivery/target-delivery.ts';
import { fakeApp } from '../fake-app.ts';
import { fakeKernel, type FakeKernel } from '../fake-kernel.ts';
import { fakeLinks, type Handed } from '../fake-links.ts';
import { clientConfig, serve } from '../fake-server.ts';
import type { DeliveryFaults } from '../links.ts';
import { createBus } from './bus.ts';
import { createEventLog } from './event-log.ts';
import { createEventBridgeService } from './service.ts';

const queueArn = 'arn:aws:sqs:ap-southeast-1:000000000000:verification';
const deadArn = 'arn:aws:sqs:ap-southeast-1:000000000000:events-dlq';
const functionArn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:planner';
const rule = (
  name: string,
  pattern: unknown,
  arn: string,
  extra: Partial<ResolvedRule> = {},
): ResolvedRule => ({
  name,
  arn: `arn:aws:events:ap-southeast-1:000000000000:rule/platform/${name}`,
  busName: 'platform',
  enabled: true,
  pattern,
  targets: [{ id: 'Target0', arn, deadLetterArn: deadArn }],
  ...extra,
});
const app = fakeApp({
  buses: [{ name: 'platform', arn: 'arn:aws:events:ap-southeast-1:000000000000:event-bus/platform' }],
  functions: [{ arn: functionArn, asyncMaxRetries: 2 } as ResolvedFunction],
  rules: [
    rule('submitted', { 'detail-type': ['OnboardingSubmitted'] }, queueArn),
    rule('to-function', { 'detail-type': ['ToFunction'] }, functionArn),
    rule('scan', { source: ['aws.guardduty'] }, queueArn, { busName: 'default' }),
  ],
});

describe('EventBridge by the real client', () => {
  let kernel: FakeKernel;
  let handed: Handed;
  let client: EventBridgeClient;
  let close: () => Promise<void>;
  let faults: DeliveryFaults;
  let failures: number;

  beforeEach(async () => {
    kernel = fakeKernel();
    failures = 0;
    faults = { plan: () => [0] };
    const fake = fakeLinks({
      lambda: {
        invoke: async (arn, event) => {
          if (failures-- > 0) throw new Error('boom');
          handed.invoked.push({ functionArn: arn, event });
        },
      },
    });
    handed = fake.handed;
    const delivery = createTargetDelivery(kernel, app, fake.links);
    const bus = createBus(kernel, app, delivery, () => faults, createEventLog(kernel.db));
    const server = await serve(createEventBridgeService(bus, fake.links.log));
    close = server.close;
    client = new EventBridgeClient(clientConfig(server.url, '/eventbridge'));
  });
  afterEach(async () => {
    client.destroy();
    await close();
    kernel.close();
  });

  const put = (DetailType: string, Detail = '{"id":"e1"}', EventBusName = 'platform') =>
    client.send(
      new PutEventsCommand({ Entries: [{ Source: 'voucher.platform', DetailType, Detail, EventBusName }] }),
    );

  it('delivers a matching event to the queue in the envelope of the service', async () => {
    const { Entries, FailedEntryCount } = await put('OnboardingSubmitted');
    expect(FailedEntryCount).toBe(0);
    expect(handed.sent.map((s) => s.queueArn)).toEqual([queueArn]);
    expect(JSON.parse(handed.sent[0]!.body)).toMatchObject({
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'OnboardingSubmitted',
      source: 'voucher.platform',
      time: '2026-03-02T01:00:00Z',
      detail: { id: 'e1' },
    });
    await put('Unwanted');
    expect(handed.sent).toHaveLength(1);
    expect(createEventLog(kernel.db).all()).toMatchObject([
      { bus: 'platform', detailType: 'OnboardingSubmitted', detail: { id: 'e1' } },
      { bus: 'platform', detailType: 'Unwanted' },
    ]);
  });

  it('fails single entries and keeps the others', async () => {
    const good = { Source: 's', DetailType: 'OnboardingSubmitted', Detail: '{}', EventBusName: 'platform' };
    const { Entries, FailedEntryCount } = await client.send(
      new PutEventsCommand({
        Entries: [
          good,
          { ...good, Detail: '[1]' },
          { ...good, Source: '' },
          { ...good, EventBusName: 'nowhere' },
          { ...good, Source: 'aws.guardduty' },
        ],
      }),
    );
    expect(FailedEntryCount).toBe(4);
    expect(Entries?.map((e) => e.ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'InvalidArgument',
      'ResourceNotFoundException',
      'NotAuthorizedForSourceException',
    ]);
    expect(handed.sent).toHaveLength(1);
  });

  it('refuses eleven entries, too many bytes, and other calls', async () => {
    const entry = { Source: 's', DetailType: 'T', Detail: '{}', EventBusName: 'platform' };
    await expect(
      client.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => entry) })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put('T', JSON.stringify({ x: 'y'.repeat(262_144) }))).rejects.toThrow(/over the limit/);
    await expect(client.send(new ListRulesCommand({}))).rejects.toThrow(/ListRules/);
    expect(handed.logged).toHaveLength(3);
  });

  it('invokes functions, retries their errors in virtual time, and buries what never succeeds', async () => {
    failures = 2;
    await put('ToFunction');
    await kernel.advance(0);
    expect(handed.invoked).toEqual([]);
    await kernel.advance(180_000);
    expect(handed.invoked).toHaveLength(1);

    failures = 3;
    await put('ToFunction');
    await kernel.advance(600_000);
    expect(handed.sent.map((s) => s.queueArn)).toEqual([deadArn]);
    expect(handed.sent[0]?.attributes?.['ERROR_MESSAGE']?.StringValue).toBe('boom');
  });

  it('duplicates, delays and redelivers as the faults say, across a restart', async () => {
    faults = { plan: () => [0, 30_000] };
    await put('OnboardingSubmitted');
    expect(handed.sent).toHaveLength(1);
    const again = fakeLinks();
    createTargetDelivery(kernel, app, again.links).resume();
    await kernel.advance(30_000);
    expect(again.handed.sent).toHaveLength(1);
    expect(again.handed.sent[0]?.body).toBe(handed.sent[0]?.body);
  });

  it('refuses at load a rule it cannot honour', () => {
    const load = (bad: ResolvedRule) => () =>
      createBus(
        kernel,
        fakeApp({ buses: app.buses, rules: [bad] }),
        createTargetDelivery(kernel, app, fakeLinks().links),
        () => faults,
        createEventLog(kernel.db),
      );
    expect(load(rule('a', { source: [{ cidr: '::/0' }] }, queueArn))).toThrow(/cidr/);
    expect(load(rule('b', { source: ['x'] }, 'arn:aws:states:r:a:stateMachine:m'))).toThrow(/states/);
    expect(load(rule('c', undefined, queueArn))).toThrow(/no event pattern/);
    expect(load(rule('d', { source: ['x'] }, queueArn, { busName: 'other' }))).toThrow(/unknown bus/);
  });
});
