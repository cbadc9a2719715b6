import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { metricFaults } from '../../support/metric-faults.ts';
import type { World } from '../world.ts';

/** The metrics of every agency are what its objects give, however their events came. */
export async function metricsFaults({ stack }: World): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stack.dynamodbUrl,
      region: stack.app.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  const faults = await metricFaults({ client, platform: stack.environment['PLATFORM_TABLE'] ?? '' });
  client.destroy();
  return faults;
}
