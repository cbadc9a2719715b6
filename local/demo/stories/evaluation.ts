import { pass, type Timed } from '../../../test/support/journeys/evaluation/cycle.ts';
import {
  draftedResult,
  publicisedResult,
  publishedResult,
} from '../../../test/support/journeys/evaluation/results.ts';
import { reviewBegun, reviewed, unqualifiedHeard } from '../../../test/support/journeys/evaluation/review.ts';
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
const FILED_AS = `样例备〔${YEAR}〕1号`;

/** From January to the notice and to whoever had to be told. */
async function opened(place: Timed, say: (line: string) => void): Promise<string> {
  // The day on which the platform opens the season where its own schedule was missed.
  await pass(place.clock, `${YEAR}-01-05T10:00:00+08:00`);
  await officialCalendar(place, YEAR);
  const { cycleId } = await openedCycle(place, YEAR);
  const { schemeHash = '', seedHash = '' } = await lockedScheme(place, cycleId);
  say(`方案锁定 scheme ${schemeHash.slice(0, 12)}…, seed committed to by ${seedHash.slice(0, 12)}…`);
  const { scope } = await publishedNotice(place, cycleId, NOTICE_ON);
  say(
    `通知发布 notice: ${scope?.agencies} agencies, ${scope?.entries} entries; ${scope?.excluded} not in scope`,
  );
  const byHand = await coveredByHand(place, cycleId);
  say(`通知到位 told: ${byHand} by hand, all others by letter and text message`);
  return cycleId;
}

/** From the frozen figures to entries that two persons have reviewed. */
async function judged(place: Timed, cycleId: string, say: (line: string) => void): Promise<void> {
  await scored(place, cycleId);
  say('评分完成 scored; the samples of users are drawn and the seed is open');
  const answers = await surveyed(place, cycleId, (call) => 96 - (call % 5) * 4);
  say(`满意度复核 survey: ${answers} users have answered`);
  await reviewBegun(place, cycleId);
  const heard = await unqualifiedHeard(place, cycleId);
  say(`陈述申辩 hearings: ${heard} entries with a ground for 不合格 were told and could reply`);
  say(`审核完成 reviewed: ${await reviewed(place, cycleId)} entries by two persons each`);
}

/** A season from January to the published result; tells each step as it is taken, and gives the cycle. */
export async function season(place: Timed, say: (line: string) => void): Promise<string> {
  const cycleId = await opened(place, say);
  await judged(place, cycleId, say);
  const { categories = [] } = await draftedResult(place, cycleId);
  say(`结果形成 result drafted in ${categories.length} categories`);
  await publicisedResult(place, cycleId);
  say('公示期满 publicised for seven days without an objection');
  await publishedResult(place, cycleId, FILED_AS);
  say(`备案公布 filed as ${FILED_AS} and published`);
  return cycleId;
}
