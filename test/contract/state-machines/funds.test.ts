import { describe, expect, it } from 'vitest';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { paymentHoldMachine } from '../../../shared/domain/payment-hold/machine.ts';
import { paymentRefusalMachine } from '../../../shared/domain/payment-refusal/machine.ts';
import { recoveryMachine } from '../../../shared/domain/recovery/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const DECIDERS = ['COMMISSION_OFFICER', 'FINANCE_OFFICER'];

const hold: Tabulated = {
  machine: paymentHoldMachine,
  required: ['* > ACTIVE', 'ACTIVE > RELEASED', 'ACTIVE > CONVERTED_TO_REFUSAL'],
  terminal: ['RELEASED', 'CONVERTED_TO_REFUSAL'],
  adverse: {
    CONVERTED_TO_REFUSAL: DECIDERS,
    // Time alone releases nothing.
    RELEASED: ['CENTRE_REVIEWER'],
  },
};

const refusal: Tabulated = {
  machine: paymentRefusalMachine,
  required: ['* > PROPOSED', 'PROPOSED > PRIOR_NOTICE', 'PRIOR_NOTICE > DECIDED'],
  added: {
    'PRIOR_NOTICE > DROPPED': 'what the agency said was right',
    'DECIDED > REVOKED': 'a review or a court takes it back',
  },
  terminal: ['DROPPED', 'REVOKED'],
  adverse: { DECIDED: DECIDERS },
};

const recovery: Tabulated = {
  machine: recoveryMachine,
  required: [
    '* > PROPOSED',
    'PROPOSED > PRIOR_NOTICE',
    'PRIOR_NOTICE > ORDERED',
    'ORDERED > PARTLY_REPAID',
    'PARTLY_REPAID > REPAID',
    'ORDERED > OVERDUE',
    'PARTLY_REPAID > OVERDUE',
    'OVERDUE > REFERRED',
    'REFERRED > REPAID',
    'REFERRED > WRITTEN_OFF',
    'ORDERED > REVOKED',
  ],
  added: {
    'PROPOSED > DROPPED': 'a proposal of the platform comes to nothing',
    'PRIOR_NOTICE > DROPPED': 'what the agency said was right',
    'ORDERED > REPAID': 'all of it is repaid at once',
    'OVERDUE > REPAID': 'a late repayment is taken',
    'PARTLY_REPAID > REVOKED': 'what it rests on falls after a part was repaid, which is given back',
    'OVERDUE > REVOKED': 'what it rests on falls after its day',
    'REFERRED > REVOKED': 'a court takes it back',
  },
  terminal: ['REPAID', 'WRITTEN_OFF', 'DROPPED', 'REVOKED'],
  // The platform only lets the next instalment run.
  adverse: {
    ORDERED: [...DECIDERS, 'SYSTEM'],
    WRITTEN_OFF: ['FINANCE_OFFICER'],
    OVERDUE: ['FINANCE_OFFICER', 'SYSTEM'],
  },
};

describe('the machines of withheld, refused and recovered money', () => {
  it('[SM-16] a payment hold moves as its table says', () => {
    expect(built(hold)).toEqual(tabulated(hold));
    expect(paymentHoldMachine.transitions.find(({ action }) => action === 'open')?.actors).toEqual(
      CENTRE_ROLES,
    );
  });

  it('[14-2a] a refusal is proposed, heard and decided', () => {
    expect(built(refusal)).toEqual(tabulated(refusal));
  });

  it('[SM-17] a recovery moves as its table says', () => {
    expect(built(recovery)).toEqual(tabulated(recovery));
  });
});
