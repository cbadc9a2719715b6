import type { CaseParty } from '../../../events/service-case-ref.ts';
import { fileOf } from '../../../shared/domain/document/own-file.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ServiceCaseBody } from '../../../shared/domain/service-case/service-case.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { caseView, eyeOn } from '../views.ts';

interface CaseRequest {
  readonly params: { readonly caseId: string };
  readonly principal: Principal;
  readonly ifMatch?: number;
}

/** The case of a request, for somebody it exists for. @throws NOT_FOUND, STALE_VERSION */
export async function findCase(request: CaseRequest, tables: Tables): Promise<Loaded<ServiceCaseBody>> {
  const found = await get(tables, serviceCase, request.params.caseId);
  if (eyeOn(found, request.principal) === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(found, request.ifMatch);
  return found;
}

/** The plan of a decision on it, with what else belongs in its commit. */
export function caseMoved(
  found: Loaded<ServiceCaseBody>,
  decided: Decided<ServiceCaseBody>,
  { principal }: Pick<CaseRequest, 'principal'>,
  more: Partial<Pick<Plan, 'changes' | 'projections' | 'checks'>> = {},
): Plan {
  const after = standingAfter(found, decided);
  return {
    ...more,
    changes: [change(serviceCase, found, decided), ...(more.changes ?? [])],
    response: { status: 200, body: caseView(after, principal), headers: etag(after.version) },
  };
}

/** Whether the caller speaks for that party of the case. @throws NOT_FOUND for a stranger */
export function requireParty(
  { body }: Loaded<ServiceCaseBody>,
  party: CaseParty,
  principal: Principal,
): CaseParty {
  const isAgency =
    AGENCY_ROLES.some((role) => principal.roles.includes(role)) && principal.uscc === body.uscc;
  const isBuyer = principal.roles.includes('BUYER') && fileOf(principal) === body.buyer.id;
  if (party === 'AGENCY' ? isAgency : isBuyer) return party;
  throw new ProblemError(refuse('NOT_FOUND'));
}
