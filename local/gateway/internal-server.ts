import { createServer, type Server } from 'node:http';
import { answerFault } from '../faults/fault-answers.ts';
import type { Service } from '../services/service.ts';
import { readBody } from './read-body.ts';

/** No object or batch that a laptop handles is longer. */
const MAX_BODY_BYTES = 256 * 1024 * 1024;

/**
 * The server that AWS clients talk to: one path prefix per service, and `/fault/…`, where calls end that an injected
 * fault turned away. `services` is read at each request, as they are made after the server has its port.
 */
export function createInternalServer(services: () => readonly Service[]): Server {
  const server = createServer((req, res) => {
    void (async () => {
      try {
        const body = (await readBody(req, MAX_BODY_BYTES)) ?? Buffer.alloc(0);
        const path = req.url ?? '/';
        if (path.startsWith('/fault/')) return answerFault(path, body, res);
        const service = services().find(({ prefix }) => path.startsWith(prefix));
        if (service !== undefined) return await service.handle(req, res, body);
        res.writeHead(404, { 'content-type': 'text/plain' }).end(`No AWS service is served at ${path}.`);
      } catch (error) {
        if (!res.headersSent) res.writeHead(500, { 'content-type': 'text/plain' });
        res.end(error instanceof Error ? error.message : String(error));
      }
    })();
  });
  // A connection that the server closes for idling may just be chosen for the next call.
  server.keepAliveTimeout = 0;
  return server;
}
