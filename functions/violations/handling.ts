import { mayReadReports } from '../../shared/domain/complaint/readers.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ViolationBody } from '../../shared/domain/violation/violation.ts';
import { stepPlan } from '../../shared/runtime/step-plan.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isShownToAgency, violationView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly violationId: string };
}

/** @throws FORBIDDEN_ROLE for whoever may not read reports, of what came from one (3-2g) */
export function refuseReports({ roles }: Pick<Principal, 'roles'>, fromReport: boolean): void {
  if (fromReport && !mayReadReports(roles))
    throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '3-2g' }));
}

/** A violation that the caller may see: an agency's own from the prior notice on. @throws NOT_FOUND, FORBIDDEN_ROLE */
export async function visibleViolation(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<ViolationBody>> {
  const found = await get(tables, violation, params.violationId);
  if (isOfficer(principal)) refuseReports(principal, found.body.fromReport === true);
  else if (found.body.uscc !== principal.uscc || !isShownToAgency(found.body))
    throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function violationFor(request: Handling, tables: Tables): Promise<Loaded<ViolationBody>> {
  const found = await visibleViolation(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of a violation, what is committed with it, and the violation after it as the answer. */
export const planOf = stepPlan(violation, violationView);
