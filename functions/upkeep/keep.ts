import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import type { Decided } from '../../shared/domain/event.ts';
import { decideBegin } from '../../shared/domain/upkeep/begin.ts';
import type { Counting } from '../../shared/domain/upkeep/profile-clock.ts';
import type { UpkeepBody, UpkeepState } from '../../shared/domain/upkeep/upkeep.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';

/** An agency's upkeep, begun in the same commit where the event that begins it has not come yet. */
export interface Kept {
  readonly state: UpkeepState;
  readonly isNew: boolean;
  /** The change that a decision on `state` makes, with the beginning before it. */
  readonly changeBy: (decided: Decided<UpkeepBody> | undefined) => Change | undefined;
}

export async function keptOf(tables: Tables, agency: Loaded<AgencyBody>, counting: Counting): Promise<Kept> {
  const loaded = await load(tables, upkeep, agency.id);
  if (loaded !== undefined) {
    const changeBy = (decided: Decided<UpkeepBody> | undefined) => decided && change(upkeep, loaded, decided);
    return { state: loaded, isNew: false, changeBy };
  }
  const begun = decideBegin(agency, counting);
  return {
    state: standingAfter({ id: agency.id }, begun),
    isNew: true,
    changeBy: (decided) =>
      change(
        upkeep,
        { newId: agency.id },
        decided === undefined ? begun : { ...decided, events: [...begun.events, ...decided.events] },
      ),
  };
}
