import type { APIGatewayProxyEventV2, Context as LambdaContext } from 'aws-lambda';
import * as z from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { type ApiDeps, apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { defineRoutes, type Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { AggregateType } from '../../../shared/store/aggregate.ts';
import type { TextCipher } from '../../../shared/store/idempotency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, history } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';

const note: AggregateType<{ title: string }> = {
  kind: 'NOTE',
  body: onFirstUse(() => z.strictObject({ title: z.string() })),
};
const NoteView = z.object({ noteId: z.string(), title: z.string() });
const Title = z.strictObject({ title: z.string().min(1).max(20) });
const params = z.strictObject({ noteId: z.string().min(1) });
const summary = { zh: '测试', en: 'test' };

const routes = defineRoutes({
  writeNote: {
    method: 'POST',
    path: '/notes',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary,
    articles: ['3-2'],
    body: () => Title,
    responses: () => ({ 201: { description: 'written', schema: NoteView } }),
    problems: [],
  },
  changeNote: {
    method: 'PATCH',
    path: '/notes/{noteId}',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary,
    articles: ['3-2'],
    params: () => params,
    body: () => Title,
    responses: () => ({ 200: { description: 'changed', schema: NoteView } }),
    problems: ['NOT_FOUND', 'STALE_VERSION'],
  },
  readNote: {
    method: 'GET',
    path: '/notes/{noteId}',
    auth: 'optional',
    roles: [],
    summary,
    articles: ['3-2'],
    params: () => params,
    responses: () => ({ 200: { description: 'the note', schema: NoteView } }),
    problems: ['NOT_FOUND'],
  },
  readPage: {
    method: 'GET',
    path: '/page',
    auth: 'none',
    roles: [],
    summary,
    articles: ['3-2'],
    responses: () => ({ 200: { description: 'a page', contentType: 'text/html' } }),
    problems: [],
  },
  breakDown: {
    method: 'GET',
    path: '/break-down',
    auth: 'none',
    roles: [],
    summary,
    articles: ['3-2'],
    query: onFirstUse(() => z.strictObject({ name: z.string() })),
    responses: () => ({}),
    problems: [],
  },
});

const wrote = { type: 'NoteWritten', data: {}, article: '3-2', to: 'WRITTEN' } as const;

async function writeNote({ body }: Request<(typeof routes)['writeNote']>): Promise<Plan> {
  const noteId = newId();
  return {
    changes: [change(note, { newId: noteId }, { events: [wrote], body })],
    response: { status: 201, body: { noteId, ...body }, headers: etag(1) },
  };
}

async function changeNote(request: Request<(typeof routes)['changeNote']>, deps: ApiDeps): Promise<Plan> {
  const loaded = await get(deps.tables, note, request.params.noteId);
  requireVersion(loaded, request.ifMatch);
  return {
    changes: [change(note, loaded, { events: [wrote], body: request.body })],
    response: {
      status: 200,
      body: { noteId: loaded.id, ...request.body },
      headers: etag(loaded.version + 1),
    },
  };
}

async function readNote(request: Request<(typeof routes)['readNote']>, deps: ApiDeps): Promise<Reply> {
  const { id, body } = await get(deps.tables, note, request.params.noteId);
  return { status: 200, body: { noteId: id, ...body, reader: request.principal?.id } };
}

const readPage = async (): Promise<Reply> => ({
  status: 200,
  body: '<!doctype html>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
});

async function breakDown({ query }: Request<(typeof routes)['breakDown']>): Promise<Reply> {
  const error = new Error('the table voucher-platform of 张三 13800000001 is gone');
  error.name = query.name;
  throw error;
}

const plainCipher: TextCipher = {
  encrypt: async (text) => Buffer.from(text),
  decrypt: async (bytes) => Buffer.from(bytes).toString(),
};

const personOf = (header: string): Principal => {
  const [id = '', ...roles] = header.split(' ');
  return {
    id,
    roles: roles as Role[],
    identity: {
      issuer: 'test',
      subject: id,
      subjectType: 'PERSON',
      assurance: 'HIGH',
      displayName: id,
      roles: [],
    },
  };
};

let dynamo: Dynamo;
let handler: ReturnType<typeof apiHandler>;
let lines: { level: string; code: string; fields: object | undefined }[];
beforeAll(async () => {
  dynamo = await startDynamo();
  const at =
    (level: string): Log['info'] =>
    (code, fields) => {
      lines.push({ level, code, fields });
    };
  handler = apiHandler(
    routes,
    { writeNote, changeNote, readNote, readPage, breakDown },
    {
      tables: dynamo.tables,
      log: { info: at('info'), warn: at('warn'), error: at('error') },
      cipher: plainCipher,
      // Stands in for tokens: the header names the person and their roles.
      authenticate: async ({ headers }) => (headers['x-person'] ? personOf(headers['x-person']) : undefined),
      policyVersion: async () => 'default',
    },
  );
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  lines = [];
});

const officer = { 'x-person': 'officer-1 CENTRE_OFFICER' };

interface Sent {
  readonly headers?: Record<string, string>;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

async function send(routeKey: string, { headers = {}, params: pathParameters, query, body }: Sent = {}) {
  const event = {
    routeKey,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    pathParameters,
    queryStringParameters: query,
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', http: { sourceIp: '192.0.2.1' } },
  };
  const result = await handler(event as unknown as APIGatewayProxyEventV2, {} as LambdaContext);
  const type = String(result.headers?.['content-type']);
  const answer = type.includes('json') ? JSON.parse(result.body ?? 'null') : result.body;
  return { status: result.statusCode, type, headers: result.headers ?? {}, body: answer };
}

let keys = 0;
const write = (body: unknown = { title: '一' }, headers: Record<string, string> = {}) =>
  send('POST /notes', { body, headers: { ...officer, 'idempotency-key': `k-${(keys += 1)}`, ...headers } });

describe('the API handler', () => {
  it('commits the plan of a command and answers; the trail names person, request and operation', async () => {
    const { status, body, headers } = await write();
    expect({ status, etag: headers.etag, title: body.title }).toEqual({
      status: 201,
      etag: '"1"',
      title: '一',
    });
    const { items } = await history(dynamo.tables, 'NOTE', body.noteId, { limit: 10 });
    expect(items).toMatchObject([
      {
        type: 'NoteWritten',
        actor: { id: 'officer-1', role: 'CENTRE_OFFICER' },
        requestId: 'request-1',
        cause: 'request writeNote',
      },
    ]);
    expect(lines).toMatchObject([
      { level: 'info', code: 'REQUEST', fields: { operation: 'writeNote', status: 201 } },
    ]);
  });

  it('answers the same key again with the first answer, and commits once', async () => {
    const first = await write({ title: '二' }, { 'idempotency-key': 'same' });
    const again = await write({ title: '二' }, { 'idempotency-key': 'same' });
    expect(again).toEqual(first);
    const { items } = await history(dynamo.tables, 'NOTE', first.body.noteId, { limit: 10 });
    expect(items).toHaveLength(1);
    const other = await write({ title: '三' }, { 'idempotency-key': 'same' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const somebodyElse = await write(
      { title: '三' },
      { 'idempotency-key': 'same', 'x-person': 'officer-2 CENTRE_OFFICER' },
    );
    expect(somebodyElse.status).toBe(201);
  });

  it('commits one of many equal commands that come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => write({ title: '同时' }, { 'idempotency-key': 'at once' })),
    );
    const created = answers.filter(({ status }) => status === 201).map(({ body }) => body.noteId);
    expect(created.length).toBeGreaterThan(0);
    expect(new Set(created).size).toBe(1);
    const rest = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(rest.filter((code) => code !== 'IDEMPOTENCY_IN_FLIGHT')).toEqual([]);
  });

  it.each([
    ['a route that is not there', 'POST /nothing', {}, 404, 'NOT_FOUND'],
    ['nobody logged in', 'POST /notes', { body: { title: 'x' } }, 401, 'UNAUTHENTICATED'],
    [
      'another role',
      'POST /notes',
      { headers: { 'x-person': 'a AGENCY_ADMIN' }, body: { title: 'x' } },
      403,
      'FORBIDDEN_ROLE',
    ],
    [
      'another media type',
      'POST /notes',
      { headers: { ...officer, 'content-type': 'text/plain' }, body: 'x' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['broken JSON', 'POST /notes', { headers: officer, body: '{' }, 400, 'MALFORMED_REQUEST'],
    ['no key', 'POST /notes', { headers: officer, body: { title: 'x' } }, 400, 'IDEMPOTENCY_KEY_REQUIRED'],
    ['a wrong field', 'POST /notes', { headers: officer, body: { title: '' } }, 422, 'VALIDATION_FAILED'],
    [
      'something that is not there',
      'GET /notes/{noteId}',
      { params: { noteId: 'nothing' } },
      404,
      'NOT_FOUND',
    ],
  ])('refuses %s with a problem document, and logs it as denied', async (_, routeKey, sent, status, code) => {
    const answer = await send(routeKey, sent);
    expect(answer).toMatchObject({ status, type: 'application/problem+json' });
    expect(answer.body).toMatchObject({
      status,
      code,
      type: `urn:voucher:problem:${code}`,
      instance: 'request-1',
    });
    expect(lines).toMatchObject([{ level: 'warn', code: 'DENIED', fields: { status, code } }]);
  });

  it('refuses a stale version with the one that stands, and takes the right one', async () => {
    const { body } = await write();
    const patch = (ifMatch: string) =>
      send('PATCH /notes/{noteId}', {
        params: { noteId: body.noteId },
        headers: { ...officer, 'if-match': ifMatch },
        body: { title: '改' },
      });
    expect(await patch('"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await patch('"1"')).toMatchObject({ status: 412, body: { code: 'STALE_VERSION', version: 2 } });
    expect(await patch('one')).toMatchObject({ status: 400, body: { code: 'MALFORMED_REQUEST' } });
  });

  it('serves an optional login with and without one, and pages that are no JSON', async () => {
    const { body } = await write();
    const read = (headers: Record<string, string>) =>
      send('GET /notes/{noteId}', { params: { noteId: body.noteId }, headers });
    expect((await read({})).body.reader).toBeUndefined();
    expect((await read(officer)).body.reader).toBe('officer-1');
    expect(await send('GET /page')).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: '<!doctype html>',
    });
  });

  it('masks what breaks inside: the caller learns nothing of it, the log its cause', async () => {
    const answer = await send('GET /break-down', { query: { name: 'Error' } });
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL', detailEn: 'Internal error' } });
    expect(JSON.stringify(answer)).not.toMatch(/voucher-platform|13800000001|张三/);
    expect(lines).toMatchObject([{ level: 'error', code: 'FAILED', fields: { status: 500 } }]);
  });

  it('answers a throttled database as temporarily unavailable', async () => {
    const answer = await send('GET /break-down', { query: { name: 'ThrottlingException' } });
    expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
  });
});
