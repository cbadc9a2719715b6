import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as jose from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResolvedJwtAuthorizer } from '../assembly/resolved-app.ts';
import { createHttpGateway, MAX_BODY_BYTES } from './http-gateway.ts';

const NOW = Date.parse('2026-03-02T01:00:00Z');
const AUDIENCE = 'voucher-agencies';

let server: Server;
let base: string;
let issuer: string;
let privateKey: jose.CryptoKey;
let publicJwk: jose.JWK;
let calls: Record<string, unknown>[] = [];
let answer: () => unknown = () => ({ statusCode: 204 });

beforeAll(async () => {
  const pair = await jose.generateKeyPair('RS256');
  privateKey = pair.privateKey;
  publicJwk = { ...(await jose.exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' };
  let gateway: ReturnType<typeof createHttpGateway>;
  server = createServer((req, res) => {
    if (req.url === '/.well-known/openid-configuration') {
      res.end(JSON.stringify({ issuer, jwks_uri: `${base}/jwks` }));
    } else if (req.url === '/jwks') {
      res.end(JSON.stringify({ keys: [publicJwk] }));
    } else {
      void gateway(req, res);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer = base;
  const authorizer: ResolvedJwtAuthorizer = {
    issuer,
    audience: [AUDIENCE],
    identitySource: '$request.header.Authorization',
    scopes: [],
  };
  const plain = { functionArn: 'fn', timeoutMs: 100 };
  gateway = createHttpGateway({
    app: { account: '000000000000' },
    now: () => NOW,
    lambda: {
      invoke: async (_arn, event) => {
        calls.push(event as Record<string, unknown>);
        return answer();
      },
    },
    api: {
      id: 'api1',
      name: 'test',
      routes: [
        { ...plain, routeKey: 'POST /open/{id}' },
        { ...plain, routeKey: 'GET /closed', authorizer },
        { ...plain, routeKey: 'GET /scoped', authorizer: { ...authorizer, scopes: ['admin'] } },
      ],
    },
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const token = (claims: jose.JWTPayload = {}, expiresAt = NOW / 1000 + 60) =>
  new jose.SignJWT({ aud: AUDIENCE, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setSubject('u1')
    .setExpirationTime(expiresAt)
    .sign(privateKey);

const get = async (path: string, bearer?: string) =>
  fetch(`${base}${path}`, bearer === undefined ? {} : { headers: { authorization: bearer } });

describe('the payload, format 2.0', () => {
  it('has lower-case headers, cookies apart, decoded parameters and the caller', async () => {
    calls = [];
    await fetch(`${base}/open/a%20b?x=1&x=2&y=%E6%B2%AA`, {
      method: 'POST',
      headers: { 'X-Custom': 'V', cookie: 'a=1; b=2', 'content-type': 'application/json' },
      body: '{"k":"值"}',
    });
    expect(calls[0]).toMatchObject({
      version: '2.0',
      routeKey: 'POST /open/{id}',
      rawPath: '/open/a b',
      rawQueryString: 'x=1&x=2&y=%E6%B2%AA',
      queryStringParameters: { x: '1,2', y: '沪' },
      pathParameters: { id: 'a b' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-custom': 'V', 'content-type': 'application/json', 'x-forwarded-for': '127.0.0.1' },
      body: '{"k":"值"}',
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        timeEpoch: NOW,
        time: '02/Mar/2026:01:00:00 +0000',
        http: { method: 'POST', sourceIp: '127.0.0.1', protocol: 'HTTP/1.1' },
      },
    });
    expect(calls[0]?.['headers']).not.toHaveProperty('cookie');
    expect(calls[0]?.['requestContext']).not.toHaveProperty('authorizer');
  });

  it.each([
    ['text/csv; charset=utf-8', false],
    ['application/problem+json', false],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
  ])('%s in base64: %s', async (contentType, isBase64Encoded) => {
    calls = [];
    await fetch(`${base}/open/1`, { method: 'POST', headers: { 'content-type': contentType }, body: 'a=1' });
    expect(calls[0]).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? 'YT0x' : 'a=1' });
  });
});

describe('the answer', () => {
  const post = () => fetch(`${base}/open/1`, { method: 'POST' });

  it('carries status, headers, cookies and a base64 body', async () => {
    const body = Buffer.from([0, 255, 1]).toString('base64');
    answer = () => ({
      statusCode: 201,
      headers: { 'X-N': 1 },
      cookies: ['a=1', 'b=2'],
      body,
      isBase64Encoded: true,
    });
    const response = await post();
    expect(response.status).toBe(201);
    expect(response.headers.get('x-n')).toBe('1');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 1]);
  });

  it('is JSON with 200 when the function returned no status', async () => {
    answer = () => ({ hello: 'world' });
    const response = await post();
    expect([response.status, await response.json()]).toEqual([200, { hello: 'world' }]);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('x')), 500, 'Internal Server Error'],
    ['returns nonsense', () => ({ statusCode: 'often' }), 500, 'Internal Server Error'],
    ['never answers', () => new Promise(() => undefined), 503, 'Service Unavailable'],
  ])('of a function that %s', async (_what, result, status, message) => {
    answer = result;
    const response = await post();
    expect([response.status, await response.json()]).toEqual([status, { message }]);
  });

  it('is 404 without a route and 413 above 10 MB', async () => {
    const missing = await get('/nowhere');
    expect([missing.status, await missing.json()]).toEqual([404, { message: 'Not Found' }]);
    const large = await fetch(`${base}/open/1`, { method: 'POST', body: new Uint8Array(MAX_BODY_BYTES + 1) });
    expect([large.status, await large.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
});

describe('the JWT authorizer', () => {
  it('hands the claims on as strings', async () => {
    calls = [];
    answer = () => ({ statusCode: 200 });
    const bearer = await token({
      roles: ['CENTRE_OFFICER', 'AUDITOR'],
      agency: { uscc: 'X' },
      level: 3,
      ok: true,
    });
    expect((await get('/closed', `Bearer ${bearer}`)).status).toBe(200);
    expect(calls[0]?.['requestContext']).toMatchObject({
      authorizer: {
        jwt: {
          claims: {
            sub: 'u1',
            roles: '[CENTRE_OFFICER AUDITOR]',
            agency: 'map[uscc:X]',
            level: '3',
            ok: 'true',
            exp: String(NOW / 1000 + 60),
          },
          scopes: null,
        },
      },
    });
  });

  it.each([
    ['no token', async () => undefined],
    ['no JWT', async () => 'Bearer nonsense'],
    ['another audience', async () => `Bearer ${await token({ aud: 'others' })}`],
    ['an expired token (virtual time)', async () => `Bearer ${await token({}, NOW / 1000 - 1)}`],
    ['a forged signature', async () => `Bearer ${(await token()).slice(0, -6)}AAAAAA`],
  ])('answers 401 to %s', async (_what, bearer) => {
    calls = [];
    const response = await get('/closed', await bearer());
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(calls).toEqual([]);
  });

  it('answers 403 without the scope of the route', async () => {
    const response = await get('/scoped', `Bearer ${await token({ scope: 'read write' })}`);
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
    expect((await get('/scoped', `Bearer ${await token({ scope: 'read admin' })}`)).status).toBe(200);
  });
});

it('sees from which address a request came', async () => {
  calls = [];
  await new Promise<void>((done, fail) => {
    request(`${base}/open/1`, { method: 'POST', localAddress: '127.0.0.9' }, (res) =>
      res.resume().on('end', done),
    )
      .on('error', fail)
      .end();
  });
  expect(calls[0]).toMatchObject({ requestContext: { http: { sourceIp: '127.0.0.9' } } });
});
