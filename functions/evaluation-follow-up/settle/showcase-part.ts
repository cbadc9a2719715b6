import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import {
  decideRestoreShowcase,
  decideShow,
  decideWithdrawShowcase,
} from '../../../shared/domain/showcase/showcase.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { showcase } from '../../../shared/store/aggregates/showcase.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Graded } from '../graded.ts';
import { NOTHING, onPlatform, type Part, type Settling } from './part.ts';

/** Row 10-2b: the showcase as the published grade has it, for an agency that is on the platform. */
export async function showcasePart(
  { entry, grade }: Graded,
  agency: Loaded<AgencyBody> | undefined,
  settling: Settling,
): Promise<Part> {
  const { cycleId, category, agencyId, uscc, agencyName, result } = entry.body;
  const found = await load(settling.tables, showcase, entry.id);
  const rank = result?.rank === undefined ? {} : { rank: result.rank };
  if (grade !== 'EXCELLENT' && grade !== 'GOOD') {
    if (found?.status !== 'ON') return NOTHING;
    const withdrawn = orThrow(decideWithdrawShowcase(found, { cause: 'GRADE_CHANGED' }, settling));
    return { changes: [change(showcase, found, withdrawn)] };
  }
  if (!onPlatform(agency)) return NOTHING;
  if (found === undefined) {
    const about = { cycleId, category, agencyId, uscc, agencyName, grade, ...rank };
    return {
      changes: [change(showcase, { newId: entry.id }, orThrow(decideShow(entry.id, about, settling)))],
    };
  }
  if (found.status === 'OFF') {
    if (found.body.withdrawn?.cause === 'OFFICE') return NOTHING;
    const restored = orThrow(decideRestoreShowcase(found, { grade, ...rank }, settling));
    return { changes: [change(showcase, found, restored)] };
  }
  if (found.body.grade === grade && found.body.rank === result?.rank) return NOTHING;
  const off = orThrow(decideWithdrawShowcase(found, { cause: 'GRADE_CHANGED' }, settling));
  const on = orThrow(
    decideRestoreShowcase({ ...found, status: 'OFF', body: off.body }, { grade, ...rank }, settling),
  );
  return {
    changes: [change(showcase, found, { events: [...off.events, ...on.events], body: on.body })],
  };
}
