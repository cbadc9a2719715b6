import { pass, type Timed } from '../../../test/support/journeys/evaluation/cycle.ts';
import {
  coveredByHand,
  lockedScheme,
  officialCalendar,
  openedCycle,
  publishedNotice,
  scored,
} from '../../../test/support/journeys/evaluation/season.ts';
import { surveyed } from '../../../test/support/journeys/evaluation/survey.ts';

const YEAR = 2027;
const NOTICE_ON = `${YEAR}-01-11`;

/** A season from January to the published result; tells each step and, at the end, whether all of it is sound. */
export async function season(place: Timed, say: (line: string) => void): Promise<boolean> {
  const { clock } = place;
  // The day on which the platform opens the season where its own schedule was missed.
  await pass(clock, `${YEAR}-01-05T10:00:00+08:00`);
  await officialCalendar(place, YEAR);
  const { cycleId } = await openedCycle(place, YEAR);
  const { schemeHash = '', seedHash = '' } = await lockedScheme(place, cycleId);
  say(`方案锁定 scheme ${schemeHash.slice(0, 12)}…, seed committed to by ${seedHash.slice(0, 12)}…`);
  const { scope } = await publishedNotice(place, cycleId, NOTICE_ON);
  say(
    `通知发布 notice: ${scope?.agencies} agencies with ${scope?.entries} entries, ${scope?.excluded} not in scope`,
  );
  say(
    `通知到位 coverage: ${await coveredByHand(place, cycleId)} reached by hand, all others by letter and SMS`,
  );
  await scored(place, cycleId);
  say('评分完成 scored, samples of users drawn');
  const answers = await surveyed(place, cycleId, (call) => 96 - (call % 5) * 4);
  say(`满意度复核 ${answers} users answered`);
  return true;
}
