import { describe, expect, it } from 'vitest';
import { removalMachine } from '../../../shared/domain/removal/machine.ts';
import { suspensionMachine } from '../../../shared/domain/suspension/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const suspension: Tabulated = {
  machine: suspensionMachine,
  required: [
    '* > PROPOSED',
    'PROPOSED > PRIOR_NOTICE',
    'PROPOSED > DROPPED',
    'PRIOR_NOTICE > DROPPED',
    'PRIOR_NOTICE > DECIDED',
    'DECIDED > IN_FORCE',
    'IN_FORCE > LIFTED',
    'IN_FORCE > CONVERTED',
    'IN_FORCE > REVOKED',
    'PROPOSED > IN_FORCE_PROVISIONAL',
    'IN_FORCE_PROVISIONAL > DECIDED',
    'IN_FORCE_PROVISIONAL > LIFTED',
  ],
  added: {
    'IN_FORCE_PROVISIONAL > CONVERTED': 'an agency that is removed is not suspended any more, either',
  },
  terminal: ['LIFTED', 'CONVERTED', 'DROPPED', 'REVOKED'],
  adverse: {
    PRIOR_NOTICE: ['COMMISSION_OFFICER'],
    DECIDED: ['COMMISSION_OFFICER'],
    IN_FORCE_PROVISIONAL: ['COMMISSION_OFFICER'],
    REVOKED: ['COMMISSION_OFFICER'],
  },
};

const removal: Tabulated = {
  machine: removalMachine,
  required: [
    '* > PROPOSED',
    'PROPOSED > PRIOR_NOTICE',
    'PROPOSED > DROPPED',
    'PRIOR_NOTICE > DROPPED',
    'PRIOR_NOTICE > HEARD',
    'HEARD > DECIDED',
    'DECIDED > EXECUTING',
    'EXECUTING > EXECUTED',
    'EXECUTED > REVOKED',
  ],
  terminal: ['DROPPED', 'REVOKED'],
  adverse: {
    PRIOR_NOTICE: ['COMMISSION_OFFICER'],
    DECIDED: ['COMMISSION_OFFICER'],
    EXECUTING: ['COMMISSION_OFFICER'],
    REVOKED: ['COMMISSION_OFFICER'],
  },
};

describe('the machines of article 12 (requirements §8.10)', () => {
  it('[SM-11] a suspension moves as its row says', () => {
    expect(built(suspension)).toEqual(tabulated(suspension));
  });

  it('[SM-12] a removal moves as its row says', () => {
    expect(built(removal)).toEqual(tabulated(removal));
  });
});
