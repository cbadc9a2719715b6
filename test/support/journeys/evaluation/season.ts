import { all } from '../letters.ts';
import type { Deployment } from '../deployment.ts';
import { type CycleAnswer, cycleReaches, cycleShows, after, pass, readCycle, type Timed } from './cycle.ts';

/** The office hour at which people act on a day. */
const TEN = 'T10:00:00+08:00';

/**
 * The holiday table of a year as if the State Council had published it: the one that the law itself gives, so that no
 * day is invented. Nothing of an evaluation is counted by a provisional one (9-1a).
 */
export async function officialCalendar(place: Deployment, year: number): Promise<void> {
  const params = { year };
  const { version: _, ...table } = await place.anyone.done<{ version: string; status: string }>(
    'readCalendar',
    { params },
  );
  if (table.status === 'OFFICIAL') return;
  const body = { ...table, status: 'OFFICIAL', sourceDoc: '样例放假安排' };
  await place.as('admin-zhou').done('uploadCalendar', { body });
}

/** The cycle of a year, which the platform opens in January, or the Commission. */
export async function openedCycle(place: Deployment, year: number): Promise<CycleAnswer> {
  const commission = place.as('commission-wu');
  const params = { cycleId: String(year) };
  const there = await commission.call<CycleAnswer>('readCycle', { params });
  return there.status === 200 ? there.body : commission.done<CycleAnswer>('createCycle', { body: { year } });
}

/** The Commission approves the draft of the scheme; two of its members lock it (8-1). */
export async function lockedScheme(place: Deployment, cycleId: string): Promise<CycleAnswer> {
  const [first, second] = [place.as('commission-wu'), place.as('commission-zheng')];
  const params = { cycleId };
  const { schemeId } = await readCycle(place, cycleId);
  await first.done('approveScheme', { params: { schemeId } });
  await first.done('proposeLock', { params, body: { schemeId } });
  return second.done<CycleAnswer>('decideOnLock', {
    params,
    body: { decision: 'CONFIRM', reason: '方案完整，同意锁定' },
  });
}

/** The scope for the day of the notice, the Commission's approval, and on that day its publication (9-1a, 9-1b). */
export async function publishedNotice(place: Timed, cycleId: string, noticeOn: string): Promise<CycleAnswer> {
  const officer = place.as('officer-li');
  const params = { cycleId };
  await officer.done('runScope', { params, body: { noticeOn } });
  const { scope } = await cycleShows(place, cycleId, (cycle) => cycle.scope !== undefined, 'its scope');
  const body = { listHash: scope?.listHash };
  await place.as('commission-wu').done('approveNotice', { params, body });
  await pass(place.clock, `${noticeOn}${TEN}`);
  await officer.done('publishNotice', { params, body });
  await place.clock.rest();
  return readCycle(place, cycleId);
}

interface Coverage {
  readonly agencyId: string;
}

export const uncovered = (place: Deployment, cycleId: string): Promise<Coverage[]> =>
  all<Coverage>(place.as('officer-li'), 'listCoverage', { params: { cycleId }, query: { status: 'OPEN' } });

/** Whom neither letter nor text message has reached is called, so that everybody is told (9-1c). Gives how many. */
export async function coveredByHand(place: Deployment, cycleId: string): Promise<number> {
  const open = await uncovered(place, cycleId);
  for (const { agencyId } of open)
    await place.as('officer-li').done('coverByHand', {
      params: { cycleId, agencyId },
      body: { how: 'PHONE', note: '电话告知参评范围及评价方案' },
    });
  return open.length;
}

/** After the term for corrections the scores are computed, and the samples of users drawn (9-1d, 9-2, 9-3b). */
export async function scored(place: Timed, cycleId: string): Promise<CycleAnswer> {
  const { corrections } = await readCycle(place, cycleId);
  await pass(place.clock, after(corrections?.closesAt ?? '', 5));
  await place.as('officer-li').done('startScoring', { params: { cycleId } });
  await place.clock.rest();
  return cycleReaches(place, cycleId, 'REVIEWING');
}
