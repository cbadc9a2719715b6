import * as jose from 'jose';
import type { ResolvedJwtAuthorizer } from '../assembly/resolved-app.ts';
import { claimStrings } from './claims.ts';

export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export type Authorization =
  | { readonly ok: true; readonly jwt: JwtContext }
  | { readonly ok: false; readonly status: 401 | 403; readonly challenge: string };

/** HTTP APIs accept RSA signatures only. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/**
 * The JWT authorizer of an HTTP API: signature against the issuer's published keys, `iss`, `aud` or `client_id`,
 * `exp`, `nbf`, `iat`, and the scopes of the route ("Control access to HTTP APIs with JWT authorizers"). Keys are
 * fetched at first use. `now` is virtual epoch ms.
 */
export class JwtAuthorizer {
  readonly #now: () => number;
  readonly #keys = new Map<string, Promise<jose.JWTVerifyGetKey>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  async authorize(authorizer: ResolvedJwtAuthorizer, header: string | undefined): Promise<Authorization> {
    if (header === undefined || header === '') return { ok: false, status: 401, challenge: 'Bearer' };
    const token = header.replace(/^bearer /i, '');
    try {
      const keys = await this.#keysOf(authorizer.issuer);
      const { payload } = await jose.jwtVerify(token, keys, {
        issuer: authorizer.issuer,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        currentDate: new Date(this.#now()),
      });
      if (!isMeantFor(authorizer.audience, payload)) return invalid('the token has an invalid audience');
      return withScopes(authorizer.scopes, payload);
    } catch (error) {
      return invalid(error instanceof Error ? error.message : String(error));
    }
  }

  #keysOf(issuer: string): Promise<jose.JWTVerifyGetKey> {
    const known = this.#keys.get(issuer);
    if (known !== undefined) return known;
    const keys = discoverKeys(issuer);
    this.#keys.set(issuer, keys);
    keys.catch(() => this.#keys.delete(issuer));
    return keys;
  }
}

async function discoverKeys(issuer: string): Promise<jose.JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const configuration: unknown = await response.json();
  const uri: unknown =
    typeof configuration === 'object' && configuration !== null
      ? Reflect.get(configuration, 'jwks_uri')
      : undefined;
  if (typeof uri !== 'string') throw new Error(`the issuer ${issuer} publishes no keys`);
  return jose.createRemoteJWKSet(new URL(uri));
}

function isMeantFor(audience: readonly string[], payload: jose.JWTPayload): boolean {
  const named = [payload.aud ?? [], payload['client_id'] ?? []].flat();
  return named.some((name) => typeof name === 'string' && audience.includes(name));
}

function withScopes(required: readonly string[], payload: jose.JWTPayload): Authorization {
  const granted = [payload['scope'] ?? payload['scp'] ?? []]
    .flat()
    .flatMap((scope) => String(scope).split(' '));
  if (required.length > 0 && !required.some((scope) => granted.includes(scope))) {
    return {
      ok: false,
      status: 403,
      challenge: `Bearer scope="${required.join(' ')}" error="insufficient_scope"`,
    };
  }
  const scopes = required.length === 0 ? null : required;
  return { ok: true, jwt: { claims: claimStrings(payload), scopes } };
}

function invalid(description: string): Authorization {
  const text = description.replaceAll('"', "'");
  return {
    ok: false,
    status: 401,
    challenge: `Bearer scope="" error="invalid_token" error_description="${text}"`,
  };
}
