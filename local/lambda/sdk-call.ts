import type { RequestOptions } from 'node:http';

export interface SdkCall {
  /** `dynamodb`, or the path prefix of the service on the internal server. */
  readonly service: string;
  readonly operation: string;
}

const WRITES: ReadonlySet<string> = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

/** Names an SDK call by its `X-Amz-Target`, or by HTTP method where the protocol has none. */
export function describeCall({ headers, path, method }: RequestOptions): SdkCall {
  const target = header(headers, 'x-amz-target');
  if (target?.startsWith('DynamoDB')) {
    return { service: 'dynamodb', operation: target.split('.')[1] ?? '' };
  }
  const service = (path ?? '/').split(/[/?]/)[1] ?? '';
  return { service, operation: target?.split('.')[1] ?? method ?? 'GET' };
}

export function isTableWrite({ service, operation }: SdkCall): boolean {
  return service === 'dynamodb' && WRITES.has(operation);
}

function header(headers: RequestOptions['headers'], name: string): string | undefined {
  if (headers === undefined) return undefined;
  const entries: [string, unknown][] = Array.isArray(headers) ? [] : Object.entries(headers);
  const value = entries.find(([key]) => key.toLowerCase() === name)?.[1];
  return value === undefined ? undefined : String(value);
}
