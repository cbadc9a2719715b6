import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import { documentMachine, type DocumentStatus } from '../../../shared/domain/document/machine.ts';
import { fileOf } from '../../../shared/domain/document/own-file.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { CENTRE_ROLES, type Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { isDisclosed } from '../../../shared/store/disclosed.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { isReadingOfficer } from '../cases/own-case.ts';

/**
 * A material that the caller may see: what its own agency put there or is heard on, any for an officer, the papers of an
 * objector or of a report for CENTRE_DISCIPLINE alone (domain §3.4, §5.5). @throws NOT_FOUND
 */
export async function getReadableDocument(
  tables: Tables,
  documentId: string,
  principal: Principal,
): Promise<Loaded<DocumentBody>> {
  const loaded = await get(tables, document, documentId);
  const may = mayRead(loaded.body, principal) || (await isHeardOn(tables, loaded, principal));
  if (!may) throw new ProblemError(refuse('NOT_FOUND'));
  return loaded;
}

/** Evidence in its own file that a prior notice named to it. */
async function isHeardOn(
  tables: Tables,
  { id, body }: Pick<Loaded<DocumentBody>, 'id' | 'body'>,
  principal: Principal,
): Promise<boolean> {
  const own = body.origin === 'CENTRE' && body.uscc === fileOf(principal);
  return own && (await isDisclosed(tables, id, body.uscc));
}

const HANDLING: readonly Role[] = ['CENTRE_DISCIPLINE', ...CENTRE_ROLES];

function mayRead({ uscc, origin }: DocumentBody, principal: Principal): boolean {
  if (origin === 'OBJECTOR' || origin === 'REPORTER') return principal.roles.includes('CENTRE_DISCIPLINE');
  // Its id is known to nobody but those who may open the complaint that names it.
  if (origin === 'COMPLAINANT') return principal.roles.some((role) => HANDLING.includes(role));
  if (isReadingOfficer(principal)) return true;
  return (origin === 'AGENCY' || origin === 'BUYER') && uscc === fileOf(principal);
}

export function documentView(
  { id, status, version, body }: Pick<Loaded<DocumentBody>, 'id' | 'status' | 'version' | 'body'>,
  { roles }: Principal,
) {
  const { uscc, origin, kind, fileName, mediaType, bytes, sha256, registeredAt, scan } = body;
  return {
    documentId: id,
    status,
    version,
    uscc,
    origin,
    kind,
    fileName,
    mediaType,
    bytes,
    sha256,
    registeredAt,
    scannedAt: scan?.at,
    reason: scan?.reason,
    // The status was written by the same machine.
    allowedActions: allowedActions(documentMachine, status as DocumentStatus, roles),
  };
}
