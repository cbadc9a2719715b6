import { type LocalHandler, urlOf } from '../../pages/local-handler.ts';
import type { DynamoDbApi } from './dynamodb-api.ts';

interface ExportOptions {
  readonly api: DynamoDbApi;
  readonly table: string;
  /** Resolves when nothing is in flight: what is read then is of one moment. */
  readonly quiesce: () => Promise<void>;
}

/** `GET /local/export`: the platform's table as an export to S3 has it, one `{"Item":…}` a line in DynamoDB JSON. */
export function createExportEndpoint({ api, table, quiesce }: ExportOptions): LocalHandler {
  return async (req, res) => {
    if (req.method !== 'GET' || urlOf(req).pathname !== '/local/export') return false;
    await quiesce();
    res.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    let start: unknown;
    do {
      const page = await api.call('DynamoDB_20120810.Scan', {
        TableName: table,
        ConsistentRead: true,
        ...(start !== undefined && { ExclusiveStartKey: start }),
      });
      for (const item of (page['Items'] ?? []) as readonly unknown[])
        res.write(`${JSON.stringify({ Item: item })}\n`);
      start = page['LastEvaluatedKey'];
    } while (start !== undefined);
    res.end();
    return true;
  };
}
