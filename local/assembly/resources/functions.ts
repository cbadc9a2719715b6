import * as z from 'zod';
import type { EvaluatedResource } from '../evaluated-app.ts';
import type { ResolvedEventSource, ResolvedFunction } from '../resolved-app.ts';
import { attribute, flag, number, read } from './properties.ts';

const functionSchema = z.looseObject({
  Code: z.looseObject({ S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string(),
  Timeout: number.default(3),
  MemorySize: number.default(128),
  Environment: z.looseObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  LoggingConfig: z.looseObject({ LogGroup: z.string().optional() }).optional(),
  ReservedConcurrentExecutions: number.optional(),
  DeadLetterConfig: z.looseObject({ TargetArn: z.string() }).optional(),
});

const invokeConfigSchema = z.looseObject({
  FunctionName: z.string(),
  MaximumRetryAttempts: number.optional(),
  DestinationConfig: z
    .looseObject({ OnFailure: z.looseObject({ Destination: z.string() }).optional() })
    .optional(),
});

/** Two retries is what Lambda does with an asynchronous call of a function that says nothing about it. */
const DEFAULT_ASYNC_RETRIES = 2;

/** A function with its asset and, from the EventInvokeConfig, what becomes of a failed asynchronous call. */
export function resolveFunction(
  resource: EvaluatedResource,
  invokeConfigs: readonly EvaluatedResource[],
  assets: ReadonlyMap<string, string>,
): ResolvedFunction {
  const properties = read(resource, functionSchema);
  const assetDir = assets.get(properties.Code.S3Key);
  if (assetDir === undefined) throw new Error(`${resource.logicalId}: no asset ${properties.Code.S3Key}`);
  if (!properties.Runtime.startsWith('nodejs')) {
    throw new Error(`${resource.logicalId}: runtime ${properties.Runtime} cannot run locally`);
  }
  const config = invokeConfigs
    .map((candidate) => read(candidate, invokeConfigSchema))
    .find((candidate) => sameFunction(candidate.FunctionName, resource));
  const failureArn =
    config?.DestinationConfig?.OnFailure?.Destination ?? properties.DeadLetterConfig?.TargetArn ?? undefined;
  return {
    stack: resource.stack,
    logicalId: resource.logicalId,
    name: resource.ref,
    arn: attribute(resource, 'Arn'),
    service: properties.Environment?.Variables['POWERTOOLS_SERVICE_NAME'] ?? resource.ref,
    handler: properties.Handler,
    runtime: properties.Runtime,
    assetDir,
    timeoutSeconds: properties.Timeout,
    memoryMb: properties.MemorySize,
    environment: properties.Environment?.Variables ?? {},
    logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${resource.ref}`,
    asyncMaxRetries: config?.MaximumRetryAttempts ?? DEFAULT_ASYNC_RETRIES,
    ...(properties.ReservedConcurrentExecutions === undefined
      ? {}
      : { reservedConcurrency: properties.ReservedConcurrentExecutions }),
    ...(failureArn === undefined ? {} : { asyncFailureArn: failureArn }),
  };
}

const eventSourceSchema = z.looseObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: flag.default(true),
  BatchSize: number.optional(),
  MaximumBatchingWindowInSeconds: number.default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.looseObject({ Filters: z.array(z.looseObject({ Pattern: z.string() })) }).optional(),
  BisectBatchOnFunctionError: flag.default(false),
  MaximumRetryAttempts: number.default(-1),
  MaximumRecordAgeInSeconds: number.default(-1),
  ParallelizationFactor: number.default(1),
  ScalingConfig: z.looseObject({ MaximumConcurrency: number.optional() }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('TRIM_HORIZON'),
  DestinationConfig: z
    .looseObject({ OnFailure: z.looseObject({ Destination: z.string() }).optional() })
    .optional(),
});

/** A mapping of a queue or a table stream to a function; undefined when it is disabled. */
export function resolveEventSource(
  resource: EvaluatedResource,
  functions: readonly EvaluatedResource[],
): ResolvedEventSource | undefined {
  const properties = read(resource, eventSourceSchema);
  if (!properties.Enabled) return undefined;
  const target = functions.find((candidate) => sameFunction(properties.FunctionName, candidate));
  if (target === undefined) throw new Error(`${resource.logicalId}: no function ${properties.FunctionName}`);
  const kind = sourceKind(properties.EventSourceArn);
  const onFailureArn = properties.DestinationConfig?.OnFailure?.Destination;
  const maxConcurrency = properties.ScalingConfig?.MaximumConcurrency;
  return {
    id: resource.ref,
    functionArn: attribute(target, 'Arn'),
    sourceArn: properties.EventSourceArn,
    kind,
    batchSize: properties.BatchSize ?? (kind === 'sqs' ? 10 : 100),
    batchWindowSeconds: properties.MaximumBatchingWindowInSeconds,
    reportBatchItemFailures: properties.FunctionResponseTypes.length > 0,
    filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }): unknown => JSON.parse(Pattern)),
    bisectOnError: properties.BisectBatchOnFunctionError,
    maxRetries: properties.MaximumRetryAttempts,
    maxRecordAgeSeconds: properties.MaximumRecordAgeInSeconds,
    parallelization: properties.ParallelizationFactor,
    startingPosition: properties.StartingPosition,
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(onFailureArn === undefined ? {} : { onFailureArn }),
  };
}

function sourceKind(sourceArn: string): ResolvedEventSource['kind'] {
  if (sourceArn.split(':')[2] === 'sqs') return 'sqs';
  if (sourceArn.split(':')[2] === 'dynamodb') return 'stream';
  throw new Error(`no event source locally for ${sourceArn}`);
}

function sameFunction(nameOrArn: string, resource: EvaluatedResource): boolean {
  return nameOrArn === resource.ref || nameOrArn === resource.attributes['Arn'];
}
