import { describe, expect, it } from 'vitest';
import { entryMachine } from '../../../shared/domain/evaluation/entry/machine.ts';
import { correctionMachine as inputCorrectionMachine } from '../../../shared/domain/evaluation/review/correction.ts';
import { siteVisitMachine } from '../../../shared/domain/evaluation/review/site-visit.ts';
import { sampleMachine, surveyMachine } from '../../../shared/domain/evaluation/sample/machine.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const BEFORE_FINAL = [
  'IN_SCOPE',
  'COMPUTED',
  'UNDER_REVIEW',
  'SUPPLEMENT_REQUESTED',
  'SITE_VISIT',
  'REVIEWED',
  'WITHHELD',
  'NON_RANKED',
  'RANKED',
  'GRADED',
  'PUBLICISED',
];

const evaluationEntry: Tabulated = {
  machine: entryMachine,
  required: [
    '* > IN_SCOPE',
    ...BEFORE_FINAL.map((each) => `${each} > EXCLUDED`),
    'IN_SCOPE > COMPUTED',
    'COMPUTED > UNDER_REVIEW',
    'UNDER_REVIEW > SUPPLEMENT_REQUESTED',
    'SUPPLEMENT_REQUESTED > UNDER_REVIEW',
    'UNDER_REVIEW > SITE_VISIT',
    'SITE_VISIT > UNDER_REVIEW',
    'UNDER_REVIEW > REVIEWED',
    ...['COMPUTED', 'UNDER_REVIEW', 'SUPPLEMENT_REQUESTED', 'SITE_VISIT', 'REVIEWED'].map(
      (each) => `${each} > WITHHELD`,
    ),
    'REVIEWED > NON_RANKED',
    'REVIEWED > RANKED',
    'RANKED > GRADED',
    'NON_RANKED > GRADED',
    'GRADED > PUBLICISED',
    'PUBLICISED > FINAL',
    'FINAL > AMENDED',
    'AMENDED > FINAL',
  ],
  added: {
    '* > EXCLUDED': 'the scope run records who is left out, and why (7-1e)',
    'EXCLUDED > IN_SCOPE': 'an accepted scope correction (9-1d)',
    'REVIEWED > UNDER_REVIEW': 'a correction after the review asks for another look',
    'WITHHELD > UNDER_REVIEW': 'the investigation has ended',
    'NON_RANKED > FINAL': 'other categories of an agency are shown to it alone (domain §6.2)',
    ...Object.fromEntries(
      ['NON_RANKED', 'RANKED', 'GRADED', 'PUBLICISED'].map((each) => [
        `${each} > REVIEWED`,
        'the draft of the result is taken back (SM-7)',
      ]),
    ),
  },
  // An exclusion may be corrected, a published result amended.
  terminal: [],
  adverse: { WITHHELD: ['CENTRE_REVIEWER', 'SYSTEM'], GRADED: ['SYSTEM'] },
};

const survey: Tabulated = {
  machine: surveyMachine,
  required: [
    '* > DRAWN',
    'DRAWN > CONTACTED',
    'CONTACTED > RESPONDED',
    'CONTACTED > NO_RESPONSE',
    'NO_RESPONSE > REPLACED',
    'NO_RESPONSE > EXHAUSTED',
    'DRAWN > INELIGIBLE',
  ],
  terminal: ['RESPONDED', 'REPLACED', 'EXHAUSTED', 'INELIGIBLE'],
  adverse: {},
};

const sampleOfAgency: Tabulated = {
  machine: sampleMachine,
  required: ['* > DRAWN', 'DRAWN > CLOSED'],
  terminal: ['CLOSED'],
  adverse: {},
};

const inputCorrection: Tabulated = {
  machine: inputCorrectionMachine,
  required: ['* > PROPOSED', 'PROPOSED > APPROVED', 'PROPOSED > RETURNED'],
  terminal: ['APPROVED', 'RETURNED'],
  adverse: { APPROVED: ['CENTRE_REVIEWER'], RETURNED: ['CENTRE_REVIEWER'] },
};

const siteVisit: Tabulated = {
  machine: siteVisitMachine,
  required: ['* > PLANNED', 'PLANNED > DONE', 'PLANNED > CANCELLED'],
  terminal: ['DONE', 'CANCELLED'],
  adverse: {},
};

describe('the machines of an entry and of what is asked about it', () => {
  it('[SM-8] evaluationEntry moves as its line says', () => {
    expect(built(evaluationEntry)).toEqual(tabulated(evaluationEntry));
  });

  it('[SM-9] the survey of a user who was drawn moves as its line says, and so does the sample', () => {
    expect(built(survey)).toEqual(tabulated(survey));
    expect(built(sampleOfAgency)).toEqual(tabulated(sampleOfAgency));
  });

  it('[9-3a][9-3e] corrections of inputs and visits on site move as their rows say', () => {
    expect(built(inputCorrection)).toEqual(tabulated(inputCorrection));
    expect(built(siteVisit)).toEqual(tabulated(siteVisit));
  });
});
