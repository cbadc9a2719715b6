import { bySystem } from '../../../shared/domain/acting.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { AGENCY_GROUND, decideHold, isHeldBy } from '../../../shared/domain/redemption/hold.ts';
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

/** Withholds what was claimed and not paid, for the agency's state (12-3h). @returns where to go on */
export async function holdClaims(
  { removalId, index, cursor }: ExecutionPage,
  now: string,
  deps: RemovalWorkerDeps,
): Promise<string | undefined> {
  const { tables } = deps;
  const { agencyId, uscc } = (await get(tables, removal, removalId)).body;
  const pk = redemptionsOf(uscc);
  const listed = await list(tables, redemption, 'list2', { pk }, { limit: CLAIMS_A_PAGE, cursor });
  await once(
    `${removalId}#CLAIMS#${index}`,
    async () => {
      const claims = await Promise.all(listed.items.map(({ id }) => get(tables, redemption, id)));
      const changes = claims.flatMap((found) => {
        if (found.body.agencyId !== agencyId || isHeldBy(found, AGENCY_GROUND)) return [];
        const ground = { ref: AGENCY_GROUND, cause: 'AGENCY', reason: '服务机构被清退' } as const;
        const held = decideHold(found, ground, bySystem(now));
        return isRefusal(held) ? [] : [change(redemption, found, held)];
      });
      return changes.length === 0 ? undefined : { changes, response: undefined };
    },
    now,
    deps,
  );
  return listed.cursor;
}
