import { expect } from 'vitest';
import { after, cycleShows, pass } from '../../support/journeys/evaluation/cycle.ts';
import { officialCalendar } from '../../support/journeys/evaluation/season.ts';
import { letterOf } from '../../support/journeys/letters.ts';
import { messageTo } from '../../support/journeys/phones.ts';
import { until } from '../../support/journeys/until.ts';
import {
  anyone,
  buyer,
  busy,
  clock,
  CYCLE,
  li,
  NO_HASH,
  params,
  place,
  quiet,
  reason,
  refused,
  RND,
  season,
  stranger,
  wu,
  zheng,
} from './world.ts';

/** 7-1a, 7-1b, 8-1, 8-2: from the draft that the platform opens to the lock. */
export async function locked(): Promise<void> {
  await clock.to('2027-01-02T09:05:00+08:00');
  const { status, schemeId } = await season();
  expect(status).toBe('DRAFT');
  const of = { params: { schemeId } };
  await refused([
    [li, 'createCycle', { body: { year: 2027 } }, 403, 'COMMISSION_DECISION_REQUIRED'],
    [wu, 'createCycle', { body: { year: 2027 } }, 409, 'DUPLICATE_CYCLE'],
    [busy.admin, 'createCycle', { body: { year: 2028 } }, 403, 'FORBIDDEN_ROLE'],
    [li, 'approveScheme', of, 403, 'FORBIDDEN_ROLE'],
    [wu, 'proposeLock', { params, body: {} }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'runScope', { params, body: { noticeOn: '2027-01-04' } }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'startScoring', { params }, 409, 'ILLEGAL_TRANSITION'],
    [li, 'proposeResult', { params, body: {} }, 409, 'ILLEGAL_TRANSITION'],
    [anyone, 'readEvaluationNotice', { params }, 404, 'NOT_FOUND'],
    [busy.admin, 'readCycle', { params }, 403, 'FORBIDDEN_ROLE'],
  ]);
  interface Scheme {
    readonly scheme: { readonly indicators: readonly { id: string; dimension: string; metric?: string }[] };
  }
  const { indicators } = (await li.done<Scheme>('readScheme', of)).scheme;
  const without = (kept: (each: (typeof indicators)[number]) => boolean) =>
    li.done('reviseScheme', { ...of, body: { indicators: indicators.filter(kept) } });
  await without(({ dimension }) => dimension !== 'INTEGRITY');
  await refused([[wu, 'approveScheme', of, 422, 'VALIDATION_FAILED']]);
  await without(({ id }) => id !== indicators[0]?.id);
  await refused([[wu, 'approveScheme', of, 422, 'VALIDATION_FAILED']]);
  await without(() => true);
  await wu.done('approveScheme', of);
  await refused([
    [wu, 'proposeLock', { params, body: {} }, 409, 'CALENDAR_NOT_OFFICIAL'],
    [zheng, 'decideOnLock', { params, body: { decision: 'CONFIRM', reason } }, 409, 'ILLEGAL_TRANSITION'],
  ]);
  await officialCalendar(place, 2027);
  await wu.done('proposeLock', { params, body: {} });
  await refused([
    [wu, 'decideOnLock', { params, body: { decision: 'CONFIRM', reason } }, 403, 'FOUR_EYES'],
    [li, 'decideOnLock', { params, body: { decision: 'CONFIRM', reason } }, 403, 'FORBIDDEN_ROLE'],
    [wu, 'proposeLock', { params, body: {} }, 409, 'DUPLICATE'],
  ]);
  await zheng.done('decideOnLock', { params, body: { decision: 'CONFIRM', reason } });
  await refused([
    [li, 'reviseScheme', { ...of, body: { indicators: indicators.slice(1) } }, 409, 'SCHEME_LOCKED'],
    [wu, 'reopenScheme', { ...of, body: { reason } }, 409, 'SCHEME_LOCKED'],
  ]);
}

/** 7-1e, 9-1a, 9-1b: the scope, the approval and the publication of the notice. */
export async function noticeOut(): Promise<void> {
  const scopeFor = async (noticeOn: string) => {
    await li.done('runScope', { params, body: { noticeOn } });
    const { scope } = await cycleShows(place, CYCLE, (seen) => seen.scope?.noticeOn === noticeOn, 'scope');
    return { listHash: scope?.listHash };
  };
  const late = await scopeFor('2027-04-02');
  await refused([
    [wu, 'approveNotice', { params, body: late }, 409, 'OUTSIDE_NOTICE_WINDOW'],
    [li, 'publishNotice', { params, body: late }, 403, 'COMMISSION_DECISION_REQUIRED'],
  ]);
  const body = await scopeFor('2027-01-04');
  await refused([
    [wu, 'approveNotice', { params, body: { listHash: NO_HASH } }, 409, 'SCOPE_LIST_MISMATCH'],
    [li, 'approveNotice', { params, body }, 403, 'FORBIDDEN_ROLE'],
    [li, 'addToScope', { params, body: { agencyId: stranger.agencyId, category: RND } }, 409, 'NOT_IN_SCOPE'],
  ]);
  await wu.done('approveNotice', { params, body });
  await refused([
    [li, 'publishNotice', { params, body }, 409, 'SCOPE_NOT_CURRENT'],
    [li, 'publishNotice', { params, body: { listHash: NO_HASH } }, 409, 'SCOPE_LIST_MISMATCH'],
    [wu, 'publishNotice', { params, body }, 403, 'FORBIDDEN_ROLE'],
    [anyone, 'readEvaluationNotice', { params }, 404, 'NOT_FOUND'],
  ]);
  await pass(clock, '2027-01-04T10:00:00+08:00');
  await li.done('publishNotice', { params, body });
  await clock.rest();
  await refused([[li, 'publishNotice', { params, body }, 409, 'ILLEGAL_TRANSITION']]);
  const { scope, schemeHash, seedHash } = await season();
  expect(scope).toMatchObject({ agencies: 2, entries: 3 });
  const page = await (await fetch(`${anyone.baseUrl}/evaluation-notices/${CYCLE}/page`)).text();
  for (const said of [busy.applicant.orgName, quiet.applicant.uscc, schemeHash, seedHash])
    expect(page).toContain(said);
  expect(page).not.toContain(stranger.applicant.uscc);
}

/** 9-1c, 9-1d: whom the notice has reached, and what agencies ask to be corrected. */
export async function everybodyTold(): Promise<void> {
  await letterOf(busy.admin, 'EVALUATION_NOTICE');
  await letterOf(quiet.admin, 'EVALUATION_NOTICE');
  await messageTo(place, busy.applicant.phone, /2027年度服务机构综合评价已启动/);
  const asked = { params, body: { asked: 'INCLUDE', category: RND, reason: '有服务产品' } };
  const { correctionId } = await stranger.admin.done<{ correctionId: string }>(
    'requestScopeCorrection',
    asked,
  );
  const correction = { params: { correctionId } };
  const contact = { params: { ...params, agencyId: quiet.agencyId }, body: { how: 'PHONE', note: '告知' } };
  const covers = await until(
    () => li.done<{ items: readonly { agencyId: string }[] }>('listCoverage', { params }),
    ({ items }) => items.length === 1,
    'who was reached is covered',
  );
  expect(covers.items).toMatchObject([{ agencyId: quiet.agencyId }]);
  await refused([
    [buyer, 'requestScopeCorrection', asked, 404, 'NOT_FOUND'],
    [li, 'requestScopeCorrection', asked, 403, 'FORBIDDEN_ROLE'],
    [quiet.admin, 'readScopeCorrection', correction, 404, 'NOT_FOUND'],
    [
      li,
      'decideScopeCorrection',
      { ...correction, body: { decision: 'ACCEPT', reason } },
      409,
      'NOT_IN_SCOPE',
    ],
    [li, 'startScoring', { params }, 409, 'NOTICE_COVERAGE_INCOMPLETE'],
    [wu, 'coverByHand', contact, 403, 'FORBIDDEN_ROLE'],
  ]);
  await li.done('coverByHand', contact);
  const { corrections } = await season();
  await refused([[li, 'startScoring', { params }, 409, 'SCOPE_CORRECTIONS_OPEN']]);
  await pass(clock, after(corrections?.closesAt ?? '', 5));
  await refused([
    [busy.admin, 'requestScopeCorrection', asked, 409, 'DEADLINE_PASSED'],
    [li, 'startScoring', { params }, 409, 'SCOPE_CORRECTIONS_OPEN'],
  ]);
  const refuse = { ...correction, body: { decision: 'REFUSE', reason } };
  await li.done('decideScopeCorrection', refuse);
  await refused([[li, 'decideScopeCorrection', refuse, 409, 'ILLEGAL_TRANSITION']]);
}
