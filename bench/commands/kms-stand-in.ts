import { randomBytes, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface KmsStandIn {
  readonly url: string;
  stop(): void;
}

/** Bytes of a data key of 256 bits as KMS wraps it. */
const WRAPPED_BYTES = 184;

/** As much of KMS as functions call while they seal and hash; it answers at once. */
export async function startKms(): Promise<KmsStandIn> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { KeyId, Message = '' } = JSON.parse(Buffer.concat(chunks).toString());
    const wanted = String(request.headers['x-amz-target']).split('.').at(-1);
    const answer =
      wanted === 'GenerateMac'
        ? { KeyId, Mac: createHmac('sha256', 'bench').update(Message).digest('base64') }
        : {
            KeyId,
            Plaintext: randomBytes(32).toString('base64'),
            CiphertextBlob: randomBytes(WRAPPED_BYTES).toString('base64'),
          };
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
