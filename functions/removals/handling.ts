import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { RemovalBody } from '../../shared/domain/removal/removal.ts';
import { stepPlan } from '../../shared/runtime/step-plan.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { removal } from '../../shared/store/aggregates/removal.ts';
import { get } from '../../shared/store/read.ts';
import type { Step } from '../../shared/store/tasks.ts';
import type { Tables } from '../../shared/store/table.ts';
import { removalView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly removalId: string };
}

/** A removal that the caller may see: any for an officer; for an agency its own, from the prior notice on. @throws NOT_FOUND */
export async function visibleRemoval(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<RemovalBody>> {
  const found = await get(tables, removal, params.removalId);
  const own = found.body.uscc === principal.uscc && found.body.noticed !== undefined;
  if (!isOfficer(principal) && !own) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function removalFor(request: Handling, tables: Tables): Promise<Loaded<RemovalBody>> {
  const found = await visibleRemoval(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of a removal, what is committed with it, and the removal after it as the answer. */
export const planOf = stepPlan(removal, removalView);

const step = (kind: Step['kind'], removalId: string, round: string | number): Step => ({
  subjectRef: `REMOVAL#${removalId}`,
  kind,
  round,
  article: '12-3a',
});

/** The Commission looks at a proposal and gives prior notice, or drops it. */
export const proposalStep = (removalId: string): Step => step('REVIEW_REMOVAL', removalId, 1);

/** Everything about a removal that may wait for a person. */
export const openSteps = (id: string, { hearingId }: Pick<RemovalBody, 'hearingId'>): Step[] => [
  proposalStep(id),
  ...(hearingId === undefined
    ? []
    : [step('CONSIDER_HEARING', id, hearingId), step('DECIDE_REMOVAL', id, hearingId)]),
];
