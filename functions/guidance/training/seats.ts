import { type Projection, readProjection } from '../../../shared/store/projections.ts';
import type { Tables } from '../../../shared/store/table.ts';

const keyOf = (sessionId: string) => ({ pk: `PROJ#SEATS#${sessionId}`, sk: 'SEATS' });

/** How many places of a session are taken, and the count as it will be: under the revision that was read, so that two who
 * take the last place at the same moment cannot both have it. */
export async function seatsOf(tables: Tables, sessionId: string) {
  const found = await readProjection(tables, keyOf(sessionId));
  const taken = Number(found?.item['taken'] ?? 0);
  const counted = (change: 1 | -1): Projection => ({
    put: keyOf(sessionId),
    item: { taken: taken + change },
    rev: found?.rev,
  });
  return { taken, counted };
}
