import { describe, expect, it } from 'vitest';
import {
  ACTS,
  after,
  calendar,
  chen,
  covered,
  drafted,
  DRAFTED,
  FILED,
  form,
  found,
  HASH,
  li,
  LOCKED,
  NOTICE,
  NOW,
  opened,
  REVIEWING,
  scheme,
  SEED,
  system,
  table,
  wu,
  zheng,
} from '../../../../test/support/cycle-fixtures.ts';
import { folded } from '../../../../test/support/folded.ts';
import { policy } from '../../../../test/support/onboarding-fixtures.ts';
import { commitmentOf } from '../../sampling/draw.ts';
import { calendarOf } from '../../time/calendar.ts';
import { actionsOn } from './actions.ts';
import { decideCancel } from './cancel.ts';
import { decideCloseCorrections } from './corrections.ts';
import { decideCreateCycle, decideNoticeDue } from './create.ts';
import { CycleBody, type CycleState } from './cycle.ts';
import { decideClose } from './filing.ts';
import { decideLock, decideProposeLock, decideReturnLock } from './lock.ts';
import { decideApproveNotice, decidePublishNotice } from './notice.ts';
import { decideDraftResult, decideProposeResult } from './result.ts';
import { decideCompleteScope, decideRunScope } from './scope-run.ts';
import { decideStartReview, decideStartScoring } from './scoring.ts';

describe('the Commission', () => {
  it('[7-1a] alone organises a cycle, and [7-1b] one a year', () => {
    expect(decideCreateCycle(form, 0, li)).toMatchObject({ refused: 'COMMISSION_DECISION_REQUIRED' });
    expect(decideCreateCycle(form, 1, wu)).toMatchObject({ refused: 'DUPLICATE_CYCLE' });
    const decision = { number: 'N', reason: '方案调整' };
    expect(decideCreateCycle({ ...form, decision }, 1, wu)).toHaveProperty('events');
  });

  it('[7-1a] is offered to propose, or to decide on what is proposed, never both', () => {
    expect(actionsOn(opened(), wu.roles)).toEqual(['proposeLock', 'proposeCancel']);
    expect(actionsOn(after('proposeLock'), wu.roles)).toEqual(['returnLock', 'lock', 'proposeCancel']);
    expect(actionsOn(opened(), li.roles)).toEqual([]);
  });

  it('[7-1a] locks by two persons', () => {
    const proposed = after('proposeLock');
    const seed = { seed: SEED, seedRef: 'S' };
    expect(decideLock(opened(), scheme, seed, calendar, wu)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideLock(proposed, scheme, seed, calendar, wu)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideReturnLock(proposed, '再议', wu)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(after('proposeLock', 'returnLock').body.lock).toBeUndefined();
    expect(after('proposeLock', 'lock').body.seedHash).toBe(commitmentOf(SEED));
  });

  it('[8-1] locks neither a draft, nor the scheme of another cycle, nor without an official calendar', () => {
    expect(decideProposeLock(opened(), drafted, calendar, wu)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    const other = { ...opened(), id: '2026-2' };
    expect(decideProposeLock(other, scheme, calendar, wu)).toMatchObject({ refused: 'VALIDATION_FAILED' });
    const provisional = calendarOf([{ ...table, status: 'PROVISIONAL' }]);
    expect(decideProposeLock(opened(), scheme, provisional, wu)).toMatchObject({
      refused: 'CALENDAR_NOT_OFFICIAL',
    });
  });

  it('[8-1] locks no scheme that lacks a category in which agencies would be announced', () => {
    const { categories } = scheme.body.scheme;
    const without = (left: string) => ({
      ...scheme,
      body: {
        ...scheme.body,
        scheme: { ...scheme.body.scheme, categories: categories.filter((code) => code !== left) },
      },
    });
    const incomplete = without('RESEARCH_DEVELOPMENT');
    const refused = {
      refused: 'VALIDATION_FAILED',
      article: '8-1',
      fields: [{ field: 'categories', zh: expect.stringContaining('RESEARCH_DEVELOPMENT') as string }],
    };
    expect(decideProposeLock(opened(), incomplete, calendar, wu)).toMatchObject(refused);
    const seed = { seed: SEED, seedRef: 'S' };
    expect(decideLock(after('proposeLock'), incomplete, seed, calendar, zheng)).toMatchObject(refused);
    const sleeping = policy.get('category.catalogue').find(({ active }) => !active)?.code ?? '';
    expect(categories).toContain(sleeping);
    expect(decideProposeLock(opened(), without(sleeping), calendar, wu)).toHaveProperty('events');
  });

  it('[7-1b] calls off by two persons, and says so where the notice was out', () => {
    const proposed = after('proposeCancel');
    expect(ACTS.proposeCancel(proposed)).toMatchObject({ refused: 'DUPLICATE' });
    expect(decideCancel(proposed, { approved: true, reason: '停办' }, wu)).toMatchObject({
      refused: 'FOUR_EYES',
    });
    const announced = after(...NOTICE, 'proposeCancel');
    expect(ACTS.cancel(announced)).toMatchObject({ events: [{ data: { announced: true } }] });
    expect(after('proposeCancel', 'returnCancel').body.cancel).toBeUndefined();
  });
});

describe('the notice', () => {
  const approved = after(...LOCKED, 'runScope', 'completeScope', 'approveNotice');
  const scoped = (noticeOn: string, now: string) => {
    const locked = after(...LOCKED);
    const run = folded('2026', decideRunScope(locked, { runId: 'R', noticeOn }, { ...li, now }), locked);
    return folded('2026', decideCompleteScope(run, found, system), run);
  };

  it('[9-1a] stays inside its window, but for a reason of the Commission', () => {
    const late = scoped('2026-04-01', NOW);
    const list = { listHash: HASH };
    expect(decideApproveNotice(late, list, wu)).toMatchObject({
      refused: 'OUTSIDE_NOTICE_WINDOW',
      extra: { from: '2026-01-01', to: '2026-03-31' },
    });
    const override = '细则一季度中施行';
    const allowed = folded('2026', decideApproveNotice(late, { ...list, override }, wu), late);
    const day = { ...li, now: '2026-04-01T01:00:00.000Z' };
    expect(decidePublishNotice(allowed, list, day)).toMatchObject({ events: [{ reason: override }] });
    const edge = scoped('2026-03-31', NOW);
    expect(decideApproveNotice(edge, list, wu)).toHaveProperty('events');
  });

  it('[9-1a] needs a scope, an approval, and the day that its scope was determined for', () => {
    const list = { listHash: HASH };
    expect(decidePublishNotice(after(...LOCKED), list, li)).toMatchObject({ refused: 'SCOPE_NOT_CURRENT' });
    expect(decidePublishNotice(scoped('2026-03-02', NOW), list, li)).toMatchObject({
      refused: 'COMMISSION_DECISION_REQUIRED',
    });
    const next = { ...li, now: '2026-03-03T01:00:00.000Z' };
    expect(decidePublishNotice(approved, list, next)).toMatchObject({ refused: 'SCOPE_NOT_CURRENT' });
    expect(decideRunScope(after(...LOCKED), { runId: 'R', noticeOn: '2026-03-01' }, li)).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
  });

  it('[9-1b] shows no other list than the one determined and approved', () => {
    expect(decidePublishNotice(approved, { listHash: 'd'.repeat(64) }, li)).toMatchObject({
      refused: 'SCOPE_LIST_MISMATCH',
    });
    const again = folded(
      '2026',
      decideRunScope(approved, { runId: 'R2', noticeOn: '2026-03-02' }, li),
      approved,
    );
    const other = { ...found, runId: 'R2', listHash: 'e'.repeat(64) };
    const rerun = folded('2026', decideCompleteScope(again, other, system), again);
    expect(decidePublishNotice(rerun, { listHash: other.listHash }, li)).toMatchObject({
      refused: 'SCOPE_LIST_MISMATCH',
    });
    expect(decideCompleteScope(rerun, found, system)).toBeUndefined();
  });

  it('[9-1a] is approved for its day: the same list for another day is approved anew', () => {
    const list = { listHash: HASH };
    const rerun = (state: CycleState, runId: string, noticeOn: string) => {
      const run = folded('2026', decideRunScope(state, { runId, noticeOn }, li), approved);
      return folded('2026', decideCompleteScope(run, { ...found, runId }, system), run);
    };
    const moved = rerun(approved, 'R2', '2026-03-03');
    const day = { ...li, now: '2026-03-03T01:00:00.000Z' };
    expect(decidePublishNotice(moved, list, day)).toMatchObject({ refused: 'COMMISSION_DECISION_REQUIRED' });
    const again = folded('2026', decideApproveNotice(moved, list, wu), moved);
    expect(decidePublishNotice(again, list, day)).toMatchObject({
      events: [{ data: { noticeOn: '2026-03-03' } }],
    });
  });

  it('[9-1a] is published on an approval that was stored before its day was', () => {
    const { noticeOn: _, ...notice } = approved.body.notice ?? {};
    const stored = CycleBody().parse({ ...approved.body, notice });
    expect(decidePublishNotice({ ...approved, body: stored }, { listHash: HASH }, li)).toHaveProperty(
      'events',
    );
  });

  it('[9-1a] is reminded of on the days of the policy alone, and no more once it is out', () => {
    const on = (day: string) => ({ now: `${day}T01:00:00.000Z`, policy });
    expect(decideNoticeDue(opened(), on('2026-02-15'))).toMatchObject({
      events: [{ data: { dueOn: '2026-03-31' } }],
    });
    expect(decideNoticeDue(opened(), on('2026-02-16'))).toBeUndefined();
    expect(decideNoticeDue(after(...NOTICE), on('2026-03-15'))).toBeUndefined();
  });
});

describe('scoring', () => {
  const ready = after(...NOTICE, 'closeCorrections');
  const start = (state: CycleState, more: Partial<typeof covered>) =>
    decideStartScoring(state, { runId: 'S' }, { ...covered, ...more }, li);

  it('[9-1c] waits until everybody is told', () => {
    expect(start(ready, { open: true })).toMatchObject({ refused: 'NOTICE_COVERAGE_INCOMPLETE' });
    expect(start(ready, { placed: 1 })).toMatchObject({ refused: 'NOTICE_COVERAGE_INCOMPLETE' });
    expect(start(ready, {})).toHaveProperty('events');
  });

  it('[9-1d] waits until the term for corrections is over and all are decided', () => {
    expect(start(after(...NOTICE), {})).toMatchObject({ refused: 'SCOPE_CORRECTIONS_OPEN' });
    expect(start(ready, { undecided: true })).toMatchObject({ refused: 'SCOPE_CORRECTIONS_OPEN' });
    const early = decideCloseCorrections(after(...NOTICE), { ...system, now: '2026-03-09T15:59:59.999Z' });
    expect(early).toBeUndefined();
  });

  it('[9-1d] gives the list another version by its hash and the change', () => {
    const corrected = after(...NOTICE, 'correctList');
    expect(corrected.body.scope).toMatchObject({ version: 2, agencies: 2, entries: 2 });
    expect(corrected.body.scope?.listHash).not.toBe(HASH);
  });

  it('[9-3b] opens the seed that was committed to, and no other', () => {
    const scored = after(...NOTICE, 'closeCorrections', 'startScoring', 'finishScoring');
    const other = { seed: 'cd'.repeat(32), populationHash: HASH };
    expect(() => decideStartReview(scored, other, system)).toThrow(RangeError);
  });
});

describe('the result', () => {
  it('[9-4] is drafted by another person than the one who proposed it', () => {
    const proposed = folded('2026', decideProposeResult(after(...REVIEWING), chen), after(...REVIEWING));
    expect(decideDraftResult(proposed, { rankingHash: HASH }, chen)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideDraftResult(after(...REVIEWING), { rankingHash: HASH }, chen)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('[9-6a] is published after filing alone, and [10-2c] closed when nothing is open', () => {
    expect(ACTS.publishResult(after(...DRAFTED, 'publicise', 'clear'))).toMatchObject({
      refused: 'NOT_FILED',
    });
    const published = after(...FILED, 'publishResult');
    expect(decideClose(published, { actionsOpen: 1 }, li)).toMatchObject({ refused: 'ACTIONS_OPEN' });
  });
});
