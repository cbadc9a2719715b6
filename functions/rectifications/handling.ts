import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import { stepPlan } from '../../shared/runtime/step-plan.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isShownToAgency, rectificationView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly rectificationId: string };
}

/** An order that the caller may see: any for an officer; for an agency its own that it was told of. @throws NOT_FOUND */
export async function visibleRectification(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<RectificationBody>> {
  const found = await get(tables, rectification, params.rectificationId);
  const own = found.body.uscc === principal.uscc && isShownToAgency(found.body);
  if (!isOfficer(principal) && !own) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function rectificationFor(
  request: Handling,
  tables: Tables,
): Promise<Loaded<RectificationBody>> {
  const found = await visibleRectification(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of an order to rectify, what is committed with it, and the order after it as the answer. */
export const planOf = stepPlan(rectification, rectificationView);
