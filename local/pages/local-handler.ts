import type { IncomingMessage, ServerResponse } from 'node:http';

/** A part of the public server. Resolves with false, the request untouched, when the path is not its own. */
export type LocalHandler = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

/** No script of another origin may read these pages; forms may go to this server and to a login's redirect. */
const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

export function sendHtml(res: ServerResponse, text: string, status = 200): true {
  res.writeHead(status, HTML_HEADERS).end(text);
  return true;
}

export function sendJson(res: ServerResponse, body: unknown, status = 200): true {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body, null, 2));
  return true;
}

export function redirect(res: ServerResponse, location: string): true {
  res.writeHead(303, { location }).end();
  return true;
}

/** Path and query of a request. */
export function urlOf(req: IncomingMessage): URL {
  return new URL(req.url ?? '/', 'http://local');
}

/** Longer bodies than this make no sense on these pages. */
const MAX_BYTES = 100_000;

export async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= MAX_BYTES) chunks.push(chunk);
  }
  return length > MAX_BYTES ? '' : Buffer.concat(chunks).toString('utf8');
}

/** The body as JSON; undefined when it is none. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await readText(req)) as unknown;
  } catch {
    return undefined;
  }
}
