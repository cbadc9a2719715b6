import { bySystem } from '../../../shared/domain/acting.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { AGENCY_GROUND, decideRelease, isHeldBy } from '../../../shared/domain/redemption/hold.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { redemption, redemptionsOf } from '../../../shared/store/aggregates/redemption.ts';
import { removal } from '../../../shared/store/aggregates/removal.ts';
import { onceBySystem } from '../../../shared/store/once-by-system.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { RemovalWorkerDeps } from '../deps.ts';
import type { ExecutionPage } from './execute-page.ts';

/** A claim makes at most four items of a transaction of a hundred. */
const CLAIMS_A_PAGE = 20;
const once = onceBySystem('removal-execution', 'page');

/**
 * Takes the ground of the agency's state away from what it claimed, once its removal was revoked (SM-12); other grounds
 * stand. @returns where to go on
 */
export async function releaseClaims(
  { removalId, index, cursor }: ExecutionPage,
  now: string,
  deps: RemovalWorkerDeps,
): Promise<string | undefined> {
  const { tables } = deps;
  const { agencyId, uscc } = (await get(tables, removal, removalId)).body;
  const pk = redemptionsOf(uscc);
  const listed = await list(tables, redemption, 'list2', { pk }, { limit: CLAIMS_A_PAGE, cursor });
  await once(
    `${removalId}#RELEASE#${index}`,
    async () => {
      const owner = await get(tables, agency, agencyId);
      // Removed again meanwhile, on another ground.
      if (owner.status !== 'ACTIVE' && owner.status !== 'SUSPENDED') return undefined;
      const claims = await Promise.all(listed.items.map(({ id }) => get(tables, redemption, id)));
      const changes = claims.flatMap((found) => {
        if (found.body.agencyId !== agencyId || !isHeldBy(found, AGENCY_GROUND)) return [];
        const ground = { ref: AGENCY_GROUND, reason: '清退决定已撤销' };
        const released = decideRelease(found, ground, bySystem(now));
        return isRefusal(released) ? [] : [change(redemption, found, released)];
      });
      const checks = [{ kind: agency.kind, id: agencyId, version: owner.version }];
      return changes.length === 0 ? undefined : { changes, checks, response: undefined };
    },
    now,
    deps,
  );
  return listed.cursor;
}
