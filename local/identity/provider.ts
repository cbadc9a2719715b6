import type { DatabaseSync } from 'node:sqlite';
import type { Configuration, Provider } from 'oidc-provider';
import { sqliteAdapter } from './adapter.ts';
import { personById } from './people.ts';
import { CLAIM_NAMES, claimsOf } from './person-claims.ts';
import { TOKEN_SECONDS, type TokenIssuer } from './token-shortcut.ts';

/** The resource that access tokens are for; their audience is the API's. */
const API_RESOURCE = 'urn:voucher:api';

/**
 * The login provider: discovery, keys, authorization code with PKCE, one public client whose id is the audience.
 *
 * The provider reads the real clock. Its access tokens are given virtual `iat` and `exp`, because the API that
 * checks them lives in virtual time; its ID tokens, codes and login sessions stay in real time, as the browser
 * that checks them does.
 */
export async function createProvider(db: DatabaseSync, tokens: TokenIssuer): Promise<Provider> {
  const { issuer, audience, keys, now } = tokens;
  const origin = new URL(issuer).origin;
  const configuration: Configuration = {
    adapter: sqliteAdapter(db),
    jwks: { keys: [keys.jwk as NonNullable<Configuration['jwks']>['keys'][number]] },
    cookies: { keys: [keys.cookieKey] },
    clients: [
      {
        client_id: audience,
        client_name: '创新券平台',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['/local/callback', '/local/docs/oauth2-redirect.html', '/callback'].map(
          (path) => `${origin}${path}`,
        ),
        post_logout_redirect_uris: [`${origin}/`],
      },
    ],
    clientBasedCORS: () => true,
    claims: { openid: ['sub', ...CLAIM_NAMES] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 3_600,
    },
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt(_ctx, _token, parts) {
          const iat = Math.floor(now() / 1000);
          Object.assign(parts.payload, { iat, exp: iat + TOKEN_SECONDS });
        },
      },
    },
    extraTokenClaims: (_ctx, token) => ('accountId' in token ? accountClaims(token.accountId) : undefined),
    findAccount: (_ctx, id) =>
      personById(id) === undefined
        ? undefined
        : { accountId: id, claims: async () => ({ sub: id, ...accountClaims(id) }) },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const existing = session.grantIdFor(client.clientId);
      if (existing !== undefined) return provider.Grant.find(existing);
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid offline_access');
      grant.addResourceScope(API_RESOURCE, 'openid');
      await grant.save();
      return grant;
    },
    renderError(ctx, out) {
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = `${out.error}: ${out.error_description ?? ''}`;
    },
  };
  const { Provider } = await loadLibrary();
  return new Provider(issuer, configuration);
}

/** Node 24 is a line of long-term support, but its builds before 24.11 do not say so, and the library would warn. */
async function loadLibrary() {
  process.release.lts ??= 'Krypton';
  return import('oidc-provider');
}

function accountClaims(id: string): Record<string, unknown> {
  const person = personById(id);
  if (person === undefined) return {};
  const { sub: _sub, ...claims } = claimsOf(person);
  return claims;
}
