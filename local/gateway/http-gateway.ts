import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResolvedApp, ResolvedHttpApi, ResolvedRoute } from '../assembly/resolved-app.ts';
import type { LambdaLink } from '../services/links.ts';
import { JwtAuthorizer } from './jwt-authorizer.ts';
import { requestPayload } from './payload.ts';
import { readBody } from './read-body.ts';
import { writeMessage, writeResult } from './response.ts';
import { compileRoutes } from './route-table.ts';
import { tokenBucket } from './token-bucket.ts';

/** What an HTTP API takes at most. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface GatewayOptions {
  readonly app: Pick<ResolvedApp, 'account'>;
  readonly api: ResolvedHttpApi;
  readonly lambda: LambdaLink;
  /** Virtual epoch ms. */
  readonly now: () => number;
}

export type RequestHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** The front of an HTTP API: finds the route, checks the token, calls the function, and answers as API Gateway does. */
export function createHttpGateway({ app, api, lambda, now }: GatewayOptions): RequestHandler {
  const findRoute = compileRoutes(api.routes);
  const authorizer = new JwtAuthorizer(now);
  const admit = api.throttle === undefined ? () => true : tokenBucket(api.throttle);
  return async (req, res) => {
    const requestId = randomUUID();
    res.setHeader('apigw-requestid', requestId);
    const body = await readBody(req, MAX_BODY_BYTES);
    if (body === undefined) return writeMessage(res, 413, 'Request Entity Too Large');
    if (!admit()) return writeMessage(res, 429, 'Too Many Requests');
    const match = findRoute(req.method ?? 'GET', (req.url ?? '/').split('?')[0] ?? '/');
    if (match === undefined) return writeMessage(res, 404, 'Not Found');
    const authorization =
      match.route.authorizer === undefined
        ? undefined
        : await authorizer.authorize(
            match.route.authorizer,
            identity(req, match.route.authorizer.identitySource),
          );
    if (authorization?.ok === false) {
      const { status, challenge } = authorization;
      const message = status === 401 ? 'Unauthorized' : 'Forbidden';
      return writeMessage(res, status, message, { 'www-authenticate': challenge });
    }
    const payload = requestPayload(req, {
      apiId: api.id,
      accountId: app.account,
      requestId,
      nowMs: now(),
      body,
      match,
      ...(authorization === undefined ? {} : { jwt: authorization.jwt }),
    });
    await callFunction(lambda, match.route, payload, res);
  };
}

async function callFunction(
  lambda: LambdaLink,
  route: ResolvedRoute,
  payload: unknown,
  res: ServerResponse,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), route.timeoutMs);
  });
  try {
    const call = lambda.invoke(route.functionArn, payload).then((result) => ({ result }));
    const answer = await Promise.race([call, timeout]);
    if (answer === 'timeout') {
      writeMessage(res, 503, 'Service Unavailable');
      await call.catch(() => undefined);
    } else if (!writeResult(res, answer.result)) {
      writeMessage(res, 500, 'Internal Server Error');
    }
  } catch {
    writeMessage(res, 500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
}

/** The token's place, `$request.header.Authorization` or `$request.querystring.token`. */
function identity(req: IncomingMessage, source: string): string | undefined {
  const [, place, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === 'header') return req.headersDistinct[name.toLowerCase()]?.[0];
  const query = new URL(req.url ?? '/', 'http://local').searchParams;
  return query.get(name) ?? undefined;
}
