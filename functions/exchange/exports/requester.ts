import type { ExportBody } from '../../../shared/domain/export/export.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import { parseUscc } from '../../../shared/domain/identity/uscc.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/**
 * Who asked for an export, with the roles that still hold: an officer whose role was withdrawn meanwhile gets nothing more.
 * Who is in no register is an administrator by stage configuration, or no officer. What only the login knows is not kept.
 */
export async function requesterOf(
  { id, roles, uscc }: ExportBody['requester'],
  tables: Tables,
): Promise<Principal> {
  const entry = (await load(tables, officer, id))?.body;
  const inRegister: readonly string[] = entry?.active === true ? entry.roles : [];
  const holds = (role: (typeof roles)[number]) =>
    entry === undefined || !OFFICER_ROLES.some((each) => each === role) || inRegister.includes(role);
  const code = uscc === undefined ? undefined : parseUscc(uscc);
  const acted = code?.ok === true ? { uscc: code.uscc } : {};
  return {
    id,
    roles: roles.filter((role) => holds(role)),
    conflicts: entry?.conflicts ?? [],
    ...acted,
    identity: {
      issuer: '',
      subject: '',
      subjectType: uscc === undefined ? 'PERSON' : 'LEGAL_PERSON',
      assurance: 'LOW',
      displayName: '',
      roles: [],
      ...acted,
    },
  };
}
