import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { writeAssembly } from './assembly.ts';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** Writes the assembly of the miniature in ./functions.ts: an API, a stream, a bus, two queues, a daily sweep. */
export function writeNoticeApp(directory: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(import.meta.resolve('./functions.ts'))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as nodeCreateRequire}from'node:module';const require=nodeCreateRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  const bundle = outputFiles[0]?.text ?? '';
  return writeAssembly(directory, [{ name: 'Mini', template: { Parameters, Resources } }], { mini: bundle });
}

const Parameters = { OidcIssuer: { Type: 'String', Default: 'http://issuer.invalid' } };

const fn = (service: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: 'mini.zip' },
    Handler: `index.${service}`,
    Runtime: 'nodejs24.x',
    Timeout: 10,
    MemorySize: 256,
    Role: arnOf('Role'),
    Environment: {
      Variables: {
        POWERTOOLS_SERVICE_NAME: service,
        PLATFORM_TABLE: { Ref: 'Table' },
        BUS_NAME: { Ref: 'Bus' },
        DEADLINE_QUEUE_ARN: arnOf('Deadlines'),
        SCHEDULE_ROLE_ARN: arnOf('Role'),
      },
    },
  },
});

const queue = () => ({
  Type: 'AWS::SQS::Queue',
  Properties: {
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 5 },
  },
});

const mapping = (service: string, source: unknown, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    FunctionName: { Ref: service },
    EventSourceArn: source,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...more,
  },
});

const route = (RouteKey: string, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: 'Http' },
    RouteKey,
    Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
    ...more,
  },
});

const Resources = {
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'mini' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'Bus' },
      EventPattern: { source: ['voucher.platform'], 'detail-type': ['NoticeOpened'] },
      Targets: [{ Id: 'T', Arn: arnOf('Notices') }],
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
  Notices: queue(),
  Deadlines: queue(),
  api: fn('api'),
  relay: fn('relay'),
  consume: fn('consume'),
  fire: fn('fire'),
  sweep: fn('sweep'),
  RelaySource: mapping(
    'relay',
    { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    {
      BisectBatchOnFunctionError: true,
      BatchSize: 10,
      MaximumRetryAttempts: 10,
      FilterCriteria: {
        Filters: [
          {
            Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"unrelayed":{"S":[{"exists":true}]}}}}',
          },
        ],
      },
    },
  ),
  ConsumeSource: mapping('consume', arnOf('Notices')),
  FireSource: mapping('fire', arnOf('Deadlines')),
  Daily: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      ScheduleExpression: 'cron(5 0 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: arnOf('sweep'), RoleArn: arnOf('Role'), Input: '{}' },
    },
  },
  Http: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Name: 'mini' } },
  Jwt: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'Http' },
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: { Ref: 'OidcIssuer' }, Audience: ['voucher-agencies'] },
    },
  },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Http' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arnOf('api'),
      PayloadFormatVersion: '2.0',
    },
  },
  Read: route('GET /notices/{id}'),
  Write: route('POST /notices/{id}', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Jwt' } }),
};
