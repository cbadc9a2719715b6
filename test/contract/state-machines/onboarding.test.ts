import { describe, expect, it } from 'vitest';
import { agencyMachine } from '../../../shared/domain/agency/machine.ts';
import { hearingMachine } from '../../../shared/domain/hearing/machine.ts';
import { objectionMachine } from '../../../shared/domain/objection/machine.ts';
import { onboardingMachine } from '../../../shared/domain/onboarding/machine.ts';
import { publicityMachine } from '../../../shared/domain/publicity/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const onboardingCase: Tabulated = {
  machine: onboardingMachine,
  required: [
    '* > DRAFT',
    'DRAFT > SUBMITTED',
    'SUBMITTED > VERIFYING',
    'VERIFYING > SUPPLEMENT_REQUIRED',
    'SUPPLEMENT_REQUIRED > VERIFYING',
    'SUPPLEMENT_REQUIRED > LAPSED',
    'VERIFYING > VERIFIED',
    'VERIFYING > VERIFICATION_FAILED',
    'VERIFIED > IN_PUBLICITY',
    'IN_PUBLICITY > APPROVED',
    'IN_PUBLICITY > OBJECTION_REVIEW',
    'IN_PUBLICITY > VERIFYING',
    'OBJECTION_REVIEW > APPROVED',
    'OBJECTION_REVIEW > REJECTED',
    ...['DRAFT', 'SUBMITTED', 'VERIFYING', 'SUPPLEMENT_REQUIRED', 'VERIFIED', 'IN_PUBLICITY'].map(
      (each) => `${each} > WITHDRAWN`,
    ),
  ],
  added: {
    'VERIFIED > VERIFYING': 'the re-check right before the publicity opens fails',
    'OBJECTION_REVIEW > VERIFYING':
      'the re-check after the last objection was dismissed fails, or the reply to the prior notice was accepted (ADR 7)',
  },
  terminal: ['LAPSED', 'VERIFICATION_FAILED', 'APPROVED', 'REJECTED', 'WITHDRAWN'],
  adverse: { VERIFICATION_FAILED: ['CENTRE_REVIEWER'], REJECTED: ['CENTRE_REVIEWER'] },
};

const publicity: Tabulated = {
  machine: publicityMachine,
  required: [
    '* > SCHEDULED',
    'SCHEDULED > OPEN',
    'OPEN > CANCELLED',
    'OPEN > CLOSED_CLEAR',
    'OPEN > CLOSED_PENDING',
    'CLOSED_PENDING > CLEARED',
    'CLOSED_PENDING > UPHELD',
    'OPEN > UPHELD',
  ],
  terminal: ['CANCELLED', 'CLOSED_CLEAR', 'CLEARED', 'UPHELD'],
  adverse: { UPHELD: ['CENTRE_REVIEWER'] },
};

const objection: Tabulated = {
  machine: objectionMachine,
  required: [
    '* > SUBMITTED',
    'SUBMITTED > ACCEPTED',
    'SUBMITTED > NOT_ACCEPTED',
    'ACCEPTED > INVESTIGATING',
    'INVESTIGATING > UPHELD',
    'INVESTIGATING > PARTLY_UPHELD',
    'INVESTIGATING > DISMISSED',
    'SUBMITTED > WITHDRAWN',
    'ACCEPTED > WITHDRAWN',
  ],
  terminal: ['NOT_ACCEPTED', 'UPHELD', 'PARTLY_UPHELD', 'DISMISSED', 'WITHDRAWN'],
  adverse: {
    NOT_ACCEPTED: ['CENTRE_DISCIPLINE'],
    UPHELD: ['CENTRE_REVIEWER'],
    PARTLY_UPHELD: ['CENTRE_REVIEWER'],
    DISMISSED: ['CENTRE_REVIEWER'],
  },
};

const agency: Tabulated = {
  machine: agencyMachine,
  required: [
    '* > ACTIVE',
    'ACTIVE > SUSPENDED',
    'SUSPENDED > ACTIVE',
    'ACTIVE > REMOVED',
    'SUSPENDED > REMOVED',
    'ACTIVE > EXITED',
    'REMOVED > ACTIVE',
  ],
  terminal: ['EXITED'],
  adverse: { SUSPENDED: ['COMMISSION_OFFICER'], REMOVED: ['COMMISSION_OFFICER'] },
};

const hearing: Tabulated = {
  machine: hearingMachine,
  required: [
    '* > ISSUED',
    'ISSUED > REPLIED',
    'ISSUED > EXPIRED',
    'REPLIED > CONSIDERED',
    'EXPIRED > CONSIDERED',
  ],
  added: Object.fromEntries(
    ['ISSUED', 'REPLIED', 'EXPIRED'].map((from) => [
      `${from} > WITHDRAWN`,
      'what was intended is dropped or sent back before it is decided: nothing is to be replied to any more',
    ]),
  ),
  terminal: ['CONSIDERED', 'WITHDRAWN'],
  adverse: { CONSIDERED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] },
};

describe('the machines of an agency that comes and is there', () => {
  it('[SM-1] onboardingCase moves as its table says', () => {
    expect(built(onboardingCase)).toEqual(tabulated(onboardingCase));
  });

  it('[SM-2] publicity moves as its table says', () => {
    expect(built(publicity)).toEqual(tabulated(publicity));
  });

  it('[SM-3] objection moves as its table says', () => {
    expect(built(objection)).toEqual(tabulated(objection));
  });

  it('[SM-4] agency moves as its table says', () => {
    expect(built(agency)).toEqual(tabulated(agency));
  });

  it('[SM-22] hearing moves as its table says', () => {
    expect(built(hearing)).toEqual(tabulated(hearing));
  });
});
