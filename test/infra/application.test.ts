import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { Validations } from 'aws-cdk-lib';
import { asArray, ofType, roleStatements, synthesise } from './support.ts';
import { capabilities, capabilityGroups } from '../../infra/capabilities.ts';
import { RESOURCES_PER_STACK, ROUTES_PER_API } from '../../infra/quotas.ts';

const { app, templates } = synthesise('prod', capabilityGroups);
const stacks = Object.entries(templates);
const all = Object.assign({}, ...Object.values(templates)) as (typeof templates)[string];

/** Logical ids named anywhere inside a value, by Ref, GetAtt or the export of another stack. */
function mentions(value: unknown, logicalId: string): boolean {
  return new RegExp(`["A-Za-z]${logicalId}["A-Z]`).test(JSON.stringify(value) ?? '');
}

const alarms = ofType(all, 'AWS::CloudWatch::Alarm');
const alarmOn = (metric: string, logicalId: string) =>
  alarms.find(
    ([, { Properties }]) => Properties.MetricName === metric && mentions(Properties.Dimensions, logicalId),
  );

const queues = ofType(all, 'AWS::SQS::Queue');
const workQueues = queues.filter(([, { Properties }]) => Properties.RedrivePolicy);
const deadLetterQueues = queues.filter(([, { Properties }]) => !Properties.RedrivePolicy);
const functions = ofType(all, 'AWS::Lambda::Function');
const houseFunctions = functions.filter(([, { Properties }]) => Properties.Environment?.Variables?.STAGE);
const streams = ofType(all, 'AWS::Lambda::EventSourceMapping').filter(
  ([, { Properties }]) => Properties.StartingPosition,
);

describe('dead letters and alarms', () => {
  it.each(workQueues)('queue %s gives up after five attempts, into dead letters', (_, { Properties }) => {
    expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    const target = Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0];
    expect(deadLetterQueues.map(([id]) => id)).toContain(target);
  });

  it.each(workQueues)('queue %s raises an alarm when its work grows old', (id) => {
    expect(alarmOn('ApproximateAgeOfOldestMessage', id)).toBeDefined();
  });

  it.each(deadLetterQueues)('dead-letter queue %s raises an alarm on its first message and is used', (id) => {
    expect(alarmOn('ApproximateNumberOfMessagesVisible', id)?.[1].Properties.Threshold).toBe(0);
    const users = Object.values(all).filter(({ Type, Properties }) => {
      const { RedrivePolicy, Targets, Target, DestinationConfig, DeadLetterConfig, Environment } = Properties;
      return (
        Type !== 'AWS::CloudWatch::Alarm' &&
        mentions([RedrivePolicy, Targets, Target, DestinationConfig, DeadLetterConfig, Environment], id)
      );
    });
    expect(users).not.toHaveLength(0);
  });

  it.each(ofType(all, 'AWS::Events::Rule'))(
    'rule %s has dead letters for every target',
    (_, { Properties }) => {
      // The archive's own rule is made by EventBridge and is not in the template.
      expect(Properties.Targets.length).toBeGreaterThan(0);
      for (const target of Properties.Targets) expect(target.DeadLetterConfig.Arn).toBeDefined();
    },
  );

  it.each(ofType(all, 'AWS::Scheduler::Schedule'))(
    'schedule %s runs by the clock of Shanghai, with dead letters',
    (_, { Properties }) => {
      expect(Properties.ScheduleExpressionTimezone).toBe('Asia/Shanghai');
      expect(Properties.Target.DeadLetterConfig.Arn).toBeDefined();
    },
  );

  it.each(streams)(
    'stream consumer %s bisects, reports single failures and sets aside',
    (_, { Properties }) => {
      expect(Properties.DestinationConfig.OnFailure.Destination).toBeDefined();
      expect(Properties.BisectBatchOnFunctionError).toBe(true);
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(Properties.FilterCriteria.Filters).toHaveLength(1);
      expect(alarmOn('IteratorAge', Properties.FunctionName.Ref)).toBeDefined();
    },
  );

  it.each(houseFunctions)('function %s raises alarms on errors and throttles', (id) => {
    expect(alarmOn('Errors', id)).toBeDefined();
    expect(alarmOn('Throttles', id)).toBeDefined();
  });

  it.each(alarms)('alarm %s tells a person what was seen and what it means', (_, { Properties }) => {
    expect(Properties.AlarmActions).toHaveLength(1);
    expect(Properties.AlarmDescription).toMatch(/^[A-Z].+\. [A-Z].+\.$/);
  });

  it('finds all the kinds it speaks of, in templates whose logical ids do not collide', () => {
    expect(Object.keys(all)).toHaveLength(stacks.flatMap(([, resources]) => Object.keys(resources)).length);
    for (const kind of [workQueues, deadLetterQueues, houseFunctions, streams, alarms])
      expect(kind.length).toBeGreaterThan(1);
  });
});

describe('event rules', () => {
  /** A type that a rule takes, or one that it leaves out: misspelt, it would leave out nothing. */
  const named = (type: string | { 'anything-but': string[] }) =>
    typeof type === 'string' ? [type] : type['anything-but'];
  const wanted = ofType(all, 'AWS::Events::Rule').flatMap(([, { Properties }]) =>
    Properties.EventPattern.source.includes('voucher.platform')
      ? ((Properties.EventPattern['detail-type'] ?? []) as Parameters<typeof named>[0][]).flatMap(named)
      : [],
  );

  it.each(wanted)('%s, which a rule names, is an event with a contract', (type) => {
    const folder = type.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
    const events = join(import.meta.dirname, '../../events');
    const own = join(events, folder, 'v1.ts');
    const contract = existsSync(own) ? own : join(events, 'inbound', folder, 'v1.ts');
    expect(readFileSync(contract, 'utf8')).toContain(`'${type}'`);
  });
});

describe('permissions', () => {
  const statements = stacks
    .flatMap(([, resources]) => roleStatements(resources))
    .filter(({ Effect }) => Effect === 'Allow');
  const listless = ['dynamodb:ListStreams', 'sns:Publish', 'sns:SetSMSAttributes'];

  it('name every action', () => {
    expect(
      statements.flatMap(({ Action }) => asArray<string>(Action)).filter((action) => action.includes('*')),
    ).toEqual([]);
  });

  it('name every resource, but for actions that IAM gives none', () => {
    const anywhere = statements.filter(({ Resource }) => asArray(Resource).includes('*'));
    for (const { Action } of anywhere) expect(listless).toEqual(expect.arrayContaining([...asArray(Action)]));
  });

  it('name every index', () => {
    expect(JSON.stringify(statements)).toContain('/index/list1');
    expect(JSON.stringify(statements)).not.toContain('/index/*');
  });

  it('never scan', () => {
    expect(JSON.stringify(statements)).not.toMatch(/dynamodb:(Scan|PartiQL)/);
  });

  it('let one function sign, by the one algorithm of the daily roots', () => {
    const signing = statements.filter(({ Action }) => asArray(Action).includes('kms:Sign'));
    expect(signing).toEqual([
      expect.objectContaining({
        Action: 'kms:Sign',
        Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'RAW' } },
      }),
    ]);
    const told = houseFunctions.filter(
      ([, { Properties }]) => Properties.Environment.Variables.HISTORY_KEY_ARN,
    );
    expect(told.map(([, { Properties }]) => Properties.Description)).toEqual(['history-pages']);
    const keys = ofType(all, 'AWS::KMS::Key').filter(
      ([, { Properties }]) => Properties.KeyUsage === 'SIGN_VERIFY',
    );
    expect(keys.map(([, { Properties }]) => Properties.KeySpec)).toEqual(['ECC_NIST_P256']);
  });

  it('let nobody who may text a phone publish to a topic', () => {
    const denied = roleStatements(templates.Workers!).filter(({ Effect }) => Effect === 'Deny');
    expect(denied).toEqual([expect.objectContaining({ Action: 'sns:Publish' })]);
  });
});

describe('functions', () => {
  it.each(functions)('%s ends within a minute and logs into a group that forgets', (_, { Properties }) => {
    expect(Properties.Timeout).toBeLessThanOrEqual(60);
    const logGroup = all[Properties.LoggingConfig.LogGroup.Ref]!;
    expect(logGroup.Properties.RetentionInDays).toBeGreaterThan(0);
  });

  it.each(houseFunctions)('%s runs Node 24 on arm64, untraced', (_, { Properties }) => {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(Properties.TracingConfig).toBeUndefined();
  });

  it('are told of the sealed table only where they may read it', () => {
    const told = houseFunctions
      .filter(([, { Properties }]) => Properties.Environment.Variables.SEALED_TABLE)
      .map(([, { Properties }]) => Properties.Description);
    const expected = capabilities.filter(({ needs }) => needs.sealed).map(({ name }) => `${name}-api`);
    // The seed of a draw is sealed until it is revealed, and so is who was drawn.
    const workers = [
      'evaluation-results-worker',
      'notification-sender',
      'satisfaction-worker',
      'spot-checks-worker',
    ];
    expect(told.toSorted()).toEqual([...expected, ...workers].toSorted());
  });

  it('wait six times their time-out before a message is seen again', () => {
    for (const [, { Properties }] of ofType(all, 'AWS::Lambda::EventSourceMapping')) {
      if (Properties.StartingPosition) continue;
      const timeout = all[Properties.FunctionName.Ref]!.Properties.Timeout;
      const queue = workQueues.find(([id]) => mentions(Properties.EventSourceArn, id))!;
      expect(queue[1].Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });
});

describe('state', () => {
  const stateful = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket'];

  it.each(stateful)('%s outlives its stack', (type) => {
    const resources = ofType(all, type);
    expect(resources.length).toBeGreaterThan(1);
    for (const [, resource] of resources) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('lies in the data stack alone', () => {
    const elsewhere = stacks
      .filter(([name]) => name !== 'Data')
      .flatMap(([, resources]) => Object.values(resources));
    expect(elsewhere.filter(({ Type }) => stateful.includes(Type))).toEqual([]);
  });

  it('can be restored to any second of the last 35 days', () => {
    for (const [, { Properties }] of ofType(all, 'AWS::DynamoDB::Table')) {
      expect(Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
      expect(Properties.DeletionProtectionEnabled).toBe(true);
    }
  });
});

describe('the API', () => {
  it('has exactly the routes of the route tables, and one for everything else', () => {
    const declared = capabilities.flatMap(({ routes }) => Object.values(routes));
    const keys = declared.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
    const inTemplate = ofType(all, 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties.RouteKey,
    );
    expect(inTemplate.toSorted()).toEqual([...keys, '$default'].toSorted());
  });

  it('asks for a login exactly where the route table does', () => {
    const guarded = ofType(all, 'AWS::ApiGatewayV2::Route').filter(
      ([, { Properties }]) => Properties.AuthorizationType === 'JWT',
    );
    const required = capabilities
      .flatMap(({ routes }) => Object.values(routes))
      .filter(({ auth }) => auth === 'required')
      .map(({ method, path }) => `${method} ${path}`);
    expect(guarded.map(([, { Properties }]) => Properties.RouteKey).toSorted()).toEqual(required.toSorted());
    for (const [, { Properties }] of guarded) expect(Properties.AuthorizerId).toBeDefined();
  });

  it('has one integration and one permission a capability', () => {
    const integrations = ofType(all, 'AWS::ApiGatewayV2::Integration');
    expect(integrations).toHaveLength(capabilities.length);
    for (const [, { Properties }] of integrations) {
      expect(Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    }
    expect(ofType(templates.Api!, 'AWS::Lambda::Permission')).toHaveLength(capabilities.length);
  });

  it.each(Object.keys(capabilityGroups).filter((group) => capabilityGroups[group]!.length > 0))(
    'has the routes of %s in a stack that holds nothing else',
    (group) => {
      const declared = capabilityGroups[group]!.flatMap(({ routes }) => Object.keys(routes));
      const resources = Object.values(templates[`${group}Routes`]!);
      expect(resources.map(({ Type }) => Type)).toEqual(declared.map(() => 'AWS::ApiGatewayV2::Route'));
    },
  );

  it('has no more routes than the quota that the README has a deployer ask for', () => {
    const routes = ofType(all, 'AWS::ApiGatewayV2::Route');
    const apis = ofType(all, 'AWS::ApiGatewayV2::Api');
    expect(apis).toHaveLength(1);
    expect(routes.length).toBeLessThanOrEqual(ROUTES_PER_API);
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const command = /request-service-quota-increase .*--quota-code L-65B5C802 --desired-value (\d+)/;
    expect(command.exec(readme)?.[1]).toBe(String(ROUTES_PER_API));
  });

  it('logs neither paths nor query strings, and limits its callers', () => {
    const stage = ofType(all, 'AWS::ApiGatewayV2::Stage')[0]![1];
    expect(stage.Properties.AccessLogSettings.Format).not.toMatch(
      /path|query|sourceIp|context\.authorizer\.claims/i,
    );
    expect(stage.Properties.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
  });
});

describe('the cloud assembly', () => {
  it.each(stacks)('stack %s stays far from the limit of 500 resources', (_, resources) => {
    expect(Object.keys(resources).length).toBeLessThanOrEqual(RESOURCES_PER_STACK);
  });

  it.each([new AwsSolutionsChecks(app), new ServerlessChecks(app)])('passes the $name rules', (pack) => {
    expect(pack.validateScope(app).violations).toEqual([]);
  });

  it('gives a reason for every rule it sets aside', () => {
    const accepted = app.node
      .findAll()
      .flatMap((construct) => construct.node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data as Record<string, string>));
    expect(accepted.length).toBeGreaterThan(10);
    for (const reason of accepted) expect(reason).toMatch(/\w+ \w+ \w+.*\.$/);
  });
});
