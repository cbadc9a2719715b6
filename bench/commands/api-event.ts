import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';

export const ISSUER = 'https://login.example.invalid';

/** Claims as the authorizer hands them on. */
export type ClaimTexts = Readonly<Record<string, string>>;

export const officerClaims = (sub: string): ClaimTexts => ({
  iss: ISSUER,
  sub,
  subject_type: 'PERSON',
  assurance: 'HIGH',
  name: sub,
});

export const agencyClaims = (sub: string, uscc: string, orgName: string): ClaimTexts => ({
  iss: ISSUER,
  sub,
  subject_type: 'LEGAL_PERSON',
  assurance: 'HIGH',
  name: sub,
  uscc,
  org_name: orgName,
  agent_level: '0',
});

export interface ApiCall {
  /** `POST /tasks/{taskId}/claim` */
  readonly routeKey: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Absent for somebody without a login. */
  readonly claims?: ClaimTexts;
  readonly idempotencyKey?: string;
  readonly sourceIp?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let requests = 0;

/** A real event of API Gateway's payload format 2.0 for a call. */
export function apiEvent({
  routeKey,
  params = {},
  body,
  claims = {},
  idempotencyKey,
  sourceIp = '127.0.0.1',
  headers = {},
}: ApiCall): APIGatewayProxyEventV2WithJWTAuthorizer {
  const [method = 'GET', path = '/'] = routeKey.split(' ');
  const rawPath = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  requests += 1;
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...headers,
    },
    pathParameters: params,
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } },
      domainName: 'bench',
      domainPrefix: 'bench',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent: 'bench' },
      // As long as those of API Gateway, as every event of a commit carries it.
      requestId: `bench-${String(requests).padStart(10, '0')}`,
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

/** What the middleware reads of a Lambda context. */
export const lambdaContext = {
  awsRequestId: 'bench',
  functionName: 'bench',
  getRemainingTimeInMillis: () => 30_000,
} as Context;
