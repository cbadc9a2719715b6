import { describe, expect, it } from 'vitest';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventRoute } from '../../infra/constructs/event-route.ts';
import { HttpApi } from '../../infra/constructs/http-api.ts';
import { NodeFunction } from '../../infra/constructs/node-function.ts';
import { QueueConsumer } from '../../infra/constructs/queue-consumer.ts';
import { ScheduledFunction } from '../../infra/constructs/scheduled-function.ts';
import { StreamConsumer } from '../../infra/constructs/stream-consumer.ts';
import { WorkQueue } from '../../infra/constructs/work-queue.ts';
import { ofType, type Properties, roleStatements, sandbox } from './support.ts';

const entry = 'test/infra/fixtures/handler.ts';
const onAlarm = 'A lamp stays dark.';

/** The properties of every resource of a type in the stack. */
function properties(stack: Stack, type: string): Properties[] {
  return ofType(Template.fromStack(stack).toJSON().Resources, type).map(([, { Properties }]) => Properties);
}

describe('NodeFunction', () => {
  const { stack, house } = sandbox();
  new NodeFunction(stack, 'Lamp', {
    house,
    name: 'lamp',
    entry,
    timeout: Duration.seconds(7),
    onAlarm,
  });
  const statements = roleStatements(Template.fromStack(stack).toJSON().Resources);

  it('may write its log and nothing else', () => {
    expect(statements).toEqual([
      expect.objectContaining({ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
    ]);
  });

  it('has no managed policy', () => {
    expect(properties(stack, 'AWS::IAM::Role').map(({ ManagedPolicyArns }) => ManagedPolicyArns)).toEqual([
      undefined,
    ]);
  });

  it('says in its alarms what failed and what that means', () => {
    expect(
      properties(stack, 'AWS::CloudWatch::Alarm').map(({ AlarmDescription }) => AlarmDescription),
    ).toEqual([
      'Function "lamp" fails. A lamp stays dark.',
      'Function "lamp" is throttled by the account\'s concurrency limit. A lamp stays dark.',
    ]);
  });

  it('knows its stage and its own name, and no more', () => {
    expect(properties(stack, 'AWS::Lambda::Function')).toMatchObject([
      { Timeout: 7, Environment: { Variables: expect.any(Object) } },
    ]);
    expect(properties(stack, 'AWS::Lambda::Function')[0]!.Environment.Variables).toEqual({
      STAGE: 'dev',
      LOG_LEVEL: 'INFO',
      POWERTOOLS_SERVICE_NAME: 'lamp',
      POWERTOOLS_METRICS_NAMESPACE: 'Voucher',
    });
  });
});

describe('WorkQueue, EventRoute and QueueConsumer', () => {
  const { stack, house } = sandbox();
  const consumerTimeout = Duration.seconds(20);
  const source = new WorkQueue(stack, 'Queue', { house, name: 'lamps', consumerTimeout, onAlarm });
  const bus = EventBus.fromEventBusName(stack, 'Bus', 'default');
  new EventRoute(stack, 'Route', {
    house,
    name: 'lamps',
    bus,
    pattern: { source: ['x'] },
    to: source,
    onAlarm,
  });
  new QueueConsumer(stack, 'Consumer', { house, name: 'lamp', entry, source, maxConcurrency: 3, onAlarm });

  it('hide a message six times as long as the function may run', () => {
    expect(properties(stack, 'AWS::Lambda::Function')).toMatchObject([{ Timeout: 20 }]);
    expect(properties(stack, 'AWS::SQS::Queue').map(({ VisibilityTimeout }) => VisibilityTimeout)).toContain(
      120,
    );
  });

  it('bound the parallel executions', () => {
    expect(properties(stack, 'AWS::Lambda::EventSourceMapping')).toMatchObject([
      { ScalingConfig: { MaximumConcurrency: 3 } },
    ]);
  });

  it('have dead letters of their own for the queue and for the rule', () => {
    const depths = properties(stack, 'AWS::CloudWatch::Alarm')
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ AlarmDescription }) => AlarmDescription);
    expect(depths).toEqual([
      `Work of queue "lamps" failed for good and waits in its dead-letter queue. ${onAlarm}`,
      `Work of the event rule into queue "lamps" failed for good and waits in its dead-letter queue. ${onAlarm}`,
    ]);
  });

  it('encrypt what they hold and take requests by TLS only', () => {
    const encrypted = properties(stack, 'AWS::SQS::Queue').map(
      ({ SqsManagedSseEnabled }) => SqsManagedSseEnabled,
    );
    expect(encrypted).toEqual([true, true, true]);
    const policies = properties(stack, 'AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(3);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });
});

describe('StreamConsumer', () => {
  it('refuses a table without a stream', () => {
    const { stack, house } = sandbox();
    const table = new Table(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
    expect(
      () => new StreamConsumer(stack, 'Consumer', { house, name: 'lamp', entry, table, filter: {}, onAlarm }),
    ).toThrow(/has no stream/);
  });
});

describe('ScheduledFunction', () => {
  const { stack, house } = sandbox();
  const recurrences = [
    { id: 'Hourly', expression: 'rate(1 hour)', input: { sweep: 'hourly' } },
    { id: 'Daily', expression: 'cron(5 0 * * ? *)', input: { sweep: 'daily' } },
  ];
  new ScheduledFunction(stack, 'Sweep', { house, name: 'sweep', entry, recurrences, onAlarm });

  it('is called by each of its recurrences with its own input, by the clock of Shanghai', () => {
    const timezone = { ScheduleExpressionTimezone: 'Asia/Shanghai' };
    expect(properties(stack, 'AWS::Scheduler::Schedule')).toMatchObject([
      { ...timezone, ScheduleExpression: 'rate(1 hour)', Target: { Input: '{"sweep":"hourly"}' } },
      { ...timezone, ScheduleExpression: 'cron(5 0 * * ? *)', Target: { Input: '{"sweep":"daily"}' } },
    ]);
  });

  it('lets the scheduler call this function and no other', () => {
    const statements = roleStatements(Template.fromStack(stack).toJSON().Resources);
    const invoke = statements.find(({ Action }) => Action === 'lambda:InvokeFunction');
    expect(invoke?.Resource).toEqual({
      'Fn::GetAtt': [expect.stringContaining('SweepWorkerFunction'), 'Arn'],
    });
  });

  it('sets a failed run aside', () => {
    expect(properties(stack, 'AWS::Lambda::Function')[0]!.DeadLetterConfig.TargetArn).toBeDefined();
  });
});

describe('HttpApi', () => {
  it('refuses to be without an answer for unknown paths', () => {
    const { stack, house } = sandbox();
    const fn = new NodeFunction(stack, 'Lamp', {
      house,
      name: 'lamp',
      entry,
      timeout: Duration.seconds(7),
      onAlarm,
    });
    const login = { issuer: 'https://login.example', audience: 'a' };
    expect(
      () =>
        new HttpApi(stack, 'Api', { house, ...login, functions: { lamps: fn }, fallback: 'moon', onAlarm }),
    ).toThrow(/No capability is called "moon"/);
  });
});
