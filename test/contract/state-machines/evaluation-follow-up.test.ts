import { describe, expect, it } from 'vitest';
import { caseCollectionMachine } from '../../../shared/domain/case-collection/case-collection.ts';
import { instrumentAwardMachine } from '../../../shared/domain/reward/instrument-award.ts';
import { rewardMachine } from '../../../shared/domain/reward/machine.ts';
import { serviceCaseMachine } from '../../../shared/domain/service-case/machine.ts';
import { servicePlanMachine } from '../../../shared/domain/service-plan/service-plan.ts';
import { showcaseMachine } from '../../../shared/domain/showcase/showcase.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const reward: Tabulated = {
  machine: rewardMachine,
  required: [
    '* > ELIGIBLE',
    'ELIGIBLE > EXCLUDED',
    'ELIGIBLE > CONFIRMED',
    'CONFIRMED > PAID',
    'CONFIRMED > REVOKED',
    'PAID > REVOKED',
  ],
  terminal: ['EXCLUDED', 'REVOKED'],
  adverse: {
    EXCLUDED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER', 'SYSTEM'],
    REVOKED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
  },
};

const serviceCase: Tabulated = {
  machine: serviceCaseMachine,
  required: [
    '* > NOMINATED',
    'NOMINATED > ELIGIBILITY_CHECKED',
    'ELIGIBILITY_CHECKED > EXPERT_REVIEW',
    'EXPERT_REVIEW > SELECTED',
    'EXPERT_REVIEW > NOT_SELECTED',
    'SELECTED > CONSENTED',
    'CONSENTED > EDITED',
    'EDITED > PUBLISHED',
    'PUBLISHED > WITHDRAWN',
    'WITHDRAWN > PUBLISHED',
    'PUBLISHED > ARCHIVED',
    'WITHDRAWN > ARCHIVED',
  ],
  added: {
    'CONSENTED > SELECTED': 'agency or buyer takes consent back',
    'EDITED > SELECTED': 'so they do after the text was written',
  },
  terminal: ['NOT_SELECTED', 'ARCHIVED'],
  adverse: { NOT_SELECTED: ['CENTRE_REVIEWER'] },
};

const evaluationFollowUp: readonly Tabulated[] = [
  {
    machine: showcaseMachine,
    required: ['* > ON', 'ON > OFF', 'OFF > ON'],
    terminal: [],
    adverse: { OFF: ['CENTRE_REVIEWER', 'SYSTEM'] },
  },
  {
    machine: instrumentAwardMachine,
    required: ['* > KNOWN'],
    terminal: [],
    adverse: {},
  },
  {
    machine: servicePlanMachine,
    required: ['* > DRAFT', 'DRAFT > ACTIVE'],
    terminal: ['ACTIVE'],
    adverse: {},
  },
  {
    machine: caseCollectionMachine,
    required: ['* > DRAFT', 'DRAFT > PUBLISHED'],
    terminal: ['PUBLISHED'],
    adverse: {},
  },
];

describe('the machines of what follows an evaluation', () => {
  it('[SM-18] a service case moves as its line says', () => {
    expect(built(serviceCase)).toEqual(tabulated(serviceCase));
  });

  it('[SM-19] a reward moves as its line says', () => {
    expect(built(reward)).toEqual(tabulated(reward));
  });

  it('[10-2b][10-3c][11-1a][11-2c] showcase, award, service plan and collection move as their rows say', () => {
    for (const each of evaluationFollowUp) expect(built(each)).toEqual(tabulated(each));
  });
});
