import { uncovered } from '../../support/journeys/evaluation/season.ts';
import { all, inbox } from '../../support/journeys/letters.ts';
import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import { ofAgency, ofPerson } from '../moves/actor.ts';
import type { World } from '../world.ts';
import { CATEGORIES, dayOf, type Now, passFor, passTo, YEAR } from './now.ts';

const REASON = '依程序办理';

/** Six agencies with a few orders each would hardly come to a grade that is rewarded. */
const LENIENT = {
  minOrdersForTopGrades: 1,
  minUsers: 1,
  floors: { EXCELLENT: 60, GOOD: 50, QUALIFIED: 40 },
  gradeRatios: [{ from: 1, by: 'RATIO', excellent: 0.3, good: 0.3, atLeastOne: true }],
};

/** No cycle yet: the platform opens it in January, or the Commission does before. */
export async function beforeSeason(world: World, chance: Chance): Promise<unknown> {
  const way = chance.weighed({ january: 70, commission: 20, wait: 10 });
  if (way === 'wait') return passFor({ world }, 'P1D');
  const opensAt = `${YEAR}-01-02T09:05:00+08:00`;
  const early = Date.parse(world.stack.clock.now()) < Date.parse(opensAt);
  if (way === 'january' && early) return passTo({ world }, opensAt);
  return ofPerson(world, chance, 'commission-wu')('createCycle', { body: { year: YEAR } });
}

/** DRAFT: an official calendar, a scheme that is approved, and its lock by two persons (8-1). */
export async function onDraft(now: Now): Promise<unknown> {
  const { world, chance, cycle, params, commission } = now;
  if (cycle.lockProposedAt !== undefined) {
    const decision = chance.is(0.85) ? 'CONFIRM' : 'RETURN';
    // Of the two members one has proposed it, and is refused.
    return commission('decideOnLock', { params, body: { decision, reason: REASON } });
  }
  if (!(await isCalendarOfficial(world)) && chance.is(0.7)) return uploadCalendar(world);
  const { schemeId } = cycle;
  const { status, scheme } = await world.place
    .as('officer-li')
    .done<{ status: string; scheme: { minUsers: number } }>('readScheme', { params: { schemeId } });
  const of = { params: { schemeId } };
  if (status === 'APPROVED' && chance.is(0.07))
    return commission('reopenScheme', { ...of, body: { reason: REASON } });
  if (status === 'APPROVED') return commission('proposeLock', { params, body: {} });
  if (scheme.minUsers !== LENIENT.minUsers && chance.is(0.75))
    return now.officer('reviseScheme', { ...of, body: LENIENT });
  return commission('approveScheme', of);
}

async function isCalendarOfficial(world: World): Promise<boolean> {
  const { status } = await world.place.anyone.done<{ status: string }>('readCalendar', {
    params: { year: YEAR },
  });
  return status === 'OFFICIAL';
}

async function uploadCalendar(world: World): Promise<void> {
  const { version: _, ...table } = await world.place.anyone.done<
    { version: string } & World['calendars'][number]['table']
  >('readCalendar', { params: { year: YEAR } });
  const official = { ...table, status: 'OFFICIAL' as const, sourceDoc: '样例放假安排' };
  const at = world.stack.clock.now();
  const client = world.place.as('admin-zhou');
  const answer = await give(world, {
    who: 'admin-zhou',
    client,
    operation: 'uploadCalendar',
    input: { body: official },
  });
  if (answer.status === 201) world.calendars.push({ at, table: official });
}

/** SCHEME_LOCKED: who is in scope on which day, the Commission's approval, and on that day the notice (9-1a). */
export async function onLocked(now: Now): Promise<unknown> {
  const { chance, cycle, params, officer, commission } = now;
  const { scope, notice } = cycle;
  const today = dayOf(now);
  if (scope === undefined && cycle.scopeRun !== undefined && chance.is(0.8)) return passFor(now, 'PT10M');
  if (scope === undefined || scope.noticeOn < today || chance.is(0.06)) {
    const noticeOn = dayOf(now, chance.below(6));
    return officer('runScope', { params, body: { noticeOn } });
  }
  const body = { listHash: chance.is(0.95) ? scope.listHash : '0'.repeat(64) };
  // What was approved for a list that was determined anew since is to be approved anew.
  if (notice === undefined || chance.is(0.25)) {
    // February is the last month for a notice without a reason.
    const override = today > `${YEAR}-02-20` ? { override: REASON } : {};
    return commission('approveNotice', { params, body: { ...body, ...override } });
  }
  if (scope.noticeOn > today && chance.is(0.9)) return passTo(now, `${scope.noticeOn}T10:00:00+08:00`);
  return officer('publishNotice', { params, body });
}

interface Correction {
  readonly correctionId: string;
  readonly uscc: string;
}

/** NOTICE_PUBLISHED: everybody is told, the list is corrected, and in the end scoring begins (9-1c, 9-1d, 9-2). */
export async function onNotice(now: Now): Promise<unknown> {
  const { world, chance, cycle, params, officer } = now;
  const open = await uncovered(world.place, cycle.cycleId);
  const li = world.place.as('officer-li');
  const asked = await all<Correction>(li, 'listScopeCorrections', { params });
  const closed = cycle.corrections?.closed === true;
  const way = chance.weighed({
    cover: open.length > 0 ? 40 : 0,
    read: open.length > 0 ? 10 : 2,
    decide: asked.length > 0 ? 35 : 0,
    correct: closed ? 1 : 14,
    time: closed ? 2 : 22,
    score: closed ? 45 : 3,
  });
  if (way === 'cover') {
    const { agencyId } = chance.of(open.toSorted((a, b) => indexOf(world, a) - indexOf(world, b)));
    const body = { how: 'PHONE', note: '电话告知联系人' };
    return officer('coverByHand', { params: { ...params, agencyId }, body });
  }
  if (way === 'decide') {
    const { correctionId } = chance.of(
      asked.toSorted((left, right) => world.playerOf(left.uscc) - world.playerOf(right.uscc)),
    );
    const body = { decision: chance.is(0.6) ? 'ACCEPT' : 'REFUSE', reason: REASON };
    return officer('decideScopeCorrection', { params: { correctionId }, body });
  }
  if (way === 'read') return readLetter(now);
  if (way === 'correct') {
    const body = {
      asked: chance.is(0.5) ? 'INCLUDE' : 'EXCLUDE',
      category: chance.of(CATEGORIES),
      reason: '清单有误',
    };
    return ofAgency(world, chance, chance.of(world.sellers))('requestScopeCorrection', { params, body });
  }
  if (way === 'time' && !closed && cycle.corrections !== undefined)
    return chance.is(0.7) ? passTo(now, cycle.corrections.closesAt) : passFor(now, 'P1D');
  if (way === 'time') return passFor(now, 'P1D');
  return officer('startScoring', { params });
}

const indexOf = ({ sellers }: World, { agencyId }: { readonly agencyId: string }) =>
  sellers.findIndex(({ shop }) => shop.agencyId === agencyId);

async function readLetter({ world, chance }: Now): Promise<unknown> {
  const seller = chance.of(world.sellers);
  const [letter] = (await inbox(world.agency(seller))).filter(({ readAt }) => readAt === undefined);
  if (letter === undefined) return world.note(`agency ${seller.index} has read everything`);
  return ofAgency(world, chance, seller)('confirmLetterRead', { params: { letterId: letter.letterId } });
}

/** SCORING, SCORED: the platform works; a run that found faults goes on once somebody says so (9-2b). */
export async function onScoring(now: Now): Promise<unknown> {
  const { world, chance, params, officer } = now;
  const run = await world.place
    .as('officer-li')
    .call<{ runId: string; status: string }>('readScoringRun', { params });
  if (run.status === 200 && run.body.status === 'BLOCKED')
    return officer('continueScoringRun', { params: { runId: run.body.runId } });
  return passFor(now, chance.of(['PT10M', 'PT2H']));
}
