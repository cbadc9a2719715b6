import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { Role } from '../../shared/domain/identity/role.ts';

/** Somebody who has logged in, by a name of the test's own. */
export const person = (name: string, roles: readonly Role[], more: Partial<Principal> = {}): Principal => ({
  id: `u-${name}`,
  roles,
  identity: {
    issuer: 'https://login.example.test',
    subject: name,
    subjectType: 'PERSON',
    assurance: 'HIGH',
    displayName: name,
    roles: [],
  },
  ...more,
});
