import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as jose from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOfClaims } from '../../shared/domain/identity/claims.ts';
import { OFFICER_ROLES } from '../../shared/domain/identity/role.ts';
import { fakeKernel, type FakeKernel } from '../services/fake-kernel.ts';
import { createIdentity, type Identity } from './identity.ts';
import { people } from './people.ts';
import { claimsOf } from './person-claims.ts';

const audience = 'voucher-agencies';

describe('the seeded people', () => {
  it('identify themselves to the platform, with valid credit codes and phones', () => {
    for (const person of people) {
      const identity = identityOfClaims({ iss: 'i', ...claimsOf(person) });
      expect(identity).toMatchObject({ subject: person.id, displayName: person.displayName });
      expect(identity?.uscc).toBe(person.uscc);
      expect(identity?.mobile).toBe(person.mobile);
    }
  });

  it('fill every officer role, the ones of two persons twice, and the one that proposes, gives notice and decides three times', () => {
    const holders = (role: string) => people.filter((p) => p.officerRoles?.some((r) => r === role)).length;
    for (const role of OFFICER_ROLES) expect(holders(role)).toBeGreaterThan(0);
    for (const role of ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'FINANCE_OFFICER'])
      expect(holders(role)).toBe(2);
    expect(holders('COMMISSION_OFFICER')).toBe(3);
  });

  it('have ids of their own', () => {
    expect(new Set(people.map((p) => p.id)).size).toBe(people.length);
  });
});

describe('the login provider', () => {
  let kernel: FakeKernel;
  let server: Server;
  let origin: string;
  let issuer: string;
  let identity: Identity;

  beforeEach(async () => {
    kernel = fakeKernel();
    server = createServer((req, res) => {
      identity.handle(req, res).then(
        (mine) => !mine && res.writeHead(404).end(),
        (error: unknown) => res.writeHead(500).end(String(error)),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    issuer = `${origin}/oidc`;
    identity = await createIdentity(kernel, { issuer, audience });
  });
  afterEach(async () => {
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
    kernel.close();
  });

  const verify = async (token: string, now = kernel.now()) => {
    const discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
      issuer: string;
      jwks_uri: string;
    };
    expect(discovery.issuer).toBe(issuer);
    return jose.jwtVerify(token, jose.createRemoteJWKSet(new URL(discovery.jwks_uri)), {
      issuer,
      audience,
      algorithms: ['RS256'],
      currentDate: new Date(now),
    });
  };

  const shortcut = (body: unknown) =>
    fetch(`${origin}/local/tokens`, { method: 'POST', body: JSON.stringify(body) });

  it('mints a token for a person, valid for eight virtual hours', async () => {
    const answer = (await (await shortcut({ person: 'legal-testing' })).json()) as { access_token: string };
    const { payload } = await verify(answer.access_token);
    expect(payload).toMatchObject({
      sub: 'legal-testing',
      client_id: audience,
      uscc: '91310104MA1FX0010C',
      org_name: '上海澄测检验技术有限公司',
      agent_level: 0,
      subject_type: 'LEGAL_PERSON',
      iat: kernel.now() / 1000,
    });
    await expect(verify(answer.access_token, kernel.now() + 8 * 3_600_000 + 1)).rejects.toThrow(/exp/);
  });

  it('mints a token of any claims, and refuses unknown people', async () => {
    const token = await identity.token({
      person: 'legal-testing',
      claims: { uscc: '12310000425000014Y', name: null },
    });
    const { payload } = await verify(token);
    expect(payload).toMatchObject({ uscc: '12310000425000014Y' });
    expect(payload).not.toHaveProperty('name');
    expect((await shortcut({ person: 'nobody' })).status).toBe(422);
    expect((await shortcut({})).status).toBe(422);
    expect((await shortcut({ claims: { sub: 'made-up' } })).status).toBe(200);
  });

  it('keeps its keys across a restart', async () => {
    const token = await identity.token({ person: 'officer-li' });
    identity = await createIdentity(kernel, { issuer, audience });
    await expect(verify(token)).resolves.toBeDefined();
  });

  it('logs a person in by authorization code with PKCE, with the access token in virtual time', async () => {
    const jar = new Map<string, string>();
    const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const res = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
      for (const line of res.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return res;
    };
    const follow = (res: Response): string => new URL(res.headers.get('location') ?? '', origin).href;

    const verifier = randomBytes(32).toString('base64url');
    const redirectUri = `${origin}/local/callback`;
    const query = new URLSearchParams({
      client_id: audience,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: redirectUri,
      state: 's',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const loginUrl = follow(await visit(`${issuer}/auth?${query}`));
    const login = await visit(loginUrl);
    expect(await login.text()).toContain('李知远');
    const form = { method: 'POST', body: new URLSearchParams({ person: 'officer-li' }) };
    const back = await visit(follow(await visit(loginUrl, form)));
    const landed = new URL(follow(back));
    expect(landed.pathname).toBe('/local/callback');

    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: audience,
        code: landed.searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    });
    const tokens = (await answer.json()) as { access_token: string; id_token: string };
    const access = await verify(tokens.access_token);
    expect(access.payload).toMatchObject({ sub: 'officer-li', name: '李知远', iat: kernel.now() / 1000 });
    const id = await verify(tokens.id_token, Date.now());
    expect(id.payload).toMatchObject({ sub: 'officer-li', name: '李知远' });
  });

  it('leaves other paths alone', async () => {
    expect((await fetch(`${origin}/openapi.json`)).status).toBe(404);
  });
});
