import { decideEndReply } from '../../shared/domain/category-grant/refuse.ts';
import { GRANT_REPLY } from '../../shared/domain/category-grant/category-grant.ts';
import { decideExpire, decideRemind } from '../../shared/domain/qualification/clock.ts';
import {
  QUALIFICATION_EXPIRY,
  QUALIFICATION_REMIND,
} from '../../shared/domain/qualification/qualification.ts';
import { decideGoStale, decideRemindStanding } from '../../shared/domain/standing-document/keep.ts';
import { STANDING_REMIND, STANDING_STALE } from '../../shared/domain/standing-document/standing-document.ts';
import { categoryGrant } from '../../shared/store/aggregates/category-grant.ts';
import { qualification } from '../../shared/store/aggregates/qualification.ts';
import { standingDocument } from '../../shared/store/aggregates/standing-document.ts';
import { changeHeld, readHeld } from '../../shared/store/held-qualifications.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { StoreDeps } from './deps.ts';
import { grantWork } from './grants/grant-effect.ts';
import { openWork } from './work.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}
type Effect = Promise<Plan<undefined> | undefined>;

/** Row 3-1b: T-60, T-30, T-7. */
async function remindOfQualification({ id, now }: Due, { tables, settings }: StoreDeps): Effect {
  const loaded = await get(tables, qualification, id);
  const { policy } = await settings.current(now);
  const decided = decideRemind(loaded, { now, policy });
  return decided && { changes: [change(qualification, loaded, decided)], response: undefined };
}

/** Row 3-1b: its last day is over. What depends on it follows by the event. */
async function endQualification({ id, now }: Due, { tables }: StoreDeps): Effect {
  const loaded = await get(tables, qualification, id);
  const decided = decideExpire(loaded, now);
  if (decided === undefined) return undefined;
  const held = await readHeld(tables, loaded.body.agencyId);
  return {
    changes: [change(qualification, loaded, decided)],
    projections: [changeHeld(held, { ended: id })],
    response: undefined,
  };
}

/** Row 5-5c: the agency did not reply in time; a reviewer may decide. */
async function endGrantReply({ id, now }: Due, { tables, settings }: StoreDeps): Effect {
  const loaded = await get(tables, categoryGrant, id);
  const decided = decideEndReply(loaded, now);
  if (decided === undefined) return undefined;
  const current = { ...(await settings.current(now)), now };
  const opened = await openWork(tables, grantWork('DECIDE_CATEGORY_REFUSAL', loaded), current);
  return { changes: [change(categoryGrant, loaded, decided), ...opened], response: undefined };
}

/** Rows 6-2a, 6-2b: before its year is over. */
async function remindOfStanding({ id, now }: Due, { tables, settings }: StoreDeps): Effect {
  const loaded = await get(tables, standingDocument, id);
  const { policy } = await settings.current(now);
  const decided = decideRemindStanding(loaded, { now, policy });
  return decided && { changes: [change(standingDocument, loaded, decided)], response: undefined };
}

async function letStandingGoStale({ id, now }: Due, { tables }: StoreDeps): Effect {
  const loaded = await get(tables, standingDocument, id);
  const decided = decideGoStale(loaded, now);
  return decided && { changes: [change(standingDocument, loaded, decided)], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`QUALIFICATION ${QUALIFICATION_REMIND}`]: remindOfQualification,
  [`QUALIFICATION ${QUALIFICATION_EXPIRY}`]: endQualification,
  [`GRANT ${GRANT_REPLY}`]: endGrantReply,
  [`STANDINGDOC ${STANDING_REMIND}`]: remindOfStanding,
  [`STANDINGDOC ${STANDING_STALE}`]: letStandingGoStale,
};
