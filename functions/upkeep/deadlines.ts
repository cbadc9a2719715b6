import type { Decided } from '../../shared/domain/event.ts';
import { decideProposeForMissedUpdate } from '../../shared/domain/rectification/propose.ts';
import {
  decideReachDormancy,
  decideRemindDormancy,
  decideUncured,
} from '../../shared/domain/upkeep/dormancy.ts';
import { decideFallDue, decideMiss, decideRemindUpdate } from '../../shared/domain/upkeep/fall-due.ts';
import type { Counting } from '../../shared/domain/upkeep/profile-clock.ts';
import type { UpkeepBody } from '../../shared/domain/upkeep/upkeep.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { upkeep } from '../../shared/store/aggregates/upkeep.ts';
import { type Change, change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { dormancyReview, openOfficerTask } from './work.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}
interface Deps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

/** A deadline that changes the upkeep alone. */
const simply =
  (decide: (state: Loaded<UpkeepBody>, counting: Counting) => Decided<UpkeepBody> | undefined) =>
  async ({ id, now }: Due, { tables, settings }: Deps): Promise<Plan<undefined> | undefined> => {
    const loaded = await load(tables, upkeep, id);
    const decided = loaded && decide(loaded, { ...(await settings.current(now)), now });
    return loaded && decided && { changes: [change(upkeep, loaded, decided)], response: undefined };
  };

/** Row 6-3b: proposes a rectification for the period that was missed, once, and puts it before an officer. */
async function missUpdate({ id, now }: Due, deps: Deps): Promise<Plan<undefined> | undefined> {
  const loaded = await load(deps.tables, upkeep, id);
  if (loaded === undefined) return undefined;
  const counting = { ...(await deps.settings.current(now)), now };
  const missed = decideMiss(loaded, counting);
  if (missed === undefined) return undefined;
  const { rectificationId } = missed;
  const { agencyId, uscc } = loaded.body;
  const changes: (Change | undefined)[] = [change(upkeep, loaded, missed.decided)];
  if ((await load(deps.tables, rectification, rectificationId)) === undefined) {
    const proposed = decideProposeForMissedUpdate(missed, { agencyId, uscc }, now);
    const subjectRef = `RECTIFICATION#${rectificationId}`;
    changes.push(
      change(rectification, { newId: rectificationId }, proposed),
      await openOfficerTask(
        deps.tables,
        { kind: 'REVIEW_RECTIFICATION', subjectRef, uscc, round: 1, article: '12-1a' },
        counting,
      ),
    );
  }
  return { changes: changes.filter((each) => each !== undefined), response: undefined };
}

/** Row 12-3f: nobody is removed by the platform; a person looks whether to propose it. */
async function endCure({ id, now }: Due, deps: Deps): Promise<Plan<undefined> | undefined> {
  const loaded = await load(deps.tables, upkeep, id);
  if (loaded === undefined) return undefined;
  const counting = { ...(await deps.settings.current(now)), now };
  const decided = decideUncured(loaded, counting);
  if (decided === undefined) return undefined;
  const task = await openOfficerTask(deps.tables, dormancyReview(loaded), counting);
  return {
    changes: [change(upkeep, loaded, decided), task].filter((each) => each !== undefined),
    response: undefined,
  };
}

export const deadlineHandlers = {
  'UPKEEP PROFILE_UPDATE_REMINDER': simply(decideRemindUpdate),
  'UPKEEP PROFILE_UPDATE_DUE': simply(decideFallDue),
  'UPKEEP PROFILE_UPDATE_GRACE': missUpdate,
  'UPKEEP DORMANCY_REMINDER': simply(decideRemindDormancy),
  'UPKEEP DORMANCY_DUE': simply(decideReachDormancy),
  'UPKEEP DORMANCY_CURE': endCure,
};
