import type { Decided } from '../../../shared/domain/event.ts';
import type { HearingBody } from '../../../shared/domain/hearing/hearing.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { hearingView } from './view.ts';

/** A hearing that this person may see: officers any, an agency or a buyer with a credit code its own. @throws NOT_FOUND */
export async function visibleHearing(
  tables: Tables,
  hearingId: string,
  principal: Principal,
): Promise<Loaded<HearingBody>> {
  const loaded = await get(tables, hearing, hearingId);
  if (!isOfficer(viewerOf(principal)) && principal.uscc !== loaded.body.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  return loaded;
}

/** The commit of a step of a hearing, with the tasks that it opens and closes and what they rest on. */
export function hearingPlan(
  loaded: Loaded<HearingBody>,
  decided: Decided<HearingBody>,
  principal: Principal,
  work: Pick<Plan, 'changes' | 'checks'>,
): Plan {
  const after = standingAfter(loaded, decided);
  return {
    ...work,
    changes: [change(hearing, loaded, decided), ...work.changes],
    response: { status: 200, body: hearingView(after, principal.roles), headers: etag(after.version) },
  };
}
