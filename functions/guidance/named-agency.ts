import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import { ProblemError, refuse, type RuleRef } from '../../shared/domain/problem.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** What is kept of an agency in a register. */
export const agencyRef = ({ id, body }: Loaded<AgencyBody>) => ({ agencyId: id, uscc: body.uscc });

/**
 * The agency on the platform that a request names, suspended or not.
 * @throws VALIDATION_FAILED naming the field, AGENCY_NOT_ACTIVE for one that has left
 */
export async function namedAgency(
  agencyId: string,
  where: { readonly field?: string; readonly article: RuleRef },
  tables: Tables,
): Promise<Loaded<AgencyBody>> {
  const { field = 'agencyId', article } = where;
  const found = await load(tables, agency, agencyId);
  if (found === undefined) {
    const fields = [{ field: `body.${field}`, zh: '未找到该服务机构', en: 'there is no such agency' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article, fields }));
  }
  if (found.status === 'ACTIVE' || found.status === 'SUSPENDED') return found;
  throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article, extra: { state: found.status } }));
}
