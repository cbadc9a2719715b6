import type { ServerResponse } from 'node:http';
import * as z from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const structuredSchema = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * Writes what a function returned, as format 2.0 reads it: with a `statusCode` it is a response, without one it is the
 * body of a 200. Returns false, having written nothing, when the gateway would not understand it.
 */
export function writeResult(res: ServerResponse, result: unknown): boolean {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(typeof result === 'string' ? result : JSON.stringify(result));
    return true;
  }
  const parsed = structuredSchema.safeParse(result);
  if (!parsed.success) return false;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  res.setHeader('content-type', 'text/plain;charset=UTF-8');
  for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, String(value));
  if (cookies !== undefined && cookies !== null && cookies.length > 0) res.setHeader('set-cookie', cookies);
  res.writeHead(statusCode);
  res.end(Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'));
  return true;
}

/** An answer of the gateway itself, `{"message":"Unauthorized"}` and the like. */
export function writeMessage(
  res: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ message }));
}
