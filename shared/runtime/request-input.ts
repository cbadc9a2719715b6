import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ProblemError, refuse } from '../domain/problem.ts';
import { fieldErrors, type InputPart } from './problem-document.ts';
import type { InputSchema, Route } from './route.ts';

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: unknown;
}

/** Parses path, query and body by the route's schemas. @throws ProblemError 400, 415 or 422, naming each field. */
export function parseInput(route: Route, event: APIGatewayProxyEventV2): Input {
  return {
    params: parsePart(route.params, event.pathParameters ?? {}, 'params'),
    query: parsePart(route.query, event.queryStringParameters ?? {}, 'query'),
    body:
      route.body === undefined
        ? undefined
        : parsePart(route.body, route.form ? readForm(event) : readBody(event), 'body'),
    headers: parsePart(route.headers, event.headers, 'headers'),
  };
}

function parsePart(schema: InputSchema | undefined, value: unknown, part: InputPart): unknown {
  if (schema === undefined) return undefined;
  // With the input, the Chinese text can say what kind of thing was given instead; the value itself stands in no text.
  const result = schema().safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new ProblemError(refuse('VALIDATION_FAILED', { fields: fieldErrors(result.error, part) }));
}

/** The text of a body of the given type; undefined without one. API Gateway hands any but text and JSON over base64-encoded. */
function readText(event: APIGatewayProxyEventV2, type: RegExp): string | undefined {
  if (event.body === undefined || event.body === '') return undefined;
  if (!type.test(event.headers['content-type'] ?? ''))
    throw new ProblemError(refuse('UNSUPPORTED_MEDIA_TYPE'));
  return event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
}

/** What a browser sends of an HTML form; of a name that stands there twice, the last. */
function readForm(event: APIGatewayProxyEventV2): Record<string, string> {
  const text = readText(event, /^application\/x-www-form-urlencoded\b/i) ?? '';
  return Object.fromEntries(new URLSearchParams(text));
}

function readBody(event: APIGatewayProxyEventV2): unknown {
  const text = readText(event, /^application\/([\w.-]+\+)?json\b/i);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text, wellFormed);
  } catch (cause) {
    throw new ProblemError(
      refuse('MALFORMED_REQUEST', {
        detail: { zh: '请求体不是有效的 JSON', en: 'The body is not valid JSON' },
      }),
      { cause },
    );
  }
}

/** Half a surrogate pair is no text: it has no UTF-8, so that no store keeps it and no hash covers it. */
function wellFormed(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('a lone surrogate');
  return value;
}

/** The version in `If-Match: "7"`; undefined without the header or for `*`. */
export function readIfMatch(event: APIGatewayProxyEventV2): number | undefined {
  const header = event.headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new ProblemError(
      refuse('MALFORMED_REQUEST', { detail: { zh: 'If-Match 格式错误', en: 'If-Match is not a version' } }),
    );
  }
  return Number(version);
}

/** The `Idempotency-Key`, which every POST that creates or decides must carry. */
export function readIdempotencyKey(route: Route, event: APIGatewayProxyEventV2): string | undefined {
  if (route.method !== 'POST' || route.idempotencyKey === 'not-needed') return undefined;
  const key = event.headers['idempotency-key']?.trim();
  if (key === undefined || key === '') throw new ProblemError(refuse('IDEMPOTENCY_KEY_REQUIRED'));
  if (key.length > 255) {
    throw new ProblemError(
      refuse('MALFORMED_REQUEST', {
        detail: { zh: 'Idempotency-Key 过长', en: 'The Idempotency-Key is longer than 255' },
      }),
    );
  }
  return key;
}
