import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { identityOfClaims } from '../domain/identity/claims.ts';
import { type Principal, principalIdOf, principalOf } from '../domain/identity/principal.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import type { Claims, TokenVerifier } from '../platform/token-verifier.ts';
import { officer } from '../store/aggregates/administration.ts';
import { load } from '../store/read.ts';
import type { SettingsSource } from '../store/settings.ts';
import type { Tables } from '../store/table.ts';
import type { Route } from './route.ts';

interface Sources {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  /** Absent where no route has an optional login: API Gateway has verified the token on all others. */
  readonly verifier: TokenVerifier | undefined;
  /** Subjects that are CENTRE_ADMIN by stage configuration, so that somebody can fill the register. */
  readonly bootstrapAdmins: readonly string[];
}

/**
 * Who calls, with the roles that hold now: agency roles follow from the login, officers' roles from the register,
 * read at each request so that a withdrawn role ends at once.
 */
export function authenticator({ tables, settings, verifier, bootstrapAdmins }: Sources) {
  return async (event: APIGatewayProxyEventV2, route: Route, now: string): Promise<Principal | undefined> => {
    const claims = await claimsOf(event, route, verifier);
    const identity = claims && identityOfClaims(claims);
    if (identity === undefined) return undefined;
    const register =
      identity.subjectType === 'PERSON'
        ? await load(tables, officer, principalIdOf(identity.issuer, identity.subject))
        : undefined;
    const entry = register?.body.active ? register.body : undefined;
    const bootstrap = bootstrapAdmins.includes(identity.subject) ? (['CENTRE_ADMIN'] as const) : [];
    const { policy } = await settings.current(now);
    return principalOf(identity, {
      officerRoles: [...new Set([...(entry?.roles ?? []), ...bootstrap])],
      conflicts: entry?.conflicts ?? [],
      submitLevels: policy.get('identity.submitLevels'),
    });
  };
}

async function claimsOf(
  event: APIGatewayProxyEventV2,
  route: Route,
  verifier: TokenVerifier | undefined,
): Promise<Claims | undefined> {
  if (route.auth === 'none') return undefined;
  if (route.auth === 'required') {
    // The same event with the authorizer's part, which the gateway adds on such routes.
    const { authorizer } = (event as APIGatewayProxyEventV2WithJWTAuthorizer).requestContext;
    return authorizer?.jwt.claims;
  }
  if (verifier === undefined) throw new Error(`${route.method} ${route.path} needs a token verifier`);
  const header = event.headers['authorization'];
  if (header === undefined) return undefined;
  const token = /^Bearer (.+)$/i.exec(header)?.[1];
  const claims = token === undefined ? undefined : await verifier.verify(token);
  if (claims === undefined) throw new ProblemError(refuse('UNAUTHENTICATED'));
  return claims;
}
