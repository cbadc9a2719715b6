import type { ServerResponse } from 'node:http';

/** Error that each service answers when it throttles. */
const throttles: Readonly<Record<string, string>> = {
  dynamodb: 'ProvisionedThroughputExceededException',
  sqs: 'RequestThrottled',
  s3: 'SlowDown',
  sns: 'Throttling',
};

/** Services whose errors are XML. */
const xmlServices: ReadonlySet<string> = new Set(['s3', 'sns']);

/**
 * Answers a call that a fault redirected to `/fault/<action>/<service>/<operation>`, as the service itself would:
 * `throttle`, `error` or `conflict`.
 */
export function answerFault(path: string, body: Buffer, res: ServerResponse): void {
  const [, , action, service = '', operation = ''] = path.split('/');
  if (action === 'throttle') {
    const status = service === 's3' ? 503 : 400;
    return answer(
      res,
      service,
      status,
      throttles[service] ?? 'ThrottlingException',
      'Rate exceeded (injected)',
    );
  }
  if (action === 'conflict' && operation === 'TransactWriteItems') {
    const reasons = transactItems(body).map((_item, index) =>
      index === 0
        ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
        : { Code: 'None' },
    );
    return answer(res, service, 400, 'TransactionCanceledException', conflictMessage(reasons), {
      CancellationReasons: reasons,
    });
  }
  if (action === 'conflict') {
    return answer(res, service, 400, 'TransactionConflictException', 'Transaction is ongoing for the item');
  }
  return answer(res, service, 500, 'InternalServerError', 'Internal error (injected)');
}

function transactItems(body: Buffer): unknown[] {
  const input: unknown = JSON.parse(body.toString('utf8'));
  const items: unknown =
    typeof input === 'object' && input !== null ? Reflect.get(input, 'TransactItems') : [];
  return Array.isArray(items) ? items : [];
}

function conflictMessage(reasons: readonly { Code: string }[]): string {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
}

function answer(
  res: ServerResponse,
  service: string,
  status: number,
  code: string,
  message: string,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  if (xmlServices.has(service)) {
    const error = `<Code>${code}</Code><Message>${message}</Message>`;
    const xml =
      service === 's3' ? `<Error>${error}</Error>` : `<ErrorResponse><Error>${error}</Error></ErrorResponse>`;
    res.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
    return;
  }
  const namespace = service === 'dynamodb' ? 'com.amazonaws.dynamodb.v20120810#' : '';
  res
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code })
    .end(JSON.stringify({ __type: `${namespace}${code}`, message, Message: message, ...extra }));
}
