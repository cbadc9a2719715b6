import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../domain/problem.ts';
import { parseInput, readIdempotencyKey, readIfMatch } from './request-input.ts';
import type { Route } from './route.ts';

const route: Route = {
  method: 'POST',
  path: '/things/{thingId}',
  auth: 'none',
  roles: [],
  summary: { zh: '测试', en: 'test' },
  articles: ['5-1'],
  params: () => z.strictObject({ thingId: z.string().min(3) }),
  query: () => z.strictObject({ limit: z.coerce.number().int().max(100).default(20) }),
  body: () => z.strictObject({ team: z.array(z.strictObject({ title: z.string().min(1) })) }),
  headers: () => z.object({ 'x-secret-code': z.string().optional() }),
  responses: () => ({}),
  problems: [],
};

function eventOf(more: {
  headers?: Record<string, string>;
  body?: string;
  base64?: boolean;
  query?: Record<string, string>;
  thingId?: string;
}): APIGatewayProxyEventV2 {
  const event = {
    headers: { 'content-type': 'application/json', ...more.headers },
    pathParameters: { thingId: more.thingId ?? 'abc' },
    ...(more.query && { queryStringParameters: more.query }),
    ...(more.body !== undefined && { body: more.body }),
    isBase64Encoded: more.base64 ?? false,
  };
  return event as unknown as APIGatewayProxyEventV2;
}

const body = JSON.stringify({ team: [{ title: '工程师' }] });

/** What the call was refused with; anything but a refusal fails the test. */
function refusalOf(call: () => unknown) {
  try {
    call();
  } catch (error) {
    if (error instanceof ProblemError) return error.refusal;
    throw error;
  }
  throw new Error('nothing was refused');
}
/** Anything but a parsed input or a refusal is thrown on. */
function outcomeOf(call: () => unknown): 'parsed' | 'refused' {
  try {
    call();
    return 'parsed';
  } catch (error) {
    if (error instanceof ProblemError) return 'refused';
    throw error;
  }
}

const refusedFields = (call: () => unknown) => refusalOf(call).fields?.map(({ field }) => field);

describe('the input of a request', () => {
  it('is parsed by the route: path, query with its defaults, body, headers', () => {
    expect(parseInput(route, eventOf({ body, headers: { 'x-secret-code': 'K7' } }))).toEqual({
      params: { thingId: 'abc' },
      query: { limit: 20 },
      body: { team: [{ title: '工程师' }] },
      headers: { 'x-secret-code': 'K7' },
    });
  });

  it('may come base64-encoded, and with any JSON type', () => {
    const encoded = eventOf({
      body: Buffer.from(body).toString('base64'),
      base64: true,
      headers: { 'content-type': 'application/merge-patch+json; charset=utf-8' },
    });
    expect(parseInput(route, encoded).body).toEqual({ team: [{ title: '工程师' }] });
  });

  it('names the wrong field under its part of the request, in both languages', () => {
    const wrong = JSON.stringify({ team: [{ title: '工程师' }, { title: '' }] });
    const refusal = refusalOf(() => parseInput(route, eventOf({ body: wrong })));
    expect(refusal).toMatchObject({ refused: 'VALIDATION_FAILED', fields: [{ field: 'body.team.1.title' }] });
    expect(refusal.fields![0]!.zh).toMatch(/\p{Script=Han}/u);
    expect(refusal.fields![0]!.en).toMatch(/^[\x20-\x7e]+$/);
    expect(refusedFields(() => parseInput(route, eventOf({ body, thingId: 'a' })))).toEqual([
      'params.thingId',
    ]);
    expect(refusedFields(() => parseInput(route, eventOf({ body, query: { limit: '101' } })))).toEqual([
      'query.limit',
    ]);
    expect(refusedFields(() => parseInput(route, eventOf({})))).toEqual(['body']);
  });

  it('is an HTML form where the route takes one, and no JSON there', () => {
    const form: Route = { ...route, form: true, body: () => z.record(z.string(), z.string()) };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const encoded = Buffer.from('a=1&b=%E6%98%AF&a=2').toString('base64');
    const sent = eventOf({ body: encoded, base64: true, headers });
    expect(parseInput(form, sent).body).toEqual({ a: '2', b: '是' });
    expect(parseInput(form, eventOf({})).body).toEqual({});
    expect(refusalOf(() => parseInput(form, eventOf({ body }))).refused).toBe('UNSUPPORTED_MEDIA_TYPE');
    expect(refusalOf(() => parseInput(route, sent)).refused).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it.each([
    ['a body that is no JSON', { body: '{"team":' }, 'MALFORMED_REQUEST'],
    ['a form', { body, headers: { 'content-type': 'multipart/form-data' } }, 'UNSUPPORTED_MEDIA_TYPE'],
    ['no content type', { body, headers: { 'content-type': '' } }, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'something that only begins like JSON',
      { body, headers: { 'content-type': 'application/jsonlines' } },
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  ])('refuses %s', (_, given, code) => {
    expect(refusalOf(() => parseInput(route, eventOf(given))).refused).toBe(code);
  });

  it('never fails otherwise, whatever is sent', () => {
    const anything = fc.record(
      {
        body: fc.oneof(fc.string(), fc.json()),
        base64: fc.boolean(),
        thingId: fc.string(),
        query: fc.dictionary(fc.string(), fc.string()),
        headers: fc.record({ 'content-type': fc.oneof(fc.constant('application/json'), fc.string()) }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (given) => {
        expect(outcomeOf(() => parseInput(route, eventOf(given)))).toMatch(/^(parsed|refused)$/);
      }),
    );
  });
});

describe('If-Match', () => {
  it.each([
    ['"7"', 7],
    ['7', 7],
    ['W/"12"', 12],
    ['*', undefined],
    [undefined, undefined],
  ])('%s means version %s', (header, version) => {
    expect(readIfMatch(eventOf(header === undefined ? {} : { headers: { 'if-match': header } }))).toBe(
      version,
    );
  });

  it.each(['"seven"', '-1', '"7", "8"', '""', '99999999999'])('%s is refused', (header) => {
    expect(refusalOf(() => readIfMatch(eventOf({ headers: { 'if-match': header } }))).refused).toBe(
      'MALFORMED_REQUEST',
    );
  });
});

describe('the Idempotency-Key', () => {
  const keyed = (key: string) => eventOf({ headers: { 'idempotency-key': key } });

  it('is read from a POST, and only from one that needs it', () => {
    expect(readIdempotencyKey(route, keyed(' k-1 '))).toBe('k-1');
    expect(readIdempotencyKey({ ...route, method: 'GET' }, keyed('k-1'))).toBeUndefined();
    expect(readIdempotencyKey({ ...route, idempotencyKey: 'not-needed' }, eventOf({}))).toBeUndefined();
  });

  it.each([
    ['missing', eventOf({}), 'IDEMPOTENCY_KEY_REQUIRED'],
    ['blank', keyed('  '), 'IDEMPOTENCY_KEY_REQUIRED'],
    ['longer than 255', keyed('k'.repeat(256)), 'MALFORMED_REQUEST'],
  ])('is refused when it is %s', (_, event, code) => {
    expect(refusalOf(() => readIdempotencyKey(route, event)).refused).toBe(code);
  });
});
