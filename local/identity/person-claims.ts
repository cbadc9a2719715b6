import { claimNamesSchema } from '../../shared/domain/identity/claims.ts';
import type { SeededPerson } from './people.ts';

const names = claimNamesSchema().parse({});

/** The claims that tokens carry, `sub` aside; the scope `openid` gives them all. */
export const CLAIM_NAMES = Object.values(names);

/** What the provider says of a person, under the claim names of the local stage. */
export function claimsOf(person: SeededPerson): Record<string, unknown> {
  const claims: Record<string, unknown> = {
    sub: person.id,
    [names.subjectType]: person.subjectType,
    [names.assurance]: person.assurance,
    [names.displayName]: person.displayName,
    [names.uscc]: person.uscc,
    [names.orgName]: person.orgName,
    [names.agentLevel]: person.agentLevel,
    [names.mobile]: person.mobile,
    [names.roles]: person.tokenRoles,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
