import * as z from 'zod';
import type { EvaluatedResource } from '../evaluated-app.ts';
import type { ResolvedBucket, ResolvedKey, ResolvedTable } from '../resolved-app.ts';
import { attribute, flag, read } from './properties.ts';

const keySchema = z.array(z.looseObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const indexSchema = z.looseObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.looseObject({
    ProjectionType: z.string(),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const tableSchema = z.looseObject({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.looseObject({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  LocalSecondaryIndexes: z.array(indexSchema).optional(),
  StreamSpecification: z.looseObject({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.looseObject({ AttributeName: z.string(), Enabled: flag }).optional(),
});

/** A table as the CreateTable call that makes it; always on demand, as capacity is not simulated. */
export function resolveTable(resource: EvaluatedResource): ResolvedTable {
  const properties = read(resource, tableSchema);
  const stream = properties.StreamSpecification;
  const ttl = properties.TimeToLiveSpecification;
  return {
    name: resource.ref,
    arn: attribute(resource, 'Arn'),
    ...(stream === undefined ? {} : { streamArn: attribute(resource, 'StreamArn') }),
    ...(ttl?.Enabled === true ? { ttlAttribute: ttl.AttributeName } : {}),
    createInput: {
      TableName: resource.ref,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      ...(properties.GlobalSecondaryIndexes === undefined
        ? {}
        : { GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes.map(indexInput) }),
      ...(properties.LocalSecondaryIndexes === undefined
        ? {}
        : { LocalSecondaryIndexes: properties.LocalSecondaryIndexes.map(indexInput) }),
      ...(stream === undefined
        ? {}
        : { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
    },
  };
}

function indexInput({ IndexName, KeySchema, Projection }: z.output<typeof indexSchema>) {
  return { IndexName, KeySchema, Projection };
}

const bucketSchema = z.looseObject({
  VersioningConfiguration: z.looseObject({ Status: z.string() }).optional(),
  NotificationConfiguration: z
    .looseObject({ EventBridgeConfiguration: z.looseObject({}).optional() })
    .optional(),
  ObjectLockEnabled: flag.optional(),
  CorsConfiguration: z.unknown().optional(),
});

export function resolveBucket(resource: EvaluatedResource): ResolvedBucket {
  const properties = read(resource, bucketSchema);
  return {
    name: resource.ref,
    arn: attribute(resource, 'Arn'),
    versioned: properties.VersioningConfiguration?.Status === 'Enabled',
    objectLock: properties.ObjectLockEnabled === true,
    eventBridge: properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined,
    cors: properties.CorsConfiguration,
  };
}

const kmsKeySchema = z.looseObject({
  KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']).default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.string().default('ENCRYPT_DECRYPT'),
});
const aliasSchema = z.looseObject({ AliasName: z.string(), TargetKeyId: z.string() });

export function resolveKey(resource: EvaluatedResource, aliases: readonly EvaluatedResource[]): ResolvedKey {
  const properties = read(resource, kmsKeySchema);
  const arn = attribute(resource, 'Arn');
  return {
    id: resource.ref,
    arn,
    aliases: aliases
      .map((alias) => read(alias, aliasSchema))
      .filter((alias) => alias.TargetKeyId === arn || alias.TargetKeyId === resource.ref)
      .map((alias) => alias.AliasName),
    spec: properties.KeySpec,
    usage: properties.KeyUsage,
  };
}
