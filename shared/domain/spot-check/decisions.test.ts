import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { sheetWith } from '../../../test/support/check-sheet.ts';
import { by, NOW, policy } from '../../../test/support/onboarding-fixtures.ts';
import {
  decideDrawReplacement,
  decideFreeze,
  decideOrderDraw,
  decidePlan,
  decideSample,
  refusePick,
} from './decide-plan.ts';
import { actionsOn } from './actions.ts';
import { decideFollowRequest, decideWithdrawCheck } from './follow-request.ts';
import { decideOpenSpotCheck, type Opening } from './open.ts';
import { decideProposeReplacement, decideReplace, decideReturnReplacement } from './replace.ts';
import { drawContextOf, type SpotCheckPlanState } from './plan.ts';
import { decideConclude, decideReturnReview, decideReview } from './review.ts';
import { decideOrderRiskPart, rankByFlags } from './risk-part.ts';
import { spotCheckIdOf, type SpotCheckState } from './spot-check.ts';

const AFTER = '2026-04-02T01:00:00.000Z';
const anna = { ...by(['CENTRE_OFFICER'], AFTER, 'anna'), policy };
const bo = { ...by(['CENTRE_OFFICER'], AFTER, 'bo'), policy };
const reviewer = by(['CENTRE_REVIEWER'], AFTER, 'rui');
const system = by(['SYSTEM'], AFTER, 'SYSTEM');
const seed = { seed: '0'.repeat(64), seedRef: 'SPOTCHECKPLAN/seed' };
const sample = { seed: seed.seed, size: 2, perAgency: 1, drawn: 2 } as never;
const population = { size: 9, pages: 1, hash: 'ph' };
const replacement = { replaced: 'O1', by: 'O2', skipped: ['O3'] } as never;

const planned = folded('2026Q1', decidePlan('2026Q1', seed, anna));
const frozen = folded('2026Q1', decideFreeze(planned, population, AFTER), planned);
const ordered = folded('2026Q1', decideOrderDraw(frozen, bo), frozen);
const sampled = folded('2026Q1', decideSample(ordered, sample, AFTER), ordered);
const replaced = folded('2026Q1', decideDrawReplacement(sampled, replacement), sampled);

type PlanExample = readonly [
  name: string,
  state: SpotCheckPlanState,
  decide: (state: SpotCheckPlanState) => unknown,
];
const plans: readonly PlanExample[] = [
  ['planned', { ...planned, body: {} as never }, () => decidePlan('2026Q1', seed, anna)],
  ['not before its quarter is over', planned, () => decidePlan('2026Q1', seed, { ...anna, now: NOW })],
  ['a population frozen', planned, (state) => decideFreeze(state, population, AFTER)],
  ['frozen once', frozen, (state) => decideFreeze(state, population, AFTER)],
  ['a draw ordered', frozen, (state) => decideOrderDraw(state, bo)],
  ['not by who planned', frozen, (state) => decideOrderDraw(state, anna)],
  ['not of nothing', planned, (state) => decideOrderDraw(state, bo)],
  ['ordered once', ordered, (state) => decideOrderDraw(state, bo)],
  ['sampled', ordered, (state) => decideSample(state, sample, AFTER)],
  ['not sampled unordered', frozen, (state) => decideSample(state, sample, AFTER)],
  ['not sampled twice', sampled, (state) => decideSample(state, sample, AFTER)],
  ['a replacement drawn', sampled, (state) => decideDrawReplacement(state, replacement)],
  [
    'none to replace it',
    sampled,
    (state) => decideDrawReplacement(state, { replaced: 'O1', skipped: [] } as never),
  ],
  ['replaced once', replaced, (state) => decideDrawReplacement(state, replacement)],
  ['not replaced before', ordered, (state) => decideDrawReplacement(state, replacement)],
  ['no picking of the random part', sampled, (state) => refusePick(state, 'RANDOM', anna)],
  ['picking of the risk part', sampled, (state) => refusePick(state, 'RISK', anna)],
  ['not before the sample', planned, (state) => refusePick(state, 'RISK', anna)],
  ['a risk part ordered', sampled, (state) => decideOrderRiskPart(state, { count: 3, reason: '风险' }, anna)],
  ['no risk part before', planned, (state) => decideOrderRiskPart(state, { count: 3, reason: '风险' }, anna)],
];

const opening: Opening = {
  planId: '2026Q1',
  part: 'RANDOM',
  orderId: 'O1',
  orderNo: '2026-0000000001',
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  cooperationId: 'K1',
};
const openCtx = { now: AFTER, policy, dueOn: '2026-04-17' };
const pick = { by: 'anna', at: AFTER, reason: '多次投诉' } as never;
const chosen: Opening = { ...opening, part: 'RISK', pick };
const opened = folded('S1', decideOpenSpotCheck('S1', opening, openCtx));
const picked = folded('S1', decideOpenSpotCheck('S1', chosen, openCtx));
const inState = (status: string): SpotCheckState => ({ ...opened, status });
const passing = { sheet: sheetWith(), outcome: 'PASSED', summary: '齐全' } as const;
const failing = { sheet: sheetWith('INVOICE'), outcome: 'FAILED', summary: '缺失' } as const;
const passed = folded('S1', decideReview(inState('SUBMITTED'), passing, anna), {
  ...opened,
  status: 'SUBMITTED',
});
const failed = folded('S1', decideReview(inState('SUBMITTED'), failing, anna), {
  ...opened,
  status: 'SUBMITTED',
});
const concluded = {
  reason: '同意',
  consequence: 'RECTIFICATION',
  consequenceRef: 'RECTIFICATION#R1',
} as const;
const self = by(['CENTRE_REVIEWER'], AFTER, 'anna');
const leaving = folded('S1', decideProposeReplacement(opened, { reason: '终止' }, anna), opened);

type Example = readonly [name: string, state: SpotCheckState, decide: (state: SpotCheckState) => unknown];
const checks: readonly Example[] = [
  ['opened', { ...opened, body: {} as never }, () => decideOpenSpotCheck('S1', opening, openCtx)],
  ['opened by choice', { ...opened, body: {} as never }, () => decideOpenSpotCheck('S1', chosen, openCtx)],
  [
    'submitted',
    inState('MATERIALS_DUE'),
    (state) => decideFollowRequest(state, { action: 'submit' }, by(['AGENCY_ADMIN'])),
  ],
  ['overdue', inState('MATERIALS_DUE'), (state) => decideFollowRequest(state, { action: 'passDue' }, system)],
  [
    'asked again',
    inState('OVERDUE'),
    (state) =>
      decideFollowRequest(state, { action: 'requestAgain', dueOn: '2026-05-01', reason: '未提交' }, anna),
  ],
  [
    'refused',
    inState('SECOND_NOTICE'),
    (state) => decideFollowRequest(state, { action: 'refuse', reason: '拒' }, reviewer),
  ],
  [
    'not refused before',
    opened,
    (state) => decideFollowRequest(state, { action: 'refuse', reason: '拒' }, reviewer),
  ],
  ['a replacement proposed', opened, (state) => decideProposeReplacement(state, { reason: '终止' }, anna)],
  ['none by the platform', opened, (state) => decideProposeReplacement(state, { reason: '终止' }, system)],
  ['proposed once', leaving, (state) => decideProposeReplacement(state, { reason: '终止' }, anna)],
  [
    'not of what is in',
    inState('SUBMITTED'),
    (state) => decideProposeReplacement(state, { reason: '' }, anna),
  ],
  ['a chosen one not replaced', picked, (state) => decideProposeReplacement(state, { reason: '终止' }, anna)],
  ['④ replaced', leaving, (state) => decideReplace(state, { reason: '属实' }, reviewer)],
  ['④ not by who proposed', leaving, (state) => decideReplace(state, { reason: '属实' }, self)],
  ['④ not by an officer', leaving, (state) => decideReplace(state, { reason: '属实' }, anna)],
  ['not replaced unproposed', opened, (state) => decideReplace(state, { reason: '属实' }, reviewer)],
  ['a proposal returned', leaving, (state) => decideReturnReplacement(state, { reason: '可查' }, reviewer)],
  [
    '④ not returned by who proposed',
    leaving,
    (state) => decideReturnReplacement(state, { reason: '' }, self),
  ],
  [
    'submitted, a replacement proposed',
    leaving,
    (state) => decideFollowRequest(state, { action: 'submit' }, by(['AGENCY_ADMIN'])),
  ],
  [
    'overdue, a replacement proposed',
    leaving,
    (state) => decideFollowRequest(state, { action: 'passDue' }, system),
  ],
  [
    'a chosen one withdrawn',
    picked,
    (state) => decideWithdrawCheck(state, { reason: '误选', drawable: false }, anna),
  ],
  [
    'a drawn one not withdrawn',
    opened,
    (state) => decideWithdrawCheck(state, { reason: '误选', drawable: false }, anna),
  ],
  [
    'a chosen one that the draw could come to not withdrawn',
    picked,
    (state) => decideWithdrawCheck(state, { reason: '误选', drawable: true }, anna),
  ],
  ['reviewed', inState('SUBMITTED'), (state) => decideReview(state, passing, anna)],
  ['reviewed with a defect', inState('SUBMITTED'), (state) => decideReview(state, failing, anna)],
  [
    'no defect, no failure',
    inState('SUBMITTED'),
    (state) => decideReview(state, { ...passing, outcome: 'FAILED' }, anna),
  ],
  [
    'a defect, a failure',
    inState('SUBMITTED'),
    (state) => decideReview(state, { ...failing, outcome: 'PASSED' }, anna),
  ],
  ['a review returned', passed, (state) => decideReturnReview(state, { reason: '再看' }, reviewer)],
  ['not by who reviewed', passed, (state) => decideReturnReview(state, { reason: '再看' }, self)],
  ['passed', passed, (state) => decideConclude(state, { reason: '同意' }, reviewer)],
  ['failed', failed, (state) => decideConclude(state, concluded, reviewer)],
  ['not concluded by who reviewed', passed, (state) => decideConclude(state, { reason: '同意' }, self)],
  ['no failure without consequence', failed, (state) => decideConclude(state, { reason: '同意' }, reviewer)],
  ['no consequence without failure', passed, (state) => decideConclude(state, concluded, reviewer)],
];

describe('[3-1c] what is decided on a plan of spot checks', () => {
  it.each(plans)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });
});

describe('[3-1c] what is decided on a spot check', () => {
  it.each(checks)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });

  it.each([
    ['a drawn one', opened, ['proposeReplacement'], []],
    ['one whose replacement is proposed', leaving, [], ['returnReplacement', 'replace']],
    ['a chosen one', picked, ['withdraw'], []],
  ] as const)('shown of %s', (_, state, officer, second) => {
    expect(actionsOn(state, ['CENTRE_OFFICER'])).toEqual(officer);
    expect(actionsOn(state, ['CENTRE_REVIEWER'])).toEqual(second);
  });

  it('the gravest order first', () => {
    const flag = (flagId: string, orderId: string, severity: 'BLOCK' | 'HOLD' | 'REVIEW' | 'INFO') => ({
      flagId,
      orderId,
      severity,
    });
    const flags = [
      flag('F1', 'O1', 'INFO'),
      flag('F3', 'O2', 'HOLD'),
      flag('F2', 'O2', 'HOLD'),
      flag('F4', 'O3', 'HOLD'),
      flag('F5', 'O4', 'BLOCK'),
      flag('F6', 'O4', 'REVIEW'),
      flag('F7', 'O0', 'HOLD'),
    ];
    expect(inLines(rankByFlags(flags))).toMatchSnapshot('ranked');
    expect([spotCheckIdOf('2026Q1', 'O1'), drawContextOf('2026Q1')]).toEqual([
      '2026Q1-O1',
      'spot-check 2026Q1',
    ]);
  });
});
