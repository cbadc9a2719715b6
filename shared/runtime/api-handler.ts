import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import type { Principal } from '../domain/identity/principal.ts';
import type { Role } from '../domain/identity/role.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import type { Context } from '../store/event-item.ts';
import { executeCommand } from '../store/execute.ts';
import { hashInput, type TextCipher } from '../store/idempotency.ts';
import type { Plan, Reply } from '../store/plan.ts';
import type { Tables } from '../store/table.ts';
import type { Log } from './log.ts';
import { parseInput, readIdempotencyKey, readIfMatch } from './request-input.ts';
import { answerProblems, logRequests } from './response.ts';
import type { Handlers, Request, Route, RouteTable } from './route.ts';

/** What every API function needs, whatever its capability. */
export interface ApiDeps {
  readonly tables: Tables;
  readonly log: Log;
  readonly cipher: TextCipher;
  /** The verified caller with the roles that hold now; undefined for an anonymous one. */
  authenticate(event: APIGatewayProxyEventV2, route: Route, now: string): Promise<Principal | undefined>;
  /** Version of the policy in force at an instant. */
  policyVersion(now: string): Promise<string>;
}

type LooseHandler<D> = (request: Request, deps: D) => Promise<Plan | Reply>;

/**
 * The handler of one capability's API function: finds the operation by API Gateway's route key, authenticates,
 * checks the role, parses, runs the use case and commits its plan; every error becomes a problem document.
 */
export function apiHandler<T extends RouteTable, D extends ApiDeps>(
  table: T,
  handlers: Handlers<T, D>,
  deps: D,
) {
  const byRouteKey = new Map(
    Object.entries(table).map(([id, route]) => [`${route.method} ${route.path}`, id]),
  );

  const handle = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const operation = byRouteKey.get(event.routeKey);
    const route = operation === undefined ? undefined : table[operation];
    if (operation === undefined || route === undefined) throw new ProblemError(refuse('NOT_FOUND'));
    const now = new Date().toISOString();
    const principal = await deps.authenticate(event, route, now);
    authorize(route, principal);
    const input = parseInput(route, event);
    // A read depends on no version: the header says nothing there.
    const ifMatch = route.method === 'GET' ? undefined : readIfMatch(event);
    const key = readIdempotencyKey(route, event);
    const request: Request = {
      ...input,
      principal,
      now,
      requestId: event.requestContext.requestId,
      sourceIp: event.requestContext.http.sourceIp,
      ...(ifMatch !== undefined && { ifMatch }),
    } as Request;
    // The table's own type ties each handler to its route; looked up by name, that tie is no longer visible.
    const handler = handlers[operation] as unknown as LooseHandler<D>;
    const decide = () => handler(request, deps);
    if (route.method === 'GET') return toResult(asReply(await decide()));
    const context = await contextOf(request, operation, route, deps);
    const idempotency =
      key === undefined
        ? undefined
        : {
            scope: `${principal?.id ?? `PUBLIC ${request.sourceIp}`}\n${operation}`,
            key,
            inputHash: hashInput(key, input),
            cipher: deps.cipher,
            now: request.now,
          };
    return toResult(
      await executeCommand(deps.tables, async () => asPlan(await decide()), context, idempotency),
    );
  };

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, LambdaContext>()
    .use(logRequests(deps.log, byRouteKey))
    .use(answerProblems(deps.log))
    .handler(handle);
}

function authorize(route: Route, principal: Principal | undefined): void {
  if (route.auth === 'required' && principal === undefined) throw new ProblemError(refuse('UNAUTHENTICATED'));
  if (route.roles.length === 0) return;
  const roles: readonly Role[] = principal?.roles ?? ['PUBLIC'];
  if (!route.roles.some((role) => roles.includes(role))) {
    const en = `This is for ${route.roles.join(', ')}`;
    throw new ProblemError(
      refuse('FORBIDDEN_ROLE', { detail: { zh: `此操作须由 ${route.roles.join('、')} 进行`, en } }),
    );
  }
}

async function contextOf(request: Request, operation: string, route: Route, deps: ApiDeps): Promise<Context> {
  const { principal } = request;
  return {
    actor: {
      id: principal?.id ?? 'PUBLIC',
      role: actingRole(route, principal),
      ...(principal?.uscc !== undefined && { uscc: principal.uscc }),
    },
    now: request.now,
    policyVersion: await deps.policyVersion(request.now),
    requestId: request.requestId,
    cause: `request ${operation}`,
  };
}

/** Of several roles, the one that the operation is open to. */
function actingRole(route: Route, principal: Principal | undefined): Role {
  const roles = principal?.roles ?? [];
  return roles.find((role) => route.roles.includes(role)) ?? roles[0] ?? 'PUBLIC';
}

const asPlan = (result: Plan | Reply): Plan =>
  'changes' in result ? result : { changes: [], response: result };

function asReply(result: Plan | Reply): Reply {
  if ('changes' in result) throw new TypeError('a GET changes nothing');
  return result;
}

function toResult({ status, body, headers }: Reply): APIGatewayProxyStructuredResultV2 {
  // API Gateway turns it back into bytes.
  if (body instanceof Uint8Array) {
    const base64 = Buffer.from(body).toString('base64');
    return { statusCode: status, headers: { ...headers }, body: base64, isBase64Encoded: true };
  }
  if (typeof body === 'string') return { statusCode: status, headers: { ...headers }, body };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}
