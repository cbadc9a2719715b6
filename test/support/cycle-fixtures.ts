import { type Folded, folded } from './folded.ts';
import { by, policy } from './onboarding-fixtures.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { calendarOf } from '../../shared/domain/time/calendar.ts';
import { decideCancel, decideProposeCancel } from '../../shared/domain/evaluation/cycle/cancel.ts';
import {
  decideCloseCorrections,
  decideCorrectList,
} from '../../shared/domain/evaluation/cycle/corrections.ts';
import { decideCreateCycle } from '../../shared/domain/evaluation/cycle/create.ts';
import type { CycleBody, CycleDecision, CycleState } from '../../shared/domain/evaluation/cycle/cycle.ts';
import {
  decideClose,
  decideFile,
  decidePublishResult,
  decideReturnForCorrection,
} from '../../shared/domain/evaluation/cycle/filing.ts';
import {
  decideLock,
  decideProposeLock,
  decideReturnLock,
} from '../../shared/domain/evaluation/cycle/lock.ts';
import type { CycleAction } from '../../shared/domain/evaluation/cycle/machine.ts';
import { decideApproveNotice, decidePublishNotice } from '../../shared/domain/evaluation/cycle/notice.ts';
import { decideClear, decidePending, decideUpheld } from '../../shared/domain/evaluation/cycle/objections.ts';
import {
  decideDraftResult,
  decideProposeResult,
  decidePublicise,
  decideReopen,
} from '../../shared/domain/evaluation/cycle/result.ts';
import {
  decideApproveScheme,
  decideDraftScheme,
} from '../../shared/domain/evaluation/cycle/scheme-drafting.ts';
import { decideCompleteScope, decideRunScope } from '../../shared/domain/evaluation/cycle/scope-run.ts';
import {
  decideFinishScoring,
  decideStartReview,
  decideStartScoring,
} from '../../shared/domain/evaluation/cycle/scoring.ts';

export const NOW = '2026-03-02T01:00:00.000Z';
export const CLOSES = '2026-03-09T16:00:00.000Z';
export const SEED = 'ab'.repeat(32);
export const HASH = 'c'.repeat(64);
export const table = {
  year: 2026,
  status: 'OFFICIAL' as const,
  sourceDoc: 'invented for tests',
  sourceDate: '2025-11-01',
  holidays: ['2026-01-01'],
  makeupWorkdays: [],
};
export const calendar = calendarOf([table]);
export const as = (roles: readonly Role[], id = 'u-x', now = NOW) => ({
  ...by(roles, now, id),
  policy,
  calendar,
});
export const wu = as(['COMMISSION_OFFICER'], 'u-wu');
export const zheng = as(['COMMISSION_OFFICER'], 'u-zheng');
export const li = as(['CENTRE_OFFICER'], 'u-li');
export const chen = as(['CENTRE_REVIEWER'], 'u-chen');
export const system = as(['SYSTEM'], 'SYSTEM');

export const drafted = folded('scheme-1', decideDraftScheme({ version: 1, effectiveCycle: '2026' }, system));
export const scheme = folded('scheme-1', decideApproveScheme(drafted, wu), drafted);
export const found = { runId: 'R', agencies: 2, entries: 3, excluded: 1, listHash: HASH };
export const form = { cycleId: '2026', year: 2026, schemeId: 'scheme-1' };
export const covered = { placed: 2, open: false, undecided: false };
export const listChange = {
  correctionId: 'K',
  agencyId: 'A',
  category: 'C',
  asked: 'EXCLUDE',
  agencies: 0,
  entries: -1,
} as const;

/** One act of each kind by whom may do it, so that it goes through from the state before it. */
export const ACTS: Readonly<
  Record<Exclude<CycleAction, 'create'>, (state: CycleState) => CycleDecision | undefined>
> = {
  proposeLock: (state) => decideProposeLock(state, scheme, calendar, wu),
  returnLock: (state) => decideReturnLock(state, '再议', zheng),
  lock: (state) => decideLock(state, scheme, { seed: SEED, seedRef: 'S' }, calendar, zheng),
  runScope: (state) => decideRunScope(state, { runId: 'R', noticeOn: '2026-03-02' }, li),
  completeScope: (state) => decideCompleteScope(state, found, system),
  approveNotice: (state) => decideApproveNotice(state, { listHash: HASH }, wu),
  publishNotice: (state) => decidePublishNotice(state, { listHash: HASH }, li),
  correctList: (state) => decideCorrectList(state, listChange, li),
  closeCorrections: (state) => decideCloseCorrections(state, { ...system, now: CLOSES }),
  startScoring: (state) => decideStartScoring(state, { runId: 'S1' }, covered, li),
  finishScoring: (state) => decideFinishScoring(state, { snapshotHash: HASH }, system),
  startReview: (state) => decideStartReview(state, { seed: SEED, populationHash: HASH }, system),
  proposeResult: (state) => decideProposeResult(state, li),
  draftResult: (state) => decideDraftResult(state, { rankingHash: HASH }, chen),
  reopen: (state) => decideReopen(state, '重新复核', chen),
  publicise: (state) => decidePublicise(state, li),
  pending: (state) => decidePending(state, system),
  upheld: (state) => decideUpheld(state, { rankingHash: HASH }, chen),
  clear: (state) => decideClear(state, system),
  file: (state) => decideFile(state, { number: '备1', on: '2026-06-30' }, wu),
  returnForCorrection: (state) => decideReturnForCorrection(state, '名称有误', wu),
  publishResult: (state) => decidePublishResult(state, { listHash: HASH }, li),
  close: (state) => decideClose(state, { actionsOpen: 0 }, li),
  proposeCancel: (state) => decideProposeCancel(state, { number: 'N1', reason: '停办' }, wu),
  returnCancel: (state) => decideCancel(state, { approved: false, reason: '继续' }, zheng),
  cancel: (state) => decideCancel(state, { approved: true, reason: '停办' }, zheng),
};

export const opened = (): Folded<CycleBody> => folded('2026', decideCreateCycle(form, 0, system));
export const after = (...actions: readonly Exclude<CycleAction, 'create'>[]): Folded<CycleBody> =>
  actions.reduce((state, action) => folded('2026', ACTS[action](state), state), opened());

export const LOCKED = ['proposeLock', 'lock'] as const;
export const NOTICE = [...LOCKED, 'runScope', 'completeScope', 'approveNotice', 'publishNotice'] as const;
export const REVIEWING = [
  ...NOTICE,
  'closeCorrections',
  'startScoring',
  'finishScoring',
  'startReview',
] as const;
export const DRAFTED = [...REVIEWING, 'proposeResult', 'draftResult'] as const;
export const FILED = [...DRAFTED, 'publicise', 'clear', 'file'] as const;

/** A cycle in each state of SM-7. */
export const IN_STATE: Readonly<Record<string, () => Folded<CycleBody>>> = {
  DRAFT: opened,
  SCHEME_LOCKED: () => after(...LOCKED),
  NOTICE_PUBLISHED: () => after(...NOTICE),
  SCORING: () => after(...NOTICE, 'closeCorrections', 'startScoring'),
  SCORED: () => after(...NOTICE, 'closeCorrections', 'startScoring', 'finishScoring'),
  REVIEWING: () => after(...REVIEWING),
  RESULT_DRAFTED: () => after(...DRAFTED),
  RESULT_PUBLICITY: () => after(...DRAFTED, 'publicise'),
  OBJECTION_HANDLING: () => after(...DRAFTED, 'publicise', 'pending'),
  READY_TO_FILE: () => after(...DRAFTED, 'publicise', 'clear'),
  FILED: () => after(...FILED),
  PUBLISHED: () => after(...FILED, 'publishResult'),
  CLOSED: () => after(...FILED, 'publishResult', 'close'),
  CANCELLED: () => after('proposeCancel', 'cancel'),
};
