import { describe, expect, it } from 'vitest';
import { cycleMachine } from '../../../shared/domain/evaluation/cycle/machine.ts';
import { schemeMachine } from '../../../shared/domain/evaluation/cycle/scheme-draft.ts';
import { rehearsalMachine } from '../../../shared/domain/evaluation/rehearsal/rehearsal.ts';
import { amendmentMachine } from '../../../shared/domain/evaluation/result/amendment.ts';
import { categoryResultMachine } from '../../../shared/domain/evaluation/result/machine.ts';
import { runMachine } from '../../../shared/domain/evaluation/run/machine.ts';
import { correctionMachine } from '../../../shared/domain/evaluation/scope/correction.ts';
import { coverageMachine } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const evaluationCycle: Tabulated = {
  machine: cycleMachine,
  required: [
    '* > DRAFT',
    'DRAFT > SCHEME_LOCKED',
    'SCHEME_LOCKED > NOTICE_PUBLISHED',
    'NOTICE_PUBLISHED > SCORING',
    'SCORING > SCORED',
    'SCORED > REVIEWING',
    'REVIEWING > RESULT_DRAFTED',
    'RESULT_DRAFTED > REVIEWING',
    'RESULT_DRAFTED > RESULT_PUBLICITY',
    'RESULT_PUBLICITY > OBJECTION_HANDLING',
    'OBJECTION_HANDLING > RESULT_DRAFTED',
    'RESULT_PUBLICITY > READY_TO_FILE',
    'OBJECTION_HANDLING > READY_TO_FILE',
    'READY_TO_FILE > FILED',
    'READY_TO_FILE > RESULT_DRAFTED',
    'FILED > PUBLISHED',
    'PUBLISHED > CLOSED',
    ...[
      'DRAFT',
      'SCHEME_LOCKED',
      'NOTICE_PUBLISHED',
      'SCORING',
      'SCORED',
      'REVIEWING',
      'RESULT_DRAFTED',
      'RESULT_PUBLICITY',
      'OBJECTION_HANDLING',
      'READY_TO_FILE',
      'FILED',
    ].map((each) => `${each} > CANCELLED`),
  ],
  terminal: ['CLOSED', 'CANCELLED'],
  adverse: { CANCELLED: ['COMMISSION_OFFICER'], FILED: ['COMMISSION_OFFICER'] },
};

/** Rows 8-2, 9-1c and 9-1d. */
const evaluationSeason: readonly Tabulated[] = [
  {
    machine: schemeMachine,
    required: ['* > DRAFT', 'DRAFT > APPROVED', 'APPROVED > LOCKED'],
    added: { 'APPROVED > DRAFT': 'the Commission wants it changed before it is locked' },
    terminal: ['LOCKED'],
    adverse: { LOCKED: ['COMMISSION_OFFICER'] },
  },
  {
    machine: coverageMachine,
    required: ['* > OPEN', 'OPEN > CLOSED'],
    terminal: ['CLOSED'],
    adverse: {},
  },
  {
    machine: correctionMachine,
    required: ['* > REQUESTED', 'REQUESTED > ACCEPTED', 'REQUESTED > REFUSED'],
    terminal: ['ACCEPTED', 'REFUSED'],
    adverse: { REFUSED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] },
  },
  {
    machine: categoryResultMachine,
    required: [
      '* > PROPOSED',
      'CLEAR > PUBLISHED',
      'CLEAR > WRITING',
      'DRAFTED > PUBLICISED',
      'DRAFTED > WRITING',
      'PROPOSED > WRITING',
      'PUBLICISED > CLEAR',
      'PUBLICISED > UPHELD',
      'PUBLICISED > WRITING',
      'UPHELD > WRITING',
      'WRITING > DRAFTED',
    ],
    added: { 'DRAFTED > CLEAR': 'nobody stands in the list of a category, so there is nothing to publicise' },
    terminal: [],
    adverse: {},
  },
  {
    machine: amendmentMachine,
    required: [
      '* > PROPOSED',
      '* > PRIOR_NOTICE',
      ...['PROPOSED', 'PRIOR_NOTICE'].flatMap((state) => [`${state} > DECIDED`, `${state} > RETURNED`]),
    ],
    terminal: ['RETURNED', 'DECIDED'],
    adverse: { DECIDED: ['COMMISSION_OFFICER'] },
  },
];

const scoringRun: Tabulated = {
  machine: runMachine,
  required: [
    '* > FREEZING',
    'FREEZING > BLOCKED',
    'BLOCKED > FREEZING',
    'FREEZING > SCORING',
    'SCORING > DONE',
    ...['FREEZING', 'BLOCKED', 'SCORING'].map((each) => `${each} > ABANDONED`),
  ],
  terminal: ['DONE', 'ABANDONED'],
  adverse: {},
};

const rehearsal: Tabulated = {
  machine: rehearsalMachine,
  required: ['* > RUNNING', 'RUNNING > DONE'],
  terminal: ['DONE'],
  adverse: {},
};

describe('the machines of an evaluation cycle', () => {
  it('[SM-7] evaluationCycle moves as its table says', () => {
    expect(built(evaluationCycle)).toEqual(tabulated(evaluationCycle));
  });

  it('[8-3][9-2a] a scoring run and a rehearsal move as their rows say', () => {
    expect(built(scoringRun)).toEqual(tabulated(scoringRun));
    expect(built(rehearsal)).toEqual(tabulated(rehearsal));
  });

  it('[8-2][9-1c][9-1d] scheme, coverage and scope correction move as their rows say', () => {
    for (const each of evaluationSeason) expect(built(each)).toEqual(tabulated(each));
  });
});
