import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** Verifies a bearer token where API Gateway's authorizer does not stand in front, as a login is optional there. */
export interface TokenVerifier {
  /** The claims, or undefined when the token is not valid (any more). @throws when the provider cannot be reached */
  verify(token: string): Promise<Claims | undefined>;
}

/** Not the token's fault: the provider's keys could not be had, or are not what they should be. */
const PROVIDER_FAULTS = [errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code];
const DISCOVERY_TIMEOUT_MS = 5000;

const Discovery = onFirstUse(() => z.object({ jwks_uri: z.url() }));

/** Keys are found by OpenID Connect Discovery and kept by `jose` for as long as it sees fit. */
export function oidcTokenVerifier(issuer: string, audience: string): TokenVerifier {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const discover = async () => {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS),
    });
    return createRemoteJWKSet(new URL(Discovery().parse(await response.json()).jwks_uri));
  };
  return {
    async verify(token) {
      keys ??= discover().catch((error: unknown) => {
        keys = undefined;
        throw error;
      });
      try {
        const { payload } = await jwtVerify(token, await keys, { issuer, audience, currentDate: new Date() });
        return payload;
      } catch (error) {
        if (error instanceof errors.JOSEError && !PROVIDER_FAULTS.includes(error.code)) return undefined;
        throw error;
      }
    },
  };
}
