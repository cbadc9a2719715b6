import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import * as z from 'zod';
import { personById } from './people.ts';
import { claimsOf } from './person-claims.ts';
import type { ProviderKeys } from './signing-key.ts';

/** Life of an access token, in virtual seconds: a working day. */
export const TOKEN_SECONDS = 8 * 3600;

/**
 * Who the token is for: a seeded person, changed or made up by `claims`. `null` takes a claim away.
 * `issuedSecondsAgo` makes an old or expired one.
 */
export const tokenRequestSchema = z
  .strictObject({
    person: z.string().optional(),
    claims: z.record(z.string(), z.unknown()).default({}),
    ttlSeconds: z.int().positive().default(TOKEN_SECONDS),
    issuedSecondsAgo: z.int().min(0).default(0),
  })
  .refine(
    (r) => r.person !== undefined || typeof r.claims['sub'] === 'string',
    'person or claims.sub is needed',
  )
  .refine((r) => r.person === undefined || personById(r.person) !== undefined, 'no such person');
export type TokenRequest = z.input<typeof tokenRequestSchema>;

export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: ProviderKeys;
  /** Virtual epoch ms. */
  readonly now: () => number;
}

/** The same JWT that the login gives, without the login. */
export async function mintToken(
  from: TokenIssuer,
  request: z.output<typeof tokenRequestSchema>,
): Promise<string> {
  const person = request.person === undefined ? undefined : personById(request.person);
  const merged = { ...(person && claimsOf(person)), ...request.claims };
  const claims = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  const iat = Math.floor(from.now() / 1000) - request.issuedSecondsAgo;
  return new jose.SignJWT({
    jti: randomUUID(),
    iss: from.issuer,
    aud: from.audience,
    client_id: from.audience,
    scope: 'openid',
    iat,
    exp: iat + request.ttlSeconds,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: from.keys.jwk.kid, typ: 'at+jwt' })
    .sign(await jose.importJWK(from.keys.jwk, 'RS256'));
}
