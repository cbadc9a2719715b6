import { describe, expect, it } from 'vitest';
import { complaintMachine, suggestionMachine } from '../../../shared/domain/complaint/machine.ts';
import { CENTRE_ROLES } from '../../../shared/domain/identity/role.ts';
import { rectificationMachine } from '../../../shared/domain/rectification/machine.ts';
import { orderReviewMachine } from '../../../shared/domain/risk/order-review.ts';
import { riskFlagMachine } from '../../../shared/domain/risk/risk-flag.ts';
import { spotCheckMachine } from '../../../shared/domain/spot-check/machine.ts';
import { spotCheckPlanMachine } from '../../../shared/domain/spot-check/plan-machine.ts';
import { violationMachine } from '../../../shared/domain/violation/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const complaint: Tabulated = {
  machine: complaintMachine,
  required: [
    '* > SUBMITTED',
    'SUBMITTED > ACCEPTED',
    'SUBMITTED > NOT_ACCEPTED',
    'SUBMITTED > TRANSFERRED',
    'ACCEPTED > INVESTIGATING',
    'INVESTIGATING > SUBSTANTIATED',
    'INVESTIGATING > PARTLY',
    'INVESTIGATING > UNSUBSTANTIATED',
    'SUBSTANTIATED > REPLIED',
    'PARTLY > REPLIED',
    'UNSUBSTANTIATED > REPLIED',
    'REPLIED > CLOSED',
  ],
  added: {
    'ACCEPTED > TRANSFERRED': 'it turns out after acceptance that another authority is competent',
    'TRANSFERRED > CLOSED': 'the other authority took it over: nothing is left to do',
  },
  terminal: ['NOT_ACCEPTED', 'CLOSED'],
  adverse: {
    NOT_ACCEPTED: ['CENTRE_DISCIPLINE', 'CENTRE_OFFICER', 'SYSTEM'],
    SUBSTANTIATED: ['CENTRE_REVIEWER'],
    PARTLY: ['CENTRE_REVIEWER'],
    UNSUBSTANTIATED: ['CENTRE_REVIEWER'],
  },
};

const suggestion: Tabulated = {
  machine: suggestionMachine,
  required: ['* > SUBMITTED', 'SUBMITTED > REPLIED', 'REPLIED > CLOSED'],
  terminal: ['CLOSED'],
  adverse: {},
};

const RUNNING = ['ISSUED', 'ACKNOWLEDGED', 'EXTENDED'];

const rectification: Tabulated = {
  machine: rectificationMachine,
  required: [
    '* > PROPOSED',
    'PROPOSED > DROPPED',
    'PROPOSED > ISSUED',
    'ISSUED > ACKNOWLEDGED',
    'ISSUED > EXTENDED',
    'ACKNOWLEDGED > EXTENDED',
    ...[...RUNNING, 'RETURNED'].flatMap((each) => [`${each} > SUBMITTED`, `${each} > OVERDUE`]),
    'SUBMITTED > ACCEPTED',
    'SUBMITTED > RETURNED',
    'SUBMITTED > FAILED',
    'OVERDUE > SUBMITTED',
    'FAILED > SUBMITTED',
  ],
  terminal: ['DROPPED', 'ACCEPTED'],
  adverse: {
    DROPPED: ['CENTRE_REVIEWER'],
    ISSUED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER'],
    FAILED: ['CENTRE_REVIEWER'],
  },
};

/** Its first row and its first exit; the investigation comes with Article 13. */
const violation: Tabulated = {
  machine: violationMachine,
  required: [
    '* > SUSPECTED',
    'SUSPECTED > UNDER_INVESTIGATION',
    'UNDER_INVESTIGATION > DISMISSED',
    'UNDER_INVESTIGATION > PRIOR_NOTICE',
    'PRIOR_NOTICE > HEARD',
    'HEARD > CONFIRMED',
    'CONFIRMED > CONSEQUENCES_PENDING',
    'CONSEQUENCES_PENDING > CLOSED',
    'CONSEQUENCES_PENDING > UNDER_REVIEW',
    'UNDER_REVIEW > CONSEQUENCES_PENDING',
    'UNDER_REVIEW > REVOKED',
  ],
  added: {
    'SUSPECTED > DISMISSED': 'what is plainly nothing needs no investigation',
    'PRIOR_NOTICE > UNDER_INVESTIGATION': 'the reviewer sends the proposal back',
    'PRIOR_NOTICE > DISMISSED': 'what the agency said convinces',
    'CLOSED > UNDER_REVIEW': 'the consequences were drawn before the time to ask for a review was over',
    'UNDER_REVIEW > CLOSED': 'it is upheld, and nothing is left to draw',
  },
  terminal: ['DISMISSED', 'REVOKED'],
  adverse: {
    SUSPECTED: [...CENTRE_ROLES, 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'].toSorted(),
    CONFIRMED: ['CENTRE_REVIEWER'],
  },
};

const orderReview: Tabulated = {
  machine: orderReviewMachine,
  required: ['* > CHECKED', 'CHECKED > CLEARED', 'CHECKED > HOLD'],
  terminal: ['CLEARED', 'HOLD'],
  adverse: { HOLD: ['CENTRE_REVIEWER'] },
};

const riskFlag: Tabulated = {
  machine: riskFlagMachine,
  required: ['* > OPEN', 'OPEN > CONFIRMED', 'OPEN > DISMISSED', 'CONFIRMED > OPEN', 'DISMISSED > OPEN'],
  terminal: [],
  adverse: { CONFIRMED: CENTRE_ROLES },
};

const spotCheckPlan: Tabulated = {
  machine: spotCheckPlanMachine,
  required: ['* > PLANNED', 'PLANNED > SAMPLED'],
  terminal: [],
  adverse: {},
};

/** SM-14 from the drawn sample on: each of its orders is a check, which begins with the notice to the agency. */
const spotCheck: Tabulated = {
  machine: spotCheckMachine,
  required: [
    '* > NOTIFIED',
    'NOTIFIED > MATERIALS_DUE',
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
    'OVERDUE > SUBMITTED': 'late material is taken as long as nobody has decided',
    'REVIEWED > SUBMITTED': 'the second person gives the review back',
    ...Object.fromEntries(
      ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'].flatMap((each) => [
        [
          `${each} > REPLACED`,
          'a drawn order that cannot be checked gives way to the next of the list (3-1c)',
        ],
        [`${each} > WITHDRAWN`, 'what an officer had chosen is given up'],
      ]),
    ),
  },
  terminal: ['PASSED', 'FAILED', 'REFUSED', 'REPLACED', 'WITHDRAWN'],
  adverse: { FAILED: ['CENTRE_REVIEWER'], REFUSED: ['CENTRE_REVIEWER'] },
};

describe('the machines of complaint, risk and inspection', () => {
  it('[SM-10] a rectification moves as its table says', () => {
    expect(built(rectification)).toEqual(tabulated(rectification));
  });

  it('[SM-13] complaint and suggestion move as their tables say', () => {
    expect(built(complaint)).toEqual(tabulated(complaint));
    expect(built(suggestion)).toEqual(tabulated(suggestion));
  });

  it('[SM-15] a violation moves as its rows say', () => {
    expect(built(violation)).toEqual(tabulated(violation));
  });

  it('[3-1d] a flag and the second look at an order move as their rows say', () => {
    expect(built(riskFlag)).toEqual(tabulated(riskFlag));
    expect(built(orderReview)).toEqual(tabulated(orderReview));
  });

  it('[SM-14] spotCheckPlan and spotCheck move as its table says', () => {
    expect(built(spotCheckPlan)).toEqual(tabulated(spotCheckPlan));
    expect(built(spotCheck)).toEqual(tabulated(spotCheck));
  });
});
