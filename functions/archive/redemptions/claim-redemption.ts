import { orThrow } from '../../../shared/domain/problem.ts';
import { decideClaim } from '../../../shared/domain/redemption/claim.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { asSide } from '../../orders/sides.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { openStep } from '../tasks.ts';
import { redemptionView } from '../views.ts';
import { flagGrounds } from './grounds.ts';

/** SM-6, redemption: the agency claims the voucher amount of its archived order, or claims again after a return. */
export async function claimRedemption(
  request: Request<(typeof routes)['claimRedemption']>,
  { tables, settings }: ArchiveDeps,
): Promise<Plan> {
  const { params, principal, now, ifMatch } = request;
  const ordered = await get(tables, order, params.orderId);
  const acting = asSide(ordered.body, 'AGENCY', request);
  const existing = await load(tables, redemption, ordered.id);
  if (existing !== undefined) requireVersion(existing, ifMatch);
  const grounds = await flagGrounds(ordered.id, now, tables);
  const decided = orThrow(decideClaim(existing, ordered, grounds, acting));
  const after = standingAfter(existing ?? { id: ordered.id }, decided);
  return {
    changes: [
      change(redemption, existing ?? { newId: ordered.id }, decided),
      ...(await openStep('REVIEW_REDEMPTION', after, now, await settings.current(now), tables)),
    ],
    checks: [{ kind: 'ORDER', id: ordered.id, version: ordered.version }],
    response: {
      status: 201,
      body: redemptionView(after, principal),
      headers: { location: `/redemptions/${ordered.id}`, ...etag(after.version) },
    },
  };
}
