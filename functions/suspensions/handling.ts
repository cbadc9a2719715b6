import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { isUnderWay } from '../../shared/domain/rectification/machine.ts';
import type { SuspensionBody } from '../../shared/domain/suspension/suspension.ts';
import { stepPlan } from '../../shared/runtime/step-plan.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { suspension } from '../../shared/store/aggregates/suspension.ts';
import type { Check } from '../../shared/store/plan.ts';
import { get, list, load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isShownToAgency, suspensionView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly suspensionId: string };
}

/** A suspension that the caller may see: any for an officer; for an agency its own that it was told of. @throws NOT_FOUND */
export async function visibleSuspension(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<SuspensionBody>> {
  const found = await get(tables, suspension, params.suspensionId);
  const own = found.body.uscc === principal.uscc && isShownToAgency(found.body);
  if (!isOfficer(principal) && !own) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function suspensionFor(request: Handling, tables: Tables): Promise<Loaded<SuspensionBody>> {
  const found = await visibleSuspension(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of a suspension, what is committed with it, and the suspension after it as the answer. */
export const planOf = stepPlan(suspension, suspensionView);

/** The order to rectify that a suspension rests on, and the check that it stands so at the commit. */
export async function groundOf({ ground }: Pick<SuspensionBody, 'ground'>, tables: Tables) {
  if (ground.kind !== 'RECTIFICATION') return { rectification: undefined, checks: [] as Check[] };
  const found = await load(tables, rectification, ground.rectificationId);
  if (found === undefined) return { rectification: undefined, checks: [] as Check[] };
  const checks: Check[] = [{ kind: rectification.kind, id: found.id, version: found.version }];
  return { rectification: { agencyId: found.body.agencyId, status: found.status }, checks };
}

const PAGE = 100;

/** The orders to rectify of an agency that are issued and not accepted (12-2c). */
export async function openRectifications(tables: Tables, agencyId: string): Promise<string[]> {
  const open: string[] = [];
  let cursor: string | undefined;
  do {
    const pk = `RECTIFICATION#AGENCY#${agencyId}`;
    const page = await list(tables, rectification, 'list2', { pk }, { limit: PAGE, cursor });
    open.push(...page.items.filter(({ status }) => isUnderWay(status)).map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return open;
}
