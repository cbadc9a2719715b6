import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { InspectionBody } from '../../shared/domain/inspection/inspection.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { stepPlan } from '../../shared/runtime/step-plan.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { inspection } from '../../shared/store/aggregates/inspection.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { inspectionView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly inspectionId: string };
}

/** An inspection that the caller may see: any for an officer, its own for an agency. @throws NOT_FOUND */
export async function visibleInspection(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<InspectionBody>> {
  const found = await get(tables, inspection, params.inspectionId);
  if (!isOfficer(principal) && found.body.uscc !== principal.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function inspectionFor(request: Handling, tables: Tables): Promise<Loaded<InspectionBody>> {
  const found = await visibleInspection(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of an inspection, what is committed with it, and the inspection after it as the answer. */
export const planOf = stepPlan(inspection, inspectionView);
