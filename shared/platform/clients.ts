import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '../store/table.ts';

/** The tables by their names from the function's environment; endpoints and region come from the SDK's own variables. */
export function connectTables(names: Omit<Tables, 'client'>): Tables {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, ...names };
}
