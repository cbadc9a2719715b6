import { Agent, request } from 'node:http';

/** An error answer of the DynamoDB endpoint. */
export class DynamoDbError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'DynamoDbError';
    this.code = code;
  }
}

/** Calls of the DynamoDB protocol made by the runner itself (tables, streams), bare of the SDK. */
export interface DynamoDbApi {
  call(target: string, input: unknown): Promise<Record<string, unknown>>;
  close(): void;
}

export function createDynamoDbApi(url: string, region: string): DynamoDbApi {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const authorization = `AWS4-HMAC-SHA256 Credential=local/20260302/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`;
  return {
    call: (target, input) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': target,
          'x-amz-date': '20260302T010000Z',
          authorization,
        };
        const req = request(url, { method: 'POST', agent, headers }, (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('error', reject);
          res.on('end', () => {
            const answer: Record<string, unknown> = JSON.parse(
              Buffer.concat(chunks).toString('utf8') || '{}',
            );
            if (res.statusCode === 200) return resolve(answer);
            const code = String(answer['__type'] ?? res.statusCode).split('#');
            return reject(new DynamoDbError(code.at(-1) ?? '', String(answer['message'] ?? '')));
          });
        });
        req.on('error', reject);
        req.end(JSON.stringify(input));
      }),
    close: () => agent.destroy(),
  };
}
