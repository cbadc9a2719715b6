import { type EvaluatedResource, evaluateApp } from './evaluated-app.ts';
import type { Place } from './identity.ts';
import type { ResolvedApp } from './resolved-app.ts';
import { resolveBucket, resolveKey, resolveTable } from './resources/data.ts';
import { resolveEventSource, resolveFunction } from './resources/functions.ts';
import { resolveHttpApi } from './resources/http-apis.ts';
import { resolveLogSubscription } from './resources/logs.ts';
import {
  resolveBus,
  resolveQueue,
  resolveRule,
  resolveSchedule,
  resolveTopic,
} from './resources/messaging.ts';
import type { Stack } from './template.ts';
import { unservedCustomCalls, unservedTypes } from './unserved-types.ts';

const servedTypes: ReadonlySet<string> = new Set([
  'AWS::Lambda::Function',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Stage',
  'AWS::SQS::Queue',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::Scheduler::Schedule',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  'AWS::SNS::Topic',
  'AWS::SNS::Subscription',
  'AWS::Logs::LogGroup',
  'AWS::Logs::SubscriptionFilter',
]);

/** Resolves a whole assembly; refuses, by name, a resource whose type has no local counterpart. */
export function resolveApp(
  stacks: readonly Stack[],
  place: Place,
  parameters: Readonly<Record<string, string>> = {},
): ResolvedApp {
  const { resources, outputs } = evaluateApp(stacks, place, parameters);
  const customProviders = new Set(resources.flatMap(customProvider));
  const of = (type: string): EvaluatedResource[] => resources.filter((resource) => resource.type === type);
  const assets = new Map(stacks.flatMap((stack) => [...stack.assets]));
  const functions = of('AWS::Lambda::Function').filter(
    (f) => !customProviders.has(f.attributes['Arn'] ?? ''),
  );
  const invokeConfigs = of('AWS::Lambda::EventInvokeConfig');
  const apiParts = {
    routes: of('AWS::ApiGatewayV2::Route'),
    integrations: of('AWS::ApiGatewayV2::Integration'),
    authorizers: of('AWS::ApiGatewayV2::Authorizer'),
    stages: of('AWS::ApiGatewayV2::Stage'),
  };
  return {
    region: place.region,
    account: place.account,
    partition: place.partition,
    internalUrl: place.internalUrl,
    functions: functions.map((resource) => resolveFunction(resource, invokeConfigs, assets)),
    httpApis: of('AWS::ApiGatewayV2::Api').map((api) => resolveHttpApi(api, apiParts)),
    eventSources: of('AWS::Lambda::EventSourceMapping').flatMap(
      (resource) => resolveEventSource(resource, functions) ?? [],
    ),
    queues: of('AWS::SQS::Queue').map(resolveQueue),
    buses: of('AWS::Events::EventBus').map(resolveBus),
    rules: of('AWS::Events::Rule').map(resolveRule),
    scheduleGroups: of('AWS::Scheduler::ScheduleGroup').map((group) => group.ref),
    schedules: of('AWS::Scheduler::Schedule').map(resolveSchedule),
    tables: of('AWS::DynamoDB::Table').map(resolveTable),
    buckets: of('AWS::S3::Bucket').map(resolveBucket),
    keys: of('AWS::KMS::Key').map((key) => resolveKey(key, of('AWS::KMS::Alias'))),
    topics: of('AWS::SNS::Topic').map((topic) => resolveTopic(topic, of('AWS::SNS::Subscription'))),
    logGroups: of('AWS::Logs::LogGroup').map((group) => group.ref),
    logSubscriptions: of('AWS::Logs::SubscriptionFilter').map(resolveLogSubscription),
    outputs,
  };
}

/** The function behind a custom resource that may be left alone; throws at any resource that may not. */
function customProvider(resource: EvaluatedResource): string[] {
  const { stack, logicalId, type, properties } = resource;
  if (servedTypes.has(type) || type in unservedTypes) return [];
  const call = type === 'Custom::AWS' ? customCall(properties) : undefined;
  if (call !== undefined && unservedCustomCalls.has(call)) return [String(properties['ServiceToken'])];
  throw new Error(
    `${stack}/${logicalId}: ${type}${call === undefined ? '' : ` (${call})`} has no local counterpart. ` +
      'Serve it in local/services, or list it in local/assembly/unserved-types.ts with the reason.',
  );
}

/** `SNS.setSMSAttributes` of an AwsCustomResource, whose calls are JSON inside a string. */
function customCall(properties: Readonly<Record<string, unknown>>): string | undefined {
  const text = properties['Create'] ?? properties['Update'];
  if (typeof text !== 'string') return undefined;
  const call: unknown = JSON.parse(text);
  if (typeof call !== 'object' || call === null) return undefined;
  return `${String(Reflect.get(call, 'service'))}.${String(Reflect.get(call, 'action'))}`;
}
