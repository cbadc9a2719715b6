import { decideExit } from '../../shared/domain/agency/change-standing.ts';
import { refuseOpen } from '../../shared/domain/agency/obligations.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { agency, liveAgencyOf } from '../../shared/store/aggregates/agency.ts';
import { removalOf } from '../../shared/store/aggregates/removal.ts';
import { requireLiveAgency } from '../../shared/store/live-agency.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { StandingDeps } from './deps.ts';
import { mattersOf } from './matters.ts';
import { obligationsOf } from './obligations.ts';
import type { routes } from './routes.ts';

/**
 * ACTIVE → EXITED at the agency's own wish, with nothing left open; its credit code is free in the same commit (12-4). An order that
 * was placed while the lists were read is not seen here: it goes back to its buyer (functions/suspensions/orders.ts).
 */
export async function exitPlatform(
  request: Request<(typeof routes)['exitPlatform']>,
  { tables }: StandingDeps,
): Promise<Plan> {
  const found = await requireLiveAgency(tables, request.principal.uscc);
  requireVersion(found, request.ifMatch);
  const { uscc } = found.body;
  const about = { agencyId: found.id, uscc };
  const matters = await mattersOf(tables, about, request.principal);
  const open = refuseOpen(await obligationsOf(tables, about, matters));
  if (open !== undefined) throw new ProblemError(open);
  const decided = orThrow(decideExit(found, acting(request), request.body.reason));
  const after = standingAfter(found, decided);
  return {
    changes: [change(agency, found, decided)],
    guards: [
      { absent: removalOf(found.id), refusal: refuse('OPEN_OBLIGATIONS', { article: '12-0' }) },
      { release: liveAgencyOf(uscc), owner: found.id },
    ],
    response: {
      status: 200,
      body: { agencyId: found.id, uscc, status: after.status, version: after.version },
      headers: etag(after.version),
    },
  };
}
