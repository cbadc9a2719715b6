import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from './service.ts';

/** Serves services by prefix on a free port, as the internal server does, for tests with real SDK clients. */
export async function serve(...services: Service[]): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const service = services.find((s) => req.url?.startsWith(s.prefix));
      if (service === undefined) return void res.writeHead(404).end();
      service
        .handle(req, res, Buffer.concat(chunks))
        .catch((error: unknown) => res.writeHead(500).end(String(error)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Client configuration for a service under its prefix. */
export function clientConfig(baseUrl: string, prefix: string) {
  return {
    endpoint: `${baseUrl}${prefix}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
}
