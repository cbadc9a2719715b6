import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { decideConfirm } from '../../../shared/domain/upkeep/confirm.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { UpkeepDeps } from '../deps.ts';
import { keptOf } from '../keep.ts';
import type { routes } from '../routes.ts';
import { upkeepView } from '../views.ts';
import { closeDormancyReview } from '../work.ts';

/** Row 6-3a: the signed “no change” of all four sections; a suspended agency may give it, too. */
export async function confirmProfile(
  request: Request<(typeof routes)['confirmProfile']>,
  { tables, settings }: UpkeepDeps,
): Promise<Plan> {
  const { principal, body, now, ifMatch } = request;
  const own = await requireLiveAgency(tables, principal.uscc);
  const { policy, calendar } = await settings.current(now);
  const { state, changeBy } = await keptOf(tables, own, { now, policy, calendar });
  if (ifMatch !== undefined && ifMatch !== state.version)
    throw new ProblemError(refuse('STALE_VERSION', { extra: { version: state.version } }));
  const { accepted = false, textVersion = '' } = body.declaration ?? {};
  const given = { accepted, textVersion, agencyVersion: own.version };
  const decided = orThrow(decideConfirm(state, given, { ...acting(request), policy, calendar }));
  const changed = changeBy(decided);
  const closed = await closeDormancyReview(tables, state, decided, acting(request));
  const after = standingAfter(state, decided);
  return {
    changes: [changed, closed].filter((each) => each !== undefined),
    // What was signed for is what stood there.
    checks: [{ kind: 'AGENCY', id: own.id, version: own.version }],
    response: {
      status: 201,
      body: upkeepView(after, policy, { roles: principal.roles, now: request.now }),
      headers: etag(after.version),
    },
  };
}
