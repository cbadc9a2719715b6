import * as z from 'zod';
import type { EvaluatedResource } from '../evaluated-app.ts';
import type {
  ResolvedBus,
  ResolvedQueue,
  ResolvedRule,
  ResolvedSchedule,
  ResolvedTarget,
  ResolvedTopic,
} from '../resolved-app.ts';
import { attribute, flag, number, read } from './properties.ts';

const redriveSchema = z.looseObject({ deadLetterTargetArn: z.string(), maxReceiveCount: number });

const queueSchema = z.looseObject({
  FifoQueue: flag.default(false),
  VisibilityTimeout: number.default(30),
  DelaySeconds: number.default(0),
  MessageRetentionPeriod: number.default(345_600),
  RedrivePolicy: redriveSchema.optional(),
});

/** A queue with the service's defaults: 30 s of visibility timeout, four days of retention. */
export function resolveQueue(resource: EvaluatedResource): ResolvedQueue {
  const properties = read(resource, queueSchema);
  const redrive = properties.RedrivePolicy;
  return {
    name: attribute(resource, 'QueueName'),
    arn: attribute(resource, 'Arn'),
    url: resource.ref,
    fifo: properties.FifoQueue,
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    retentionSeconds: properties.MessageRetentionPeriod,
    ...(redrive === undefined
      ? {}
      : {
          redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
        }),
  };
}

const deadLetterSchema = z.looseObject({ Arn: z.string().optional() }).optional();

export function resolveBus(resource: EvaluatedResource): ResolvedBus {
  const { DeadLetterConfig } = read(resource, z.looseObject({ DeadLetterConfig: deadLetterSchema }));
  return {
    name: resource.ref,
    arn: attribute(resource, 'Arn'),
    ...(DeadLetterConfig?.Arn === undefined ? {} : { deadLetterArn: DeadLetterConfig.Arn }),
  };
}

const retrySchema = z
  .looseObject({ MaximumRetryAttempts: number.optional(), MaximumEventAgeInSeconds: number.optional() })
  .optional();

const targetSchema = z.looseObject({
  Id: z.string(),
  Arn: z.string(),
  DeadLetterConfig: deadLetterSchema,
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .looseObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  RetryPolicy: retrySchema,
  SqsParameters: z.looseObject({ MessageGroupId: z.string() }).optional(),
});

const ruleSchema = z.looseObject({
  EventBusName: z.string().default('default'),
  State: z.string().default('ENABLED'),
  EventPattern: z.record(z.string(), z.unknown()),
  ScheduleExpression: z
    .undefined({
      error: 'schedules of rules are not run locally: use EventBridge Scheduler',
    })
    .optional(),
  Targets: z.array(targetSchema).default([]),
});

/** A rule of a bus, named by name or ARN. */
export function resolveRule(resource: EvaluatedResource): ResolvedRule {
  const properties = read(resource, ruleSchema);
  return {
    name: resource.ref,
    arn: attribute(resource, 'Arn'),
    busName: properties.EventBusName.split('/').at(-1) ?? properties.EventBusName,
    enabled: properties.State !== 'DISABLED',
    pattern: properties.EventPattern,
    targets: properties.Targets.map(resolveTarget),
  };
}

function resolveTarget(target: z.output<typeof targetSchema>): ResolvedTarget {
  const { InputTransformer: transformer } = target;
  return {
    id: target.Id,
    arn: target.Arn,
    ...(target.DeadLetterConfig?.Arn === undefined ? {} : { deadLetterArn: target.DeadLetterConfig.Arn }),
    ...(target.Input === undefined ? {} : { input: target.Input }),
    ...(target.InputPath === undefined ? {} : { inputPath: target.InputPath }),
    ...(transformer === undefined
      ? {}
      : { inputTransformer: { paths: transformer.InputPathsMap, template: transformer.InputTemplate } }),
    ...retry(target.RetryPolicy),
    ...(target.SqsParameters === undefined ? {} : { messageGroupId: target.SqsParameters.MessageGroupId }),
  };
}

function retry(policy: z.output<typeof retrySchema>): Pick<ResolvedTarget, 'maxRetries' | 'maxAgeSeconds'> {
  return {
    ...(policy?.MaximumRetryAttempts === undefined ? {} : { maxRetries: policy.MaximumRetryAttempts }),
    ...(policy?.MaximumEventAgeInSeconds === undefined
      ? {}
      : { maxAgeSeconds: policy.MaximumEventAgeInSeconds }),
  };
}

const scheduleSchema = z.looseObject({
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.string().default('ENABLED'),
  StartDate: z.string().optional(),
  EndDate: z.string().optional(),
  Target: z.looseObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    DeadLetterConfig: deadLetterSchema,
    RetryPolicy: retrySchema,
    SqsParameters: z.looseObject({ MessageGroupId: z.string() }).optional(),
  }),
});

/** A schedule of EventBridge Scheduler; its flexible window is taken as off, so that runs repeat exactly. */
export function resolveSchedule(resource: EvaluatedResource): ResolvedSchedule {
  const properties = read(resource, scheduleSchema);
  const { Target: target } = properties;
  return {
    name: resource.ref,
    groupName: properties.GroupName,
    arn: attribute(resource, 'Arn'),
    expression: properties.ScheduleExpression,
    timezone: properties.ScheduleExpressionTimezone,
    enabled: properties.State !== 'DISABLED',
    ...(properties.StartDate === undefined ? {} : { startDate: properties.StartDate }),
    ...(properties.EndDate === undefined ? {} : { endDate: properties.EndDate }),
    target: { ...resolveTarget({ Id: resource.ref, ...target }), roleArn: target.RoleArn },
  };
}

const topicSchema = z.looseObject({
  Subscription: z.array(z.looseObject({ Protocol: z.string(), Endpoint: z.string() })).default([]),
});
const subscriptionSchema = z.looseObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
});

export function resolveTopic(
  resource: EvaluatedResource,
  subscriptions: readonly EvaluatedResource[],
): ResolvedTopic {
  const separate = subscriptions
    .map((subscription) => read(subscription, subscriptionSchema))
    .filter((subscription) => subscription.TopicArn === resource.ref);
  return {
    name: attribute(resource, 'TopicName'),
    arn: resource.ref,
    subscriptions: [...read(resource, topicSchema).Subscription, ...separate].map(
      ({ Protocol, Endpoint }) => ({
        protocol: Protocol,
        endpoint: Endpoint,
      }),
    ),
  };
}
