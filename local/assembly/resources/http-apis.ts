import * as z from 'zod';
import type { EvaluatedResource } from '../evaluated-app.ts';
import type { ResolvedHttpApi, ResolvedJwtAuthorizer, ResolvedRoute } from '../resolved-app.ts';
import { number, read } from './properties.ts';

const apiSchema = z.looseObject({
  ProtocolType: z.literal('HTTP'),
  Name: z.string().default(''),
  Body: z.undefined({ error: 'an API imported from OpenAPI cannot be served locally' }).optional(),
  CorsConfiguration: z.undefined({ error: 'CORS of the gateway is not served locally' }).optional(),
});

const integrationSchema = z.looseObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: number.default(30_000),
});

const routeSchema = z.looseObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});

const authorizerSchema = z.looseObject({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.array(z.string()).min(1),
  JwtConfiguration: z.looseObject({ Issuer: z.string(), Audience: z.array(z.string()) }),
});

const stageSchema = z.looseObject({
  ApiId: z.string(),
  StageName: z.literal('$default', { error: 'only the $default stage is served locally' }),
  DefaultRouteSettings: z
    .looseObject({ ThrottlingRateLimit: number.optional(), ThrottlingBurstLimit: number.optional() })
    .optional(),
});

export interface HttpApiParts {
  readonly routes: readonly EvaluatedResource[];
  readonly integrations: readonly EvaluatedResource[];
  readonly authorizers: readonly EvaluatedResource[];
  readonly stages: readonly EvaluatedResource[];
}

/** An HTTP API with its routes; anything the local gateway would serve otherwise than API Gateway is refused. */
export function resolveHttpApi(api: EvaluatedResource, parts: HttpApiParts): ResolvedHttpApi {
  const { Name } = read(api, apiSchema);
  const stage = parts.stages.map((s) => read(s, stageSchema)).find((s) => s.ApiId === api.ref);
  const settings = stage?.DefaultRouteSettings;
  const rate = settings?.ThrottlingRateLimit;
  return {
    id: api.ref,
    name: Name,
    routes: parts.routes
      .filter((route) => read(route, routeSchema).ApiId === api.ref)
      .map((route) => resolveRoute(route, parts)),
    ...(rate === undefined ? {} : { throttle: { rate, burst: settings?.ThrottlingBurstLimit ?? rate } }),
  };
}

function resolveRoute(resource: EvaluatedResource, parts: HttpApiParts): ResolvedRoute {
  const route = read(resource, routeSchema);
  const integration = parts.integrations.find(
    (candidate) => route.Target === `integrations/${candidate.ref}`,
  );
  if (integration === undefined) throw new Error(`${route.RouteKey}: no integration ${route.Target}`);
  const { IntegrationUri, TimeoutInMillis } = read(integration, integrationSchema);
  const authorizer = route.AuthorizationType === 'JWT' ? resolveAuthorizer(route, parts) : undefined;
  return {
    routeKey: route.RouteKey,
    functionArn: functionArnOf(IntegrationUri),
    timeoutMs: TimeoutInMillis,
    ...(authorizer === undefined ? {} : { authorizer }),
  };
}

function resolveAuthorizer(route: z.output<typeof routeSchema>, parts: HttpApiParts): ResolvedJwtAuthorizer {
  const resource = parts.authorizers.find((candidate) => candidate.ref === route.AuthorizerId);
  if (resource === undefined) throw new Error(`${route.RouteKey}: no authorizer ${route.AuthorizerId ?? ''}`);
  const { JwtConfiguration, IdentitySource } = read(resource, authorizerSchema);
  return {
    issuer: JwtConfiguration.Issuer,
    audience: JwtConfiguration.Audience,
    identitySource: IdentitySource[0] ?? '',
    scopes: route.AuthorizationScopes,
  };
}

/** An integration names its function by ARN, bare or inside `…:lambda:path/2015-03-31/functions/<arn>/invocations`. */
function functionArnOf(uri: string): string {
  return /functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
