import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';
import type { AggregateType, Loaded } from '../../shared/store/aggregate.ts';
import { findLiveAgency } from '../../shared/store/live-agency.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Owned {
  readonly agencyId: string;
  readonly uscc: string;
}

/** The caller's own; a foreign agency's is not there. @throws NOT_FOUND */
export async function getOwn<B extends Owned>(
  tables: Tables,
  type: AggregateType<B>,
  id: string,
  principal: Principal,
): Promise<Loaded<B>> {
  const loaded = await get(tables, type, id);
  if (principal.uscc !== loaded.body.uscc) throw new ProblemError(refuse('NOT_FOUND'));
  return loaded;
}

/** The caller's own, or any for an officer. @throws NOT_FOUND */
export const getVisible = <B extends Owned>(
  tables: Tables,
  type: AggregateType<B>,
  id: string,
  principal: Principal,
): Promise<Loaded<B>> => (isOfficer(principal) ? get(tables, type, id) : getOwn(tables, type, id, principal));

/** Whose list is asked for: officers name an agency, an agency sees its own. @throws NOT_FOUND when there is none */
export async function listedAgencyId(
  tables: Tables,
  named: string | undefined,
  principal: Principal,
): Promise<string> {
  if (isOfficer(principal)) {
    if (named !== undefined) return named;
    const fields = [{ field: 'query.agencyId', zh: '须指明服务机构', en: 'name the agency' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  }
  const own = principal.uscc === undefined ? undefined : await findLiveAgency(tables, principal.uscc);
  if (own === undefined || (named !== undefined && named !== own.id))
    throw new ProblemError(refuse('NOT_FOUND'));
  return own.id;
}

export type LoadedAgency = Loaded<AgencyBody>;
