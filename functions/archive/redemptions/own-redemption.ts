import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { RedemptionBody } from '../../../shared/domain/redemption/redemption.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { impartial, type ActingCaller } from '../../../shared/runtime/acting.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { redemptionView } from '../views.ts';

/** Any request about one redemption. */
export interface OnRedemption {
  readonly params: { readonly redemptionId: string };
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
}

const actsFor = ({ roles, uscc }: Principal, body: Pick<RedemptionBody, 'uscc'>): boolean =>
  uscc === body.uscc && roles.some((role) => AGENCY_ROLES.some((each) => each === role));

/** A redemption that the caller may read: its agency's own, or any for an officer. @throws NOT_FOUND */
export async function readableRedemption(
  { params, principal }: Pick<OnRedemption, 'params' | 'principal'>,
  tables: Tables,
): Promise<Loaded<RedemptionBody>> {
  const found = await get(tables, redemption, params.redemptionId);
  if (isOfficer(viewerOf(principal)) || actsFor(principal, found.body)) return found;
  throw new ProblemError(refuse('NOT_FOUND'));
}

/**
 * A redemption for an officer who handles it, without an interest in its agency, in the version that was seen.
 * @throws NOT_FOUND, STALE_VERSION, CONFLICT_OF_INTEREST
 */
export async function handledRedemption(
  request: OnRedemption,
  tables: Tables,
): Promise<{ readonly found: Loaded<RedemptionBody>; readonly officer: ActingCaller }> {
  const found = await readableRedemption(request, tables);
  requireVersion(found, request.ifMatch);
  return { found, officer: impartial(request, found.body.uscc, '14-2') };
}

/** The answer to a step: the redemption after it. */
export function answer(
  before: Loaded<RedemptionBody>,
  decided: Decided<RedemptionBody>,
  principal: Principal,
): Reply {
  const after = standingAfter(before, decided);
  return { status: 200, body: redemptionView(after, principal), headers: etag(after.version) };
}
