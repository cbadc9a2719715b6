import { createHash } from 'node:crypto';
import type { PolicyValue } from '../../policy/parameters.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { AgentLevel, ExternalIdentity } from './claims.ts';
import type { OfficerRole, Role } from './role.ts';
import type { Uscc } from './uscc.ts';

/** A caller with the roles that hold now. */
export interface Principal {
  /** Pseudonym of the login: it may stand in events and logs. */
  readonly id: string;
  readonly roles: readonly Role[];
  readonly identity: ExternalIdentity;
  /** The agency or buyer acted for; the only source of the credit code of a case (row 5-1a). */
  readonly uscc?: Uscc;
  /** Credit codes in which an officer has declared an interest (requirements §8.0, CONFLICT_OF_INTEREST). */
  readonly conflicts?: readonly string[];
}

/** The pseudonym under which a login subject stands in events and in the officers' register. */
export function principalIdOf(issuer: string, subject: string): string {
  return `u-${createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 32)}`;
}

/** Requirements §8.0: who may submit for the agency, and who may only draft. */
export function agencyRole(
  level: AgentLevel,
  submitLevels: PolicyValue<'identity.submitLevels'>,
): 'AGENCY_ADMIN' | 'AGENCY_OPERATOR' {
  return submitLevels.includes(level) ? 'AGENCY_ADMIN' : 'AGENCY_OPERATOR';
}

/** The legal person's own login is level 0; an agent whose level nobody states is the lowest clerk. */
function levelOf({ subjectType, agentLevel }: ExternalIdentity): AgentLevel {
  return agentLevel ?? (subjectType === 'LEGAL_PERSON' ? 0 : 3);
}

interface Standing {
  /** From the officers' register, never from the token (requirements §8.0). */
  readonly officerRoles: readonly OfficerRole[];
  readonly conflicts?: readonly string[];
  readonly submitLevels: PolicyValue<'identity.submitLevels'>;
}

/**
 * The roles of an identity. A legal-person login with a valid credit code acts for its agency; the provider may
 * make somebody a BUYER and nothing else; everybody else is PUBLIC.
 */
export function principalOf(
  identity: ExternalIdentity,
  { officerRoles, conflicts, submitLevels }: Standing,
): Principal {
  const roles: Role[] = [...officerRoles];
  const uscc = identity.subjectType === 'PERSON' ? undefined : identity.uscc;
  if (uscc !== undefined) roles.push(agencyRole(levelOf(identity), submitLevels));
  if (identity.roles.includes('BUYER')) roles.push('BUYER');
  if (roles.length === 0) roles.push('PUBLIC');
  return {
    id: principalIdOf(identity.issuer, identity.subject),
    roles,
    identity,
    ...(uscc !== undefined && { uscc }),
    ...(conflicts !== undefined && { conflicts }),
  };
}

/**
 * Row 5-1a: the credit code a principal acts for. A personal login is refused LEGAL_PERSON_LOGIN_REQUIRED, a
 * missing or wrong code USCC_INVALID, both 403.
 */
export function actingUscc({ identity }: Principal): Uscc | Refusal {
  if (identity.subjectType === 'PERSON') return refuse('LEGAL_PERSON_LOGIN_REQUIRED', { article: '5-1a' });
  return identity.uscc ?? refuse('USCC_INVALID', { article: '5-1a' });
}
