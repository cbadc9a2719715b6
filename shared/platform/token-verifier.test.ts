import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oidcTokenVerifier } from './token-verifier.ts';

const AUDIENCE = 'voucher-agencies';
const { privateKey, publicKey } = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');

let provider: Server;
let issuer: string;
let asked: string[] = [];
let keysStatus = 200;
beforeAll(async () => {
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  provider = createServer((req, res) => {
    asked.push(req.url ?? '');
    const keys = req.url === '/keys';
    res.writeHead(keys ? keysStatus : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((done) => {
    provider.listen(0, '127.0.0.1', done);
  });
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(() => provider.close());

interface Made {
  readonly iss?: string;
  readonly aud?: string;
  readonly exp?: string;
  readonly key?: typeof privateKey;
  readonly kid?: string;
}

const token = ({ iss = issuer, aud = AUDIENCE, exp = '5m', key = privateKey, kid = 'one' }: Made = {}) =>
  new SignJWT({ subject_type: 'PERSON' })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setSubject('person-1')
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt()
    .setExpirationTime(exp)
    .sign(key);

describe('the token verifier', () => {
  it('[5-1a] gives the claims of a valid token, and asks the provider for its keys once', async () => {
    const verifier = oidcTokenVerifier(issuer, AUDIENCE);
    asked = [];
    expect(await verifier.verify(await token())).toMatchObject({ sub: 'person-1', subject_type: 'PERSON' });
    await Promise.all([verifier.verify(await token()), verifier.verify(await token())]);
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['expired', () => token({ exp: '-1m' })],
    ['for somebody else', () => token({ aud: 'another' })],
    ['of another issuer', () => token({ iss: 'https://login.example.test' })],
    ['signed by a stranger', () => token({ key: stranger.privateKey })],
    ['signed by an unknown key', () => token({ kid: 'two' })],
    [
      'unsigned',
      () => new UnsecuredJWT({}).setIssuer(issuer).setAudience(AUDIENCE).setExpirationTime('5m').encode(),
    ],
    ['no token at all', () => 'nonsense'],
  ])('[5-1a] takes no token that is %s', async (_, make) => {
    expect(await oidcTokenVerifier(issuer, AUDIENCE).verify(await make())).toBeUndefined();
  });

  it('calls nobody invalid while the provider is out of order, and asks again afterwards', async () => {
    const nowhere = oidcTokenVerifier('http://127.0.0.1:9', AUDIENCE);
    await expect(nowhere.verify(await token())).rejects.toThrow('fetch failed');
    const verifier = oidcTokenVerifier(issuer, AUDIENCE);
    keysStatus = 500;
    await expect(verifier.verify(await token())).rejects.toThrow('Expected 200 OK');
    keysStatus = 200;
    expect(await verifier.verify(await token())).toMatchObject({ sub: 'person-1' });
  });
});
