import { createServer, type Server } from 'node:http';
import type { LocalHandler } from '../pages/local-handler.ts';
import type { RequestHandler } from './http-gateway.ts';
import { writeMessage } from './response.ts';

export interface PublicParts {
  /** Asked in turn; what none of them takes goes to the HTTP API. */
  readonly local: readonly LocalHandler[];
  readonly api: RequestHandler;
}

/** The server that people use: local pages, the login, and the HTTP API under every other path. */
export function createPublicServer(parts: () => PublicParts | undefined): Server {
  const server = createServer((req, res) => {
    void (async () => {
      try {
        const ready = parts();
        if (ready === undefined) return writeMessage(res, 503, 'Service Unavailable', { 'retry-after': '1' });
        for (const handle of ready.local) if (await handle(req, res)) return;
        await ready.api(req, res);
      } catch (error) {
        if (res.headersSent) res.destroy();
        else writeMessage(res, 500, error instanceof Error ? error.message : String(error));
      }
    })();
  });
  server.keepAliveTimeout = 0;
  return server;
}
