import { officer } from '../../../shared/store/aggregates/administration.ts';
import { load } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';

/** What the register says of a person who is to take over work; somebody unknown, or gone, has no role. */
export async function colleague(id: string, { tables }: AdministrationDeps) {
  const found = await load(tables, officer, id);
  const standing = found?.body.active ? found.body : { roles: [], conflicts: [] };
  return { id, ...standing };
}
