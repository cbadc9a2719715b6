import type { IncomingMessage } from 'node:http';
import type { JwtContext } from './jwt-authorizer.ts';
import { decode, type RouteMatch } from './route-table.ts';

export interface RequestFacts {
  readonly apiId: string;
  readonly accountId: string;
  readonly requestId: string;
  /** Virtual epoch ms. */
  readonly nowMs: number;
  readonly body: Buffer;
  readonly match: RouteMatch;
  readonly jwt?: JwtContext;
}

/**
 * The event of a proxy integration, payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs"): header
 * names in lower case, repeated values joined by commas, cookies apart, and a body that is neither text nor JSON in
 * base64.
 */
export function requestPayload(req: IncomingMessage, facts: RequestFacts): Record<string, unknown> {
  const [path = '/', rawQueryString = ''] = splitOnce(req.url ?? '/', '?');
  const { cookie, ...headers } = headersOf(req);
  const isBase64Encoded = facts.body.length > 0 && !isText(headers['content-type']);
  const { pathParameters, route } = facts.match;
  const host = headers['host'] ?? '';
  const queryStringParameters = queryOf(rawQueryString);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: decode(path),
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(';').map((part) => part.trim()) }),
    headers: { ...headers, ...forwarded(req) },
    ...(Object.keys(queryStringParameters).length === 0 ? {} : { queryStringParameters }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    requestContext: {
      accountId: facts.accountId,
      apiId: facts.apiId,
      ...(facts.jwt === undefined ? {} : { authorizer: { jwt: facts.jwt } }),
      domainName: host,
      domainPrefix: host.split('.')[0],
      http: {
        method: req.method,
        path: decode(path),
        protocol: `HTTP/${req.httpVersion}`,
        sourceIp: sourceIp(req),
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(facts.nowMs),
      timeEpoch: facts.nowMs,
    },
    ...(facts.body.length === 0 ? {} : { body: facts.body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function headersOf(req: IncomingMessage): Record<string, string> {
  const entries = Object.entries(req.headersDistinct).map(([name, values]) => [
    name,
    (values ?? []).join(name === 'cookie' ? '; ' : ','),
  ]);
  return Object.fromEntries(entries);
}

function forwarded(req: IncomingMessage): Record<string, string> {
  return {
    'x-forwarded-for': sourceIp(req),
    'x-forwarded-port': String(req.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

function sourceIp(req: IncomingMessage): string {
  return (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

function isText(contentType: string | undefined): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || type === 'application/json' || type.endsWith('+json');
}

function queryOf(rawQueryString: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = query[name];
    query[name] = before === undefined ? value : `${before},${value}`;
  }
  return query;
}

function splitOnce(text: string, separator: string): string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** `02/Mar/2026:01:00:00 +0000`. */
function commonLogTime(ms: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(ms).toUTCString()) ?? [];
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}:${time ?? ''} +0000`;
}
