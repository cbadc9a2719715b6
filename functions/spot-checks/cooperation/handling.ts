import type { CooperationBody } from '../../../shared/domain/cooperation/cooperation.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { cooperationView } from './view.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly cooperationId: string };
}

/** A request that the caller may see: any for an officer, its own for an agency. @throws NOT_FOUND */
export async function visibleRequest(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<CooperationBody>> {
  const found = await get(tables, cooperation, params.cooperationId);
  if (!isOfficer(principal) && found.body.uscc !== principal.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function requestFor(request: Handling, tables: Tables): Promise<Loaded<CooperationBody>> {
  const found = await visibleRequest(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The answer to a step: the request after it, as the caller may see it. */
export function answer(
  found: Loaded<CooperationBody>,
  decided: Decided<CooperationBody>,
  { principal }: Pick<Handling, 'principal'>,
  withItems?: boolean,
): Reply {
  const after = standingAfter(found, decided);
  return { status: 200, body: cooperationView(after, principal, withItems), headers: etag(after.version) };
}
