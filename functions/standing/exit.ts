import { decideExit } from '../../shared/domain/agency/change-standing.ts';
import { type Obligation, refuseOpen } from '../../shared/domain/agency/obligations.ts';
import { UNFINISHED } from '../../shared/domain/order/machine.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { type LastAccepted, lastAccepted, noneAcceptedSince } from '../../shared/store/accepted-orders.ts';
import { agency, liveAgencyOf } from '../../shared/store/aggregates/agency.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { removalOf } from '../../shared/store/aggregates/removal.ts';
import { requireLiveAgency } from '../../shared/store/live-agency.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { StandingDeps } from './deps.ts';
import { mattersOf } from './matters.ts';
import { obligationsOf } from './obligations.ts';
import type { routes } from './routes.ts';

/** The order accepted last, where the lists do not have it yet. */
async function unlisted(
  { orderId }: LastAccepted,
  listed: readonly Obligation[],
  tables: Tables,
): Promise<Obligation[]> {
  const ref = `ORDER#${orderId}`;
  if (orderId === undefined || listed.some((each) => each.ref === ref)) return [];
  const status = (await load(tables, order, orderId))?.status;
  return UNFINISHED.some((each) => each === status) ? [{ kind: 'ORDER', ref }] : [];
}

/**
 * ACTIVE → EXITED at the agency's own wish, with nothing left open; its credit code is free in the same commit (12-4). An order that
 * it accepts meanwhile makes the commit fail; one that was only placed goes back to its buyer (functions/suspensions/orders.ts).
 */
export async function exitPlatform(
  request: Request<(typeof routes)['exitPlatform']>,
  { tables }: StandingDeps,
): Promise<Plan> {
  const found = await requireLiveAgency(tables, request.principal.uscc);
  requireVersion(found, request.ifMatch);
  const { uscc } = found.body;
  const about = { agencyId: found.id, uscc };
  const last = await lastAccepted(tables, found.id);
  const matters = await mattersOf(tables, about, request.principal);
  const obligations = await obligationsOf(tables, about, matters);
  const open = refuseOpen([...obligations, ...(await unlisted(last, obligations, tables))]);
  if (open !== undefined) throw new ProblemError(open);
  const decided = orThrow(decideExit(found, acting(request), request.body.reason));
  const after = standingAfter(found, decided);
  return {
    changes: [change(agency, found, decided)],
    guards: [
      { absent: removalOf(found.id), refusal: refuse('OPEN_OBLIGATIONS', { article: '12-0' }) },
      { release: liveAgencyOf(uscc), owner: found.id },
    ],
    projections: [noneAcceptedSince(found.id, last)],
    response: {
      status: 200,
      body: { agencyId: found.id, uscc, status: after.status, version: after.version },
      headers: etag(after.version),
    },
  };
}
