import { describe, expect, it } from 'vitest';
import { categoryGrantMachine } from '../../../shared/domain/category-grant/machine.ts';
import { productMachine } from '../../../shared/domain/product/machine.ts';
import { qualificationMachine } from '../../../shared/domain/qualification/machine.ts';
import { standingDocumentMachine } from '../../../shared/domain/standing-document/standing-document.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const product: Tabulated = {
  machine: productMachine,
  required: [
    '* > DRAFT',
    'DRAFT > PUBLISHED',
    'PUBLISHED > OFF_SHELF',
    'OFF_SHELF > PUBLISHED',
    'PUBLISHED > FROZEN',
    'OFF_SHELF > FROZEN',
    'FROZEN > PUBLISHED',
    'FROZEN > OFF_SHELF',
    'DRAFT > ARCHIVED',
    'PUBLISHED > ARCHIVED',
    'OFF_SHELF > ARCHIVED',
    'FROZEN > ARCHIVED',
  ],
  terminal: ['ARCHIVED'],
  adverse: { FROZEN: ['AGENCY_ADMIN', 'CENTRE_OFFICER', 'CENTRE_REVIEWER', 'SYSTEM'] },
};

/** Row 3-1b. */
const qualification: Tabulated = {
  machine: qualificationMachine,
  required: ['* > VALID', 'VALID > EXPIRING', 'EXPIRING > EXPIRED'],
  added: {
    '* > RECORDED': 'an agency enters a certificate, which counts once it is verified',
    'RECORDED > VALID': 'the registers or an officer confirm it',
    'RECORDED > REFUSED': 'two persons find that it does not count',
    'VALID > EXPIRED': 'its last day is over before a reminder was due',
  },
  terminal: ['EXPIRED', 'REFUSED'],
  adverse: { REFUSED: ['CENTRE_REVIEWER'] },
};

/** Row 5-5c. */
const categoryGrant: Tabulated = {
  machine: categoryGrantMachine,
  required: ['* > REQUESTED', 'REQUESTED > VERIFIED', 'REQUESTED > REFUSED'],
  added: { 'REQUESTED > LAPSED': 'the agency has left before the request was decided' },
  terminal: ['VERIFIED', 'REFUSED', 'LAPSED'],
  adverse: { REFUSED: ['CENTRE_REVIEWER'], LAPSED: ['SYSTEM'] },
};

/** Rows 6-2a and 6-2b. */
const standingDocument: Tabulated = {
  machine: standingDocumentMachine,
  required: ['* > CURRENT', 'CURRENT > STALE', 'STALE > CURRENT'],
  terminal: [],
  adverse: { STALE: ['SYSTEM'] },
};

describe('the machines of what an agency offers', () => {
  it('[SM-5] product moves as its table says', () => {
    expect(built(product)).toEqual(tabulated(product));
  });

  it('[3-1b] qualification moves as its row says', () => {
    expect(built(qualification)).toEqual(tabulated(qualification));
  });

  it('[5-5c] categoryGrant moves as its row says', () => {
    expect(built(categoryGrant)).toEqual(tabulated(categoryGrant));
  });

  it('[6-2a][6-2b] standingDocument moves as its rows say', () => {
    expect(built(standingDocument)).toEqual(tabulated(standingDocument));
  });
});
