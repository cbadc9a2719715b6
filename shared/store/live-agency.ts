import type { AgencyBody } from '../domain/agency/agency.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import type { Loaded } from './aggregate.ts';
import { agency, liveAgencyOf } from './aggregates/agency.ts';
import { guardOwner, load } from './read.ts';
import type { Tables } from './table.ts';

/** The agency on the platform with this credit code, suspended or not; undefined when there is none. */
export async function findLiveAgency(tables: Tables, uscc: string): Promise<Loaded<AgencyBody> | undefined> {
  const agencyId = await guardOwner(tables, liveAgencyOf(uscc));
  return agencyId === undefined ? undefined : load(tables, agency, agencyId);
}

/** For duties that a suspended agency keeps, too (12-2s). @throws AGENCY_NOT_ACTIVE for anybody else (2-1) */
export async function requireLiveAgency(
  tables: Tables,
  uscc: string | undefined,
): Promise<Loaded<AgencyBody>> {
  const found = uscc === undefined ? undefined : await findLiveAgency(tables, uscc);
  if (found !== undefined) return found;
  throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '2-1' }));
}

/** For what only an active agency may do: products, orders (5-5, 6-1). @throws AGENCY_NOT_ACTIVE */
export async function requireActiveAgency(
  tables: Tables,
  uscc: string | undefined,
): Promise<Loaded<AgencyBody>> {
  const found = await requireLiveAgency(tables, uscc);
  if (found.status === 'ACTIVE') return found;
  throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '2-1', extra: { state: found.status } }));
}
