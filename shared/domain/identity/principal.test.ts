import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { refuse } from '../problem.ts';
import { identityOfClaims, type ExternalIdentity } from './claims.ts';
import { actingUscc, agencyRole, principalIdOf, principalOf } from './principal.ts';

const identity = (claims: Record<string, unknown>): ExternalIdentity =>
  identityOfClaims({ iss: 'https://login.example', sub: 's-1', ...claims })!;
const nobody = { officerRoles: [], submitLevels: [0, 1] };
const rolesOf = (claims: Record<string, unknown>) => principalOf(identity(claims), nobody).roles;

describe('[5-1a] principal', () => {
  it.each([
    [0, 'AGENCY_ADMIN'],
    [1, 'AGENCY_ADMIN'],
    [2, 'AGENCY_OPERATOR'],
    [3, 'AGENCY_OPERATOR'],
  ] as const)('level %d is %s by default', (level, role) => {
    expect(agencyRole(level, [0, 1])).toBe(role);
    expect(rolesOf({ subject_type: 'AGENT', uscc: USCC.company, agent_level: level })).toEqual([role]);
  });

  it('takes a legal person for level 0 and an unstated agent for the lowest clerk', () => {
    expect(rolesOf({ subject_type: 'LEGAL_PERSON', uscc: USCC.company })).toEqual(['AGENCY_ADMIN']);
    expect(rolesOf({ subject_type: 'AGENT', uscc: USCC.company })).toEqual(['AGENCY_OPERATOR']);
    expect(agencyRole(1, [0])).toBe('AGENCY_OPERATOR');
  });

  it('takes officer roles from the register only', () => {
    expect(rolesOf({ roles: ['CENTRE_ADMIN', 'COMMISSION_OFFICER'] })).toEqual(['PUBLIC']);
    expect(rolesOf({ roles: '[BUYER CENTRE_ADMIN]' })).toEqual(['BUYER']);
    const officer = principalOf(identity({}), {
      ...nobody,
      officerRoles: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    });
    expect(officer.roles).toEqual(['CENTRE_OFFICER', 'CENTRE_REVIEWER']);
    expect(officer).not.toHaveProperty('uscc');
  });

  it('is known by a pseudonym that differs by issuer and subject', () => {
    const id = principalIdOf('https://login.example', 's-1');
    expect(id).toMatch(/^u-[0-9a-f]{32}$/);
    expect(principalOf(identity({}), nobody).id).toBe(id);
    expect(principalIdOf('https://login.example', 's-2')).not.toBe(id);
    expect(principalIdOf('https://other.example', 's-1')).not.toBe(id);
  });

  it('acts for the credit code of the login, and for none other', () => {
    const acting = (claims: Record<string, unknown>) => actingUscc(principalOf(identity(claims), nobody));
    expect(acting({ subject_type: 'AGENT', uscc: USCC.company })).toBe(USCC.company);
    expect(acting({ subject_type: 'PERSON', uscc: USCC.company })).toEqual(
      refuse('LEGAL_PERSON_LOGIN_REQUIRED', { article: '5-1a' }),
    );
    expect(principalOf(identity({ subject_type: 'PERSON', uscc: USCC.company }), nobody)).not.toHaveProperty(
      'uscc',
    );
    for (const uscc of [undefined, '91330100799655058A']) {
      expect(acting({ subject_type: 'LEGAL_PERSON', uscc })).toEqual(
        refuse('USCC_INVALID', { article: '5-1a' }),
      );
    }
  });
});
