import * as z from 'zod';
import type { Capability } from '../infra/capability.ts';
import { PROBLEMS, type ProblemCode } from '../shared/domain/problems.ts';
import { PROBLEM_CONTENT_TYPE, ProblemDocument } from '../shared/runtime/problem-document.ts';
import type { InputSchema, Route } from '../shared/runtime/route.ts';

type Json = Record<string, unknown>;

/** Refusals that any operation may answer, by what it takes. */
function commonProblems(route: Route): ProblemCode[] {
  return [
    'INTERNAL',
    'UNAVAILABLE',
    ...(route.auth === 'none' ? [] : (['UNAUTHENTICATED'] as const)),
    ...(route.roles.length > 0 ? (['FORBIDDEN_ROLE'] as const) : []),
    ...((route.params ?? route.query ?? route.body) ? (['VALIDATION_FAILED'] as const) : []),
    ...(route.body ? (['MALFORMED_REQUEST', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    ...(needsKey(route)
      ? (['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'] as const)
      : []),
    ...(route.method === 'GET' ? [] : (['BUSY', 'MALFORMED_REQUEST'] as const)),
  ];
}

const needsKey = (route: Route) => route.method === 'POST' && route.idempotencyKey !== 'not-needed';

/** The OpenAPI 3.1 document of all capabilities, made from their route tables. */
export function openApiDocument(capabilities: readonly Capability[]): Json {
  const paths: Record<string, Json> = {};
  for (const { name, routes } of capabilities) {
    for (const [operationId, route] of Object.entries(routes)) {
      paths[route.path] = {
        ...paths[route.path],
        [route.method.toLowerCase()]: operation(name, operationId, route),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '上海市科技创新券服务机构管理平台 · Innovation-voucher service agencies',
      version: '1.0.0',
      description: description(),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: capabilities.map(({ name }) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: {
        login: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: '一网通办 (OpenID Connect)',
        },
      },
      schemas: { Problem: schemaOf(ProblemDocument(), 'output') },
    },
  };
}

function description(): string {
  return [
    'Every error of ours is an RFC 9457 problem document with a stable `code`, a Chinese `detail` and an English `detailEn`.',
    'The gateway itself answers `{"message": …}` with 401 for a missing or expired token on operations that need a login,',
    '413 for a body over 10 MB, and 429 above its throttle.',
    'Every POST that creates or decides needs an `Idempotency-Key`; `If-Match` with the version of the `ETag` is optional.',
  ].join(' ');
}

function operation(tag: string, operationId: string, route: Route): Json {
  return {
    operationId,
    tags: [tag],
    summary: route.summary.zh,
    description: `${route.summary.en}. Rows: ${route.articles.join(', ')}.${roles(route)}`,
    'x-articles': route.articles,
    'x-roles': route.roles,
    security: { required: [{ login: [] }], optional: [{}, { login: [] }], none: [] }[route.auth],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query'), ...headers(route)],
    ...(route.body && {
      requestBody: {
        required: true,
        content: {
          [route.form ? 'application/x-www-form-urlencoded' : 'application/json']: {
            schema: schemaOf(route.body(), 'input'),
          },
        },
      },
    }),
    responses: answers(route),
  };
}

/** What a route answers by itself, and its refusals; a status may be both a page for people and a problem document. */
function answers(route: Route): Json {
  const [own, refused] = [described(route), refusals(route)];
  const both = Object.entries(refused).map(([status, refusal]) => {
    const page = own[status];
    if (page === undefined) return [status, refusal];
    const description = `${page.description}; ${refusal.description}`;
    return [status, { description, content: { ...page.content, ...refusal.content } }];
  });
  return { ...own, ...Object.fromEntries(both) };
}

const roles = (route: Route) => (route.roles.length > 0 ? ` For ${route.roles.join(', ')}.` : '');

function parameters(schema: InputSchema | undefined, place: 'path' | 'query' | 'header'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema(), 'input') as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

function headers(route: Route): Json[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
  const match = { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } };
  return [
    ...(needsKey(route) ? [key] : []),
    ...(route.problems.includes('STALE_VERSION') ? [match] : []),
    ...parameters(route.headers, 'header'),
  ];
}

interface Described {
  readonly description: string;
  readonly content?: Json;
}

function described(route: Route): Record<string, Described> {
  return Object.fromEntries(
    Object.entries(route.responses()).map(
      ([status, { description: text, schema, contentType = 'application/json' }]) => [
        status,
        {
          description: text,
          ...(schema && { content: { [contentType]: { schema: schemaOf(schema, 'output') } } }),
        },
      ],
    ),
  );
}

function refusals(route: Route): Record<string, Described> {
  const codes = [...new Set([...commonProblems(route), ...route.problems])];
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  const entries = [...byStatus].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(
    entries.map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => `\`${code}\` ${PROBLEMS[code].en}`).join('; '),
        content: { [PROBLEM_CONTENT_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** A schema to stand inside the document. zod describes "any JSON value" by a recursion of its own root: `{}` says it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _,
    $defs: _defs,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  });
  return JSON.parse(JSON.stringify(rest), (_key, value) => (isLocalReference(value) ? {} : value));
}

function isLocalReference(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$ref' in value &&
    String(value.$ref).startsWith('#/$defs/')
  );
}
