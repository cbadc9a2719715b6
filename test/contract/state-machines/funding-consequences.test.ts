import { describe, expect, it } from 'vitest';
import { creditRecordMachine } from '../../../shared/domain/credit-record/machine.ts';
import { inspectionMachine } from '../../../shared/domain/inspection/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const inspection: Tabulated = {
  machine: inspectionMachine,
  required: [
    'MATERIALS_DUE > SUBMITTED',
    'MATERIALS_DUE > OVERDUE',
    'OVERDUE > SECOND_NOTICE',
    'SECOND_NOTICE > SUBMITTED',
    'SECOND_NOTICE > REFUSED',
    'SUBMITTED > REVIEWED',
    'REVIEWED > PASSED',
    'REVIEWED > FAILED',
  ],
  added: {
    '* > MATERIALS_DUE': 'nothing is drawn for it, and its notice asks for the material at once',
    'OVERDUE > SUBMITTED': 'late material is taken as long as nobody has decided',
    'REVIEWED > SUBMITTED': 'the second person does not agree with the review',
    'MATERIALS_DUE > WITHDRAWN': 'its request for material is taken back',
    'OVERDUE > WITHDRAWN': 'the same',
    'SECOND_NOTICE > WITHDRAWN': 'the same',
  },
  terminal: ['PASSED', 'FAILED', 'REFUSED', 'WITHDRAWN'],
  adverse: {
    FAILED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    REFUSED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
  },
};

const creditRecord: Tabulated = {
  machine: creditRecordMachine,
  required: [
    '* > DRAFT',
    'DRAFT > REPORTED',
    'REPORTED > ACTIVE',
    'ACTIVE > EXPIRED',
    'ACTIVE > CORRECTED',
    'CORRECTED > ACTIVE',
    'ACTIVE > REVOKED',
  ],
  added: {
    'DRAFT > DROPPED': 'what was said in the hearing is accepted',
    'REPORTED > REVOKED': 'the finding falls before the record stands',
  },
  terminal: ['DROPPED', 'EXPIRED', 'REVOKED'],
  adverse: { REPORTED: ['COMMISSION_OFFICER'], ACTIVE: ['COMMISSION_OFFICER'] },
};

describe('the machines of article 14 (requirements §8.10)', () => {
  it('[SM-14] an inspection moves as its row says', () => {
    expect(built(inspection)).toEqual(tabulated(inspection));
  });

  it('[SM-20] a credit record moves as its row says', () => {
    expect(built(creditRecord)).toEqual(tabulated(creditRecord));
  });
});
