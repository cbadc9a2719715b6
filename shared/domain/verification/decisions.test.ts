import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { NOW } from '../../../test/support/verification-fixtures.ts';
import {
  after,
  ANNA,
  BO,
  ENTRY,
  officer,
  recorded,
  resolved,
  REVIEWER,
  sanctioned,
  SETTINGS,
  unreachable,
} from '../../../test/support/verified-case-fixtures.ts';
import { bySystem } from '../acting.ts';
import type { CaseState } from '../onboarding/case-state.ts';
import { orThrow } from '../problem.ts';
import { decideFail, decideProposeFailure, noticedFacts } from './fail.ts';
import { decideConfirmResult, decideEnterResult } from './manual-result.ts';
import { decidePass } from './pass.ts';
import { confirmationOf, pendingWork, workOfRun } from './pending-work.ts';
import { decideRequestSupplement } from './request-supplement.ts';
import { asksForRun, awaitsResults, decideRecordRun, decideStartRun } from './run.ts';

const proposal = { keys: ['RESEARCH_INTEGRITY'], reason: '处于惩戒期', hearingId: 'H1' };
const proposed = after(sanctioned(), orThrow(decideProposeFailure(sanctioned(), proposal, ANNA)));
const heard = { id: 'H1', status: 'CONSIDERED', deadlines: {}, body: { subjectRef: 'CASE#C1' } as never };
const entered = after(unreachable(), orThrow(decideEnterResult(unreachable(), ENTRY, ANNA)));
const items = [{ subject: 'RESEARCH_INTEGRITY', reason: '请补充证明' }];
const setting = { ...ANNA, ...SETTINGS };
const withBody = (state: CaseState, more: object): CaseState => ({
  ...state,
  body: { ...state.body, ...more },
});
const supplemented = withBody(unreachable(), {
  submission: { ...unreachable().body.submission, round: 1 },
});
const spent = withBody(unreachable(), { supplements: [{}, {}] });
const submitted = { ...withBody(unreachable(), { verification: undefined }), status: 'SUBMITTED' };

type Example = readonly [name: string, state: CaseState, decide: (state: CaseState) => unknown];

const examples: readonly Example[] = [
  ['[5-2a] the first run begins', submitted, (state) => decideStartRun(state, bySystem(NOW))],
  ['[5-2a] another run begins', supplemented, (state) => decideStartRun(state, bySystem(NOW))],
  [
    '[5-2a] no run begins in VERIFIED',
    { ...submitted, status: 'VERIFIED' },
    (state) => decideStartRun(state, bySystem(NOW)),
  ],
  [
    '[5-2b] results are recorded once',
    unreachable(),
    (state) => decideRecordRun(state, { results: [], answers: [] }, bySystem(NOW)),
  ],
  ['[5-2c] a result is entered', unreachable(), (state) => decideEnterResult(state, ENTRY, ANNA)],
  [
    '[5-2c] a failed one is entered',
    unreachable(),
    (state) => decideEnterResult(state, { ...ENTRY, outcome: 'FAIL', reason: ' 仍在惩戒期 ' }, ANNA),
  ],
  [
    '[5-2c] no check is skipped',
    unreachable(),
    (state) => decideEnterResult(state, { ...ENTRY, outcome: 'SKIPPED' }, ANNA),
  ],
  [
    '[5-2c] no result without a reason',
    unreachable(),
    (state) => decideEnterResult(state, { ...ENTRY, reason: '  ' }, ANNA),
  ],
  [
    '[5-2c] no result without evidence',
    unreachable(),
    (state) => decideEnterResult(state, { ...ENTRY, documentIds: [] }, ANNA),
  ],
  [
    '[5-2c] no check of this key',
    unreachable(),
    (state) => decideEnterResult(state, { ...ENTRY, key: 'NONE' }, ANNA),
  ],
  [
    '[5-2c] a check that has passed',
    unreachable(),
    (state) => decideEnterResult(state, { ...ENTRY, key: 'REGISTRATION' }, ANNA),
  ],
  [
    '[1-1] an officer with an interest',
    unreachable(),
    (state) => decideEnterResult(state, ENTRY, { ...ANNA, conflicts: [state.body.uscc] }),
  ],
  [
    '[5-2c] nobody decides on outdated results',
    supplemented,
    (state) => decideEnterResult(state, ENTRY, ANNA),
  ],
  [
    '[5-2c] nobody decides without results',
    withBody(unreachable(), { verification: undefined }),
    (state) => decideEnterResult(state, ENTRY, ANNA),
  ],
  ['[5-2c] a second person confirms', entered, (state) => decideConfirmResult(state, ENTRY.key, BO)],
  ['[5-2c] the same person does not', entered, (state) => decideConfirmResult(state, ENTRY.key, ANNA)],
  ['[5-2c] nothing to confirm', entered, (state) => decideConfirmResult(state, 'REGISTRATION', BO)],
  ['[5-2c] a reviewer passes', resolved(unreachable()), (state) => decidePass(state, REVIEWER)],
  [
    '[5-2c] who entered a result does not pass',
    resolved(unreachable()),
    (state) => decidePass(state, officer('u-anna', 'CENTRE_REVIEWER')),
  ],
  ['[5-2c] not while a check is undecided', entered, (state) => decidePass(state, REVIEWER)],
  ['[5-2c] not while a failure stands', sanctioned(), (state) => decidePass(state, REVIEWER)],
  ['[5-2c] a refusal is proposed', sanctioned(), (state) => decideProposeFailure(state, proposal, ANNA)],
  ['[5-2c] once', proposed, (state) => decideProposeFailure(state, proposal, BO)],
  [
    '[5-2c] on checks that stand failed',
    sanctioned(),
    (state) => decideProposeFailure(state, { ...proposal, keys: ['REGISTRATION'] }, ANNA),
  ],
  [
    '[5-2c] for what fails',
    sanctioned(),
    (state) => decideProposeFailure(state, { ...proposal, keys: [...proposal.keys, ...proposal.keys] }, ANNA),
  ],
  ['[SM-22] the refusal', proposed, (state) => decideFail(state, heard, REVIEWER)],
  ['[SM-22] not unheard', proposed, (state) => decideFail(state, undefined, REVIEWER)],
  ['[SM-22] not unproposed', sanctioned(), (state) => decideFail(state, heard, REVIEWER)],
  [
    '[SM-22] not by the proposer',
    proposed,
    (state) => decideFail(state, heard, officer('u-anna', 'CENTRE_REVIEWER')),
  ],
  ['[SM-22] not when set right', resolved(proposed), (state) => decideFail(state, heard, REVIEWER)],
  ['[5-2c] a supplement', unreachable(), (state) => decideRequestSupplement(state, items, setting)],
  ['[5-2c] no third supplement', spent, (state) => decideRequestSupplement(state, items, setting)],
  [
    '[SM-22] no supplement amid a hearing',
    proposed,
    (state) => decideRequestSupplement(state, items, setting),
  ],
];

describe('what a verification decides', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });

  it('[5-2b] a run that leaves nothing to a person', () => {
    const { events, state } = recorded();
    expect(inLines({ events, verification: state.body.verification })).toMatchSnapshot('decided');
  });

  it('[5-2c] what people have to do', () => {
    const states = { unreachable: unreachable(), sanctioned: sanctioned(), entered, proposed };
    const all = { ...states, resolved: resolved(unreachable()), corrected: resolved(sanctioned()) };
    const work = Object.entries(all).map(([name, { body }]) => {
      const { verification } = body;
      if (verification === undefined) throw new Error(`${name} has no verification`);
      const confirm = confirmationOf(verification, ENTRY.key);
      return { name, pending: pendingWork(verification), ofRun: workOfRun(verification), confirm };
    });
    expect(inLines(work)).toMatchSnapshot('decided');
  });

  it('[SM-22] what the prior notice tells', () => {
    expect(inLines(noticedFacts(sanctioned(), proposal.keys))).toMatchSnapshot('decided');
    expect(noticedFacts(submitted, proposal.keys)).toEqual([]);
    expect(noticedFacts(sanctioned(), [])).toEqual([]);
  });

  it('[5-2a] which case asks for a run', () => {
    const decided = withBody(unreachable(), {
      verification: { ...unreachable().body.verification, decidedBy: 'SYSTEM' },
    });
    const states = [submitted, supplemented, decided, unreachable(), { ...supplemented, status: 'VERIFIED' }];
    expect(states.map((state) => asksForRun(state))).toEqual([true, true, true, false, false]);
    const started = after(submitted, orThrow(decideStartRun(submitted, bySystem(NOW))));
    const waiting = [started, unreachable(), submitted, { ...started, status: 'SUBMITTED' }];
    expect(waiting.map((state) => awaitsResults(state))).toEqual([true, false, false, false]);
  });
});
