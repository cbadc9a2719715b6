import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { SpotCheckBody } from '../../../shared/domain/spot-check/spot-check.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { spotCheckView } from './view.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly spotCheckId: string };
}

/** A check that the caller may see: any for an officer, its own for an agency. @throws NOT_FOUND */
export async function visibleCheck(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<SpotCheckBody>> {
  const found = await get(tables, spotCheck, params.spotCheckId);
  if (!isOfficer(principal) && found.body.uscc !== principal.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function checkFor(request: Handling, tables: Tables): Promise<Loaded<SpotCheckBody>> {
  const found = await visibleCheck(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The answer to a step: the check after it, as the caller may see it. */
export function answer(
  found: Loaded<SpotCheckBody>,
  decided: Decided<SpotCheckBody>,
  { principal }: Pick<Handling, 'principal'>,
): Reply {
  const after = standingAfter(found, decided);
  return { status: 200, body: spotCheckView(after, principal), headers: etag(after.version) };
}
