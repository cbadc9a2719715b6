import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type FixtureStack, writeAssembly } from '../test-fixtures/assembly.ts';
import { resolveApp } from './resolve-app.ts';
import type { ResolvedApp } from './resolved-app.ts';
import { readAssembly } from './template.ts';

const dir = mkdtempSync(join(tmpdir(), 'voucher-assembly-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const place = {
  region: 'ap-southeast-1',
  account: '000000000000',
  partition: 'aws',
  internalUrl: 'http://127.0.0.1:5000',
  publicUrl: 'http://127.0.0.1:8787',
};

let assemblies = 0;
function resolve(stacks: readonly FixtureStack[], parameters: Record<string, string> = {}): ResolvedApp {
  const assembly = writeAssembly(join(dir, String((assemblies += 1))), stacks, {
    relay: 'export const handler = 1;',
  });
  return resolveApp(readAssembly(assembly), place, parameters);
}

const data: FixtureStack = {
  name: 'Data',
  template: {
    Resources: {
      Platform: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
          TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        },
      },
      SealedKey: { Type: 'AWS::KMS::Key', Properties: {} },
      MacKey: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' } },
      Alias: {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: 'alias/mac', TargetKeyId: { 'Fn::GetAtt': ['MacKey', 'Arn'] } },
      },
      Materials: {
        Type: 'AWS::S3::Bucket',
        Properties: { VersioningConfiguration: { Status: 'Enabled' } },
      },
    },
    Outputs: {
      Stream: { Value: { 'Fn::GetAtt': ['Platform', 'StreamArn'] }, Export: { Name: 'Data:Stream' } },
      Table: { Value: { Ref: 'Platform' } },
    },
  },
};

const workers: FixtureStack = {
  name: 'Workers',
  template: {
    Parameters: { GatewayUrl: { Type: 'String', Default: 'http://default.invalid' } },
    Conditions: { InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] } },
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
      Relay: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: 'assets', S3Key: 'relay.zip' },
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Timeout: 30,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] } },
          Environment: {
            Variables: {
              POWERTOOLS_SERVICE_NAME: 'relay-stream',
              GATEWAY: { Ref: 'GatewayUrl' },
              QUEUE: { Ref: 'Dead' },
              ROLE: { 'Fn::GetAtt': ['Role', 'Arn'] },
            },
          },
        },
      },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: { Ref: 'Relay' },
          EventSourceArn: { 'Fn::ImportValue': 'Data:Stream' },
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
          MaximumRetryAttempts: 10,
        },
      },
      Dead: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } },
      Work: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 180,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
        },
      },
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'voucher' } },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: { 'Fn::GetAtt': ['Bus', 'Arn'] },
          EventPattern: { source: ['voucher.platform'] },
          Targets: [{ Id: 'T0', Arn: { 'Fn::GetAtt': ['Work', 'Arn'] } }],
        },
      },
      Daily: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'cron(5 0 * * ? *)',
          ScheduleExpressionTimezone: 'Asia/Shanghai',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: { 'Fn::GetAtt': ['Relay', 'Arn'] },
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Input: '{}',
          },
        },
      },
      OnlyInChina: { Type: 'AWS::SQS::Queue', Condition: 'InChina', Properties: {} },
    },
  },
};

const api: FixtureStack = {
  name: 'Api',
  template: {
    Resources: {
      Http: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Name: 'api' } },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: {
          ApiId: { Ref: 'Http' },
          StageName: '$default',
          DefaultRouteSettings: { ThrottlingRateLimit: 9 },
        },
      },
      Jwt: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'Http' },
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: { Issuer: 'http://issuer', Audience: ['aud'] },
        },
      },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Http' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: {
            'Fn::Join': [
              '',
              ['arn:aws:apigateway:r:lambda:path/2015-03-31/functions/', 'arn:fn', '/invocations'],
            ],
          },
          PayloadFormatVersion: '2.0',
        },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Http' },
          RouteKey: 'GET /cases/{id}',
          AuthorizationType: 'JWT',
          AuthorizerId: { Ref: 'Jwt' },
          Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
        },
      },
    },
    Outputs: { Url: { Value: { 'Fn::GetAtt': ['Http', 'ApiEndpoint'] } } },
  },
};

describe('resolveApp', () => {
  it('resolves functions with environment, parameters and references between stacks', () => {
    const app = resolve([data, workers], { GatewayUrl: 'http://override' });
    expect(app.functions).toMatchObject([
      {
        name: 'Workers-Relay',
        service: 'relay-stream',
        arn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:Workers-Relay',
        timeoutSeconds: 30,
        asyncMaxRetries: 2,
        asyncFailureArn: 'arn:aws:sqs:ap-southeast-1:000000000000:Workers-Dead',
        environment: {
          GATEWAY: 'http://override',
          QUEUE: 'http://127.0.0.1:5000/sqs/000000000000/Workers-Dead',
          ROLE: 'arn:aws:iam::000000000000:role/Workers-Role',
        },
      },
    ]);
    expect(app.eventSources).toMatchObject([
      {
        kind: 'stream',
        functionArn: app.functions[0]?.arn,
        sourceArn: app.tables[0]?.streamArn,
        batchSize: 100,
        bisectOnError: true,
        reportBatchItemFailures: true,
        maxRetries: 10,
        filters: [{ eventName: ['INSERT'] }],
      },
    ]);
    expect(app.outputs).toMatchObject({ 'Data.Table': 'Data-Platform' });
  });

  it('resolves queues, buses, rules and schedules, without those whose condition is false', () => {
    const app = resolve([data, workers]);
    expect(app.queues.map(({ name }) => name)).toEqual(['Workers-Dead', 'Workers-Work']);
    expect(app.queues[1]).toMatchObject({
      visibilityTimeoutSeconds: 180,
      redrive: { deadLetterArn: app.queues[0]?.arn, maxReceiveCount: 5 },
    });
    expect(app.rules).toMatchObject([
      { busName: 'voucher', enabled: true, targets: [{ id: 'T0', arn: app.queues[1]?.arn }] },
    ]);
    expect(app.schedules).toMatchObject([
      {
        groupName: 'default',
        timezone: 'Asia/Shanghai',
        target: { arn: app.functions[0]?.arn, input: '{}' },
      },
    ]);
  });

  it('resolves tables, keys and buckets', () => {
    const app = resolve([data]);
    expect(app.tables).toMatchObject([
      {
        name: 'Data-Platform',
        ttlAttribute: 'ttl',
        createInput: { BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamEnabled: true } },
      },
    ]);
    expect(app.keys.map(({ spec, aliases }) => [spec, aliases])).toEqual([
      ['SYMMETRIC_DEFAULT', []],
      ['HMAC_256', ['alias/mac']],
    ]);
    expect(app.buckets).toMatchObject([{ name: 'data-materials', versioned: true, eventBridge: false }]);
  });

  it('resolves an HTTP API', () => {
    const app = resolve([api]);
    expect(app.httpApis).toMatchObject([
      {
        throttle: { rate: 9, burst: 9 },
        routes: [
          {
            routeKey: 'GET /cases/{id}',
            functionArn: 'arn:fn',
            timeoutMs: 30_000,
            authorizer: { issuer: 'http://issuer', audience: ['aud'], scopes: [] },
          },
        ],
      },
    ]);
    expect(app.outputs).toEqual({ 'Api.Url': 'http://127.0.0.1:8787' });
  });

  const one = (Type: string, Properties: Record<string, unknown> = {}): FixtureStack[] => [
    { name: 'S', template: { Resources: { Odd: { Type, Properties } } } },
  ];

  it.each([
    ['an unknown type', one('AWS::Lambda::Url'), 'S/Odd: AWS::Lambda::Url has no local counterpart'],
    [
      'an unknown custom call',
      one('Custom::AWS', { Create: '{"service":"EC2","action":"runInstances"}' }),
      'EC2.runInstances',
    ],
    [
      'a rule on a schedule',
      one('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)' }),
      'EventBridge Scheduler',
    ],
    [
      'a missing reference',
      one('AWS::SQS::Queue', { QueueName: { Ref: 'Nobody' } }),
      'nothing is called Nobody',
    ],
    [
      'a missing export',
      one('AWS::SQS::Queue', { QueueName: { 'Fn::ImportValue': 'x' } }),
      'no stack exports x',
    ],
    ['a bad property', one('AWS::SQS::Queue', { VisibilityTimeout: 'long' }), 'S/Odd (AWS::SQS::Queue)'],
  ])('refuses %s', (_what, stacks, message) => {
    expect(() => resolve(stacks)).toThrow(message);
  });

  it('refuses a parameter that no stack declares', () => {
    expect(() => resolve([workers, data], { GatewayUrI: 'x' })).toThrow('GatewayUrI');
  });

  it('leaves the SMS attributes of the account alone, with the function that would set them', () => {
    const create = JSON.stringify({ service: 'SNS', action: 'setSMSAttributes' });
    const provider = { 'Fn::GetAtt': ['Relay', 'Arn'] };
    const { Resources } = workers.template as { Resources: Record<string, unknown> };
    const app = resolve([
      {
        name: 'Sms',
        template: {
          Parameters: workers.template['Parameters'],
          Resources: {
            Role: Resources['Role'],
            Dead: Resources['Dead'],
            Relay: Resources['Relay'],
            Attributes: { Type: 'Custom::AWS', Properties: { ServiceToken: provider, Create: create } },
          },
        },
      },
    ]);
    expect(app.functions).toEqual([]);
  });
});
