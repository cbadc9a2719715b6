import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import type { Principal } from '../identity/principal.ts';
import type { Role } from '../identity/role.ts';
import { documentIdOf, objectKeyOf } from './document.ts';
import { ownFile } from './own-file.ts';

const ID = '01JQD0CM0000000000000000AA';
const person = (roles: readonly Role[], uscc?: string): Principal => ({
  id: `u-${'0'.repeat(32)}`,
  roles,
  // Only what the decision reads.
  identity: { subjectType: uscc === undefined ? 'PERSON' : 'LEGAL_PERSON', uscc } as Principal['identity'],
  ...(uscc !== undefined && { uscc: uscc as NonNullable<Principal['uscc']> }),
});
const team = person(['BUYER']);
const both = person(['AGENCY_ADMIN', 'BUYER'], USCC.company);

describe('[5-1d] the file that a material goes into', () => {
  it("is the agency's own, and a buyer's own", () => {
    expect(ownFile(both, undefined, 'INVOICE')).toEqual({ uscc: USCC.company, origin: 'AGENCY' });
    expect(ownFile(both, 'BUYER', 'ACCEPTANCE_RECORD')).toEqual({ uscc: USCC.company, origin: 'BUYER' });
    const file = { uscc: `team-${team.id}`, origin: 'BUYER' };
    expect(ownFile(team, undefined, 'OTHER')).toEqual(file);
    expect(documentIdOf(objectKeyOf(file.uscc, ID))).toBe(ID);
  });

  it("is the centre's for an import by the administrator, and by nobody else", () => {
    expect(ownFile(person(['CENTRE_ADMIN']), undefined, 'IMPORT_FILE')).toEqual({
      uscc: 'CENTRE',
      origin: 'CENTRE',
    });
    expect(documentIdOf(objectKeyOf('CENTRE', ID))).toBe(ID);
    expect(ownFile(both, undefined, 'IMPORT_FILE')).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });

  it('is refused to who is neither', () => {
    expect(ownFile(person(['AGENCY_ADMIN'], USCC.company), 'BUYER', 'OTHER')).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    expect(ownFile(person(['CENTRE_ADMIN']), undefined, 'OTHER')).toMatchObject({
      refused: 'LEGAL_PERSON_LOGIN_REQUIRED',
    });
    expect(ownFile(person(['PUBLIC']), undefined, 'OTHER')).toMatchObject({
      refused: 'LEGAL_PERSON_LOGIN_REQUIRED',
    });
  });
});
