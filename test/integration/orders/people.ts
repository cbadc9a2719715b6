import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { BUYER_USCC } from '../../support/order-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';

export const person = (name: string, roles: readonly Role[], uscc?: string): Principal => ({
  id: `u-${name}`,
  roles,
  identity: {
    issuer: 'https://login.example.test',
    subject: name,
    subjectType: uscc === undefined ? 'PERSON' : 'LEGAL_PERSON',
    assurance: 'HIGH',
    displayName: name,
    orgName: '示例单位',
    roles: [],
  },
  ...(uscc !== undefined && { uscc: uscc as NonNullable<Principal['uscc']> }),
});

/** A legal-person login is an agency's administrator, too, whatever it buys. */
export const BUYER = person('buyer', ['AGENCY_ADMIN', 'BUYER'], BUYER_USCC);
export const OTHER_BUYER = person('other-buyer', ['AGENCY_ADMIN', 'BUYER'], usccFixture(9001));
export const TEAM = person('team', ['BUYER']);
export const OFFICER = person('officer', ['CENTRE_OFFICER']);
export const interested = (uscc: string): Principal => ({ ...OFFICER, conflicts: [uscc] });
