import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { requireVersion, etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { resultView } from '../views.ts';

interface OfCycle {
  readonly params: { readonly cycleId: string };
  readonly principal: Principal;
  readonly ifMatch?: number;
}

/** The cycle that a request is about, in the version that the caller saw. */
export async function cycleFor(request: OfCycle, tables: Tables): Promise<Loaded<CycleBody>> {
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The answer to a step: the result of the cycle after it. */
export function answer(found: Loaded<CycleBody>, decided: Decided<CycleBody>, request: OfCycle): Reply {
  const after = standingAfter(found, decided);
  return { status: 200, body: resultView(after, request.principal), headers: etag(after.version) };
}
