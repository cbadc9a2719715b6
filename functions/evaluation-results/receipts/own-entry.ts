import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { CENTRE_ROLES, READING_OFFICERS, type Role } from '../../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { isPublicState } from '../readings/category-of.ts';

/** States in which an entry's own agency sees its points: its grade is in public, or final. */
const SHOWN = ['PUBLICISED', 'FINAL', 'AMENDED'];

/** Who reviews and who watches over the review see points while they are made; every other officer with the public. */
const BEFORE_ALL: readonly Role[] = [...CENTRE_ROLES, 'COMMISSION_OFFICER'];

/**
 * An entry with its points, for its own agency and all officers from the public notice on, for those who review and audit at
 * any time. @throws NOT_FOUND for another agency's, and before: no grade leaves the platform earlier (9-5)
 */
export async function entryForReceipt(
  entryId: string,
  { roles, uscc }: Pick<Principal, 'roles' | 'uscc'>,
  tables: Tables,
): Promise<Loaded<EntryBody>> {
  const found = await get(tables, entry, entryId);
  if (BEFORE_ALL.some((role) => roles.includes(role))) return found;
  const reader = uscc === found.body.uscc || READING_OFFICERS.some((role) => roles.includes(role));
  if (reader && (await isOut(found, tables))) return found;
  throw new ProblemError(refuse('NOT_FOUND'));
}

/** Whether the agency of an entry sees its points and grade. */
export async function isOut({ status, body }: Loaded<EntryBody>, tables: Tables): Promise<boolean> {
  if (SHOWN.includes(status)) return true;
  if (status !== 'NON_RANKED') return false;
  const result = await load(tables, categoryResult, categoryResultIdOf(body.cycleId, body.category));
  return result !== undefined && isPublicState(result.status);
}
