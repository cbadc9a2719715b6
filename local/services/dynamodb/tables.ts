import * as z from 'zod';
import type { ResolvedTable } from '../../assembly/resolved-app.ts';
import { type DynamoDbApi, DynamoDbError } from './dynamodb-api.ts';

const descriptionSchema = z.looseObject({
  Table: z.looseObject({
    KeySchema: z.unknown(),
    GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).default([]),
    LatestStreamArn: z.string().optional(),
  }),
});
const indexNames = z.array(z.looseObject({ IndexName: z.string() })).default([]);

/**
 * Creates the tables that do not exist yet, and returns the ARN of each stream at the endpoint by table name. A table
 * on disk whose key or indexes are no longer those of the template is refused. Time to live is not switched on: the
 * engine would count it in real time, and DynamoDB itself promises no moment for it.
 */
export async function ensureTables(
  api: DynamoDbApi,
  tables: readonly ResolvedTable[],
): Promise<ReadonlyMap<string, string>> {
  const streams = new Map<string, string>();
  for (const table of tables) {
    const existing = (await describe(api, table.name)) ?? (await create(api, table));
    const wanted = indexNames.parse(table.createInput['GlobalSecondaryIndexes']);
    const sameKey = JSON.stringify(existing.KeySchema) === JSON.stringify(table.createInput['KeySchema']);
    if (!sameKey || names(wanted) !== names(existing.GlobalSecondaryIndexes)) {
      throw new Error(
        `The table ${table.name} on disk has another key or other indexes than the template. ` +
          'Start with another --dir, or delete the data directory.',
      );
    }
    if (table.streamArn !== undefined && existing.LatestStreamArn !== undefined) {
      streams.set(table.name, existing.LatestStreamArn);
    }
  }
  return streams;
}

async function describe(api: DynamoDbApi, TableName: string) {
  try {
    return descriptionSchema.parse(await api.call('DynamoDB_20120810.DescribeTable', { TableName })).Table;
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function create(api: DynamoDbApi, table: ResolvedTable) {
  await api.call('DynamoDB_20120810.CreateTable', table.createInput);
  const created = await describe(api, table.name);
  if (created === undefined) throw new Error(`the table ${table.name} was not created`);
  return created;
}

function names(indexes: readonly { readonly IndexName: string }[]): string {
  return indexes
    .map(({ IndexName }) => IndexName)
    .sort()
    .join();
}
