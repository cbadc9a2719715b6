import { describe, expect, it } from 'vitest';
import { archiveMachine } from '../../../shared/domain/archive/machine.ts';
import { cooperationMachine } from '../../../shared/domain/cooperation/machine.ts';
import { orderMachine } from '../../../shared/domain/order/machine.ts';
import { batchMachine, redemptionMachine } from '../../../shared/domain/redemption/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const order: Tabulated = {
  machine: orderMachine,
  required: [
    '* > PLACED',
    'PLACED > ACCEPTED',
    'PLACED > DECLINED',
    'PLACED > EXPIRED',
    'PLACED > CANCELLED',
    'ACCEPTED > QUOTA_CONFIRMED',
    'ACCEPTED > QUOTA_REFUSED',
    'QUOTA_CONFIRMED > IN_SERVICE',
    'IN_SERVICE > DELIVERED',
    'DELIVERED > IN_SERVICE',
    'DELIVERED > COMPLETED',
    ...['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED'].map((each) => `${each} > TERMINATED`),
    'COMPLETED > ARCHIVED',
  ],
  terminal: ['DECLINED', 'EXPIRED', 'CANCELLED', 'QUOTA_REFUSED', 'TERMINATED', 'ARCHIVED'],
  adverse: {
    EXPIRED: ['SYSTEM'],
    QUOTA_REFUSED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'SYSTEM'],
    ARCHIVED: ['SYSTEM'],
  },
};

const archive: Tabulated = {
  machine: archiveMachine,
  required: ['* > OPEN', 'OPEN > SEALED'],
  terminal: [],
  adverse: { SEALED: ['AGENCY_ADMIN', 'SYSTEM'] },
};

const BEFORE_PAID = ['CLAIMED', 'UNDER_REVIEW', 'RETURNED', 'APPROVED', 'BATCHED'];

const redemption: Tabulated = {
  machine: redemptionMachine,
  required: [
    '* > CLAIMED',
    'CLAIMED > UNDER_REVIEW',
    'UNDER_REVIEW > APPROVED',
    'APPROVED > BATCHED',
    'BATCHED > PAID',
    'UNDER_REVIEW > RETURNED',
    'RETURNED > CLAIMED',
    ...BEFORE_PAID.flatMap((each) => [`${each} > ON_HOLD`, `ON_HOLD > ${each}`]),
    'UNDER_REVIEW > REFUSED',
    'ON_HOLD > REFUSED',
    'PAID > RECOVERY_OPEN',
  ],
  added: {
    'ON_HOLD > PAID': 'what the treasury was asked before the hold cannot be called back',
    'REFUSED > CLAIMED': 'the refusal is revoked on review or by a court',
    'RECOVERY_OPEN > PAID': 'the order to repay is revoked (SM-17)',
    'APPROVED > PAID': 'set off against a recovery by an explicit decision (SM-17)',
  },
  terminal: [],
  adverse: {
    REFUSED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    RECOVERY_OPEN: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    RETURNED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'SYSTEM'],
    APPROVED: ['CENTRE_REVIEWER', 'SYSTEM'],
  },
};

const redemptionBatch: Tabulated = {
  machine: batchMachine,
  required: ['* > OPEN', 'OPEN > CLOSED'],
  terminal: ['CLOSED'],
  adverse: {},
};

const cooperation: Tabulated = {
  machine: cooperationMachine,
  required: [
    '* > OPEN',
    'OPEN > SUBMITTED',
    'OPEN > OVERDUE',
    'OVERDUE > SECOND_NOTICE',
    'SECOND_NOTICE > SUBMITTED',
    'SECOND_NOTICE > REFUSED',
  ],
  added: {
    'OVERDUE > SUBMITTED': 'late material is taken as long as nobody has decided',
    'OPEN > WITHDRAWN': 'what it served needs it no longer',
    'OVERDUE > WITHDRAWN': 'what it served needs it no longer',
    'SECOND_NOTICE > WITHDRAWN': 'what it served needs it no longer',
  },
  terminal: ['REFUSED', 'WITHDRAWN'],
  adverse: { REFUSED: ['CENTRE_REVIEWER', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] },
};

describe('the machines of an order and what follows it', () => {
  it('[SM-6] order moves as its table says', () => {
    expect(built(order)).toEqual(tabulated(order));
  });

  it('[SM-6] archive, redemption and batch move as its lines say', () => {
    expect(built(archive)).toEqual(tabulated(archive));
    expect(built(redemption)).toEqual(tabulated(redemption));
    expect(built(redemptionBatch)).toEqual(tabulated(redemptionBatch));
  });

  it('[6-4b] cooperation moves as its row says', () => {
    expect(built(cooperation)).toEqual(tabulated(cooperation));
  });
});
