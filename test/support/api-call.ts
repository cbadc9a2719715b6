import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { Route, RouteTable } from '../../shared/runtime/route.ts';
import { newId } from '../../shared/store/new-id.ts';

export interface ApiCall {
  /** Nobody, unless told. */
  readonly as?: Principal | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly ifMatch?: number;
  /** A new idempotency key, unless told. */
  readonly key?: string;
}

export interface ApiAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came back
  readonly body: any;
  /** Of the problem, where it is one. */
  readonly code: string | undefined;
}

type ApiFunction = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** A request as API Gateway hands it to a function. */
function apiEvent({ method, path }: Route, call: ApiCall): APIGatewayProxyEventV2 {
  const { params, query, body, ifMatch, key = newId() } = call;
  return {
    routeKey: `${method} ${path}`,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    },
    pathParameters: params,
    queryStringParameters: query,
    rawQueryString: new URLSearchParams(query).toString(),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: { requestId: newId(), http: { sourceIp: '192.0.2.1', method } },
  } as unknown as APIGatewayProxyEventV2;
}

/** Calls operations of an API function; `logIn` is told who calls before each. */
export function apiCaller<T extends RouteTable>(
  routes: T,
  api: ApiFunction,
  logIn: (caller: Principal | undefined) => void,
) {
  return async (operation: keyof T, call: ApiCall = {}): Promise<ApiAnswer> => {
    const route = routes[operation];
    if (route === undefined) throw new RangeError(`no operation ${String(operation)}`);
    logIn(call.as);
    const result = await api(apiEvent(route, call), {} as Context);
    const headers = result.headers ?? {};
    const isPage = String(headers['content-type']).startsWith('text/html');
    const body = isPage ? result.body : JSON.parse(result.body ?? '{}');
    return { status: result.statusCode, headers, body, code: body.code };
  };
}
