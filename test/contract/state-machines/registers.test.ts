import { describe, expect, it } from 'vitest';
import { adviceMachine } from '../../../shared/domain/advice/improvement-advice.ts';
import { exportMachine } from '../../../shared/domain/export/export.ts';
import { followUpMachine } from '../../../shared/domain/follow-up/follow-up.ts';
import { forumPostMachine } from '../../../shared/domain/forum/forum-post.ts';
import { guideMachine } from '../../../shared/domain/guide/guide.ts';
import { consultationMachine } from '../../../shared/domain/hotline/consultation.ts';
import { importMachine } from '../../../shared/domain/import/machine.ts';
import { deliveryMachine } from '../../../shared/domain/notification/machine.ts';
import { prospectMachine } from '../../../shared/domain/prospect/prospect.ts';
import { trainingPlaceMachine } from '../../../shared/domain/training/place.ts';
import { trainingSessionMachine } from '../../../shared/domain/training/session.ts';
import { researchVisitMachine } from '../../../shared/domain/visit/research-visit.ts';
import { built, type Tabulated, tabulated } from './tabulated.ts';

const delivery: Tabulated = {
  machine: deliveryMachine,
  required: [
    '* > QUEUED',
    'QUEUED > SUBMITTING',
    'SUBMITTING > SUBMITTED',
    'SUBMITTED > DELIVERED',
    'SUBMITTED > FAILED',
    'FAILED > QUEUED',
    'FAILED > DEAD',
    'DEAD > REACHED_MANUALLY',
    'SUBMITTING > IN_DOUBT',
    'IN_DOUBT > REACHED_MANUALLY',
    'IN_DOUBT > QUEUED',
    'DELIVERED > READ',
  ],
  added: {
    '* > DELIVERED': 'a letter arrives with its notice',
    '* > DEAD': 'no verified phone: there is nothing to send to',
    'QUEUED > DEAD': 'the notice is too old to be sent',
    'SUBMITTING > FAILED': 'the provider refuses at once',
    'IN_DOUBT > SUBMITTED': 'the answer of the provider came after the claim expired',
    'IN_DOUBT > FAILED': 'so did its refusal',
    'IN_DOUBT > DELIVERED': 'the receipt settles the doubt',
    'QUEUED > DELIVERED': 'a receipt comes late, after the retry was queued',
    'DEAD > DELIVERED': 'a receipt comes late, after all was given up',
  },
  terminal: ['READ', 'REACHED_MANUALLY'],
  adverse: {},
};

/** Rows 3-2a … 3-2d, 3-3b, 3-4a and 3-4b: registers in which nothing goes against anybody. */
const centreRegisters: readonly Tabulated[] = [
  {
    machine: followUpMachine,
    required: ['* > OPEN', 'OPEN > DONE'],
    terminal: ['DONE'],
    adverse: {},
  },
  {
    machine: trainingSessionMachine,
    required: ['* > DRAFT', 'DRAFT > OPEN', 'OPEN > HELD', 'HELD > CLOSED'],
    terminal: ['CLOSED'],
    adverse: {},
  },
  {
    machine: trainingPlaceMachine,
    required: ['* > REGISTERED', 'REGISTERED > ATTENDED', 'REGISTERED > ABSENT', 'REGISTERED > CANCELLED'],
    added: {
      'CANCELLED > REGISTERED': 'an agency that gave its place back may come after all',
      'ATTENDED > ABSENT': 'what was recorded wrongly is put right',
      'ABSENT > ATTENDED': 'what was recorded wrongly is put right',
    },
    terminal: [],
    adverse: { ABSENT: ['CENTRE_OFFICER'] },
  },
  {
    machine: consultationMachine,
    required: ['* > OPEN', 'OPEN > ANSWERED'],
    terminal: [],
    adverse: {},
  },
  {
    machine: researchVisitMachine,
    required: ['* > PLANNED', 'PLANNED > DONE'],
    terminal: ['DONE'],
    adverse: {},
  },
  {
    machine: adviceMachine,
    required: ['* > SENT', 'SENT > READ', 'READ > RESPONDED'],
    terminal: ['RESPONDED'],
    adverse: {},
  },
  {
    machine: guideMachine,
    required: ['* > PUBLISHED', 'PUBLISHED > WITHDRAWN'],
    added: { 'WITHDRAWN > PUBLISHED': 'with a new version' },
    terminal: [],
    adverse: {},
  },
  {
    machine: forumPostMachine,
    required: ['* > PENDING', 'PENDING > VISIBLE', 'PENDING > HIDDEN'],
    added: {
      'VISIBLE > HIDDEN': 'a moderator takes back what was shown',
      'HIDDEN > VISIBLE': 'a moderator shows what was hidden',
    },
    terminal: [],
    adverse: {},
  },
  {
    machine: prospectMachine,
    required: ['* > INVITED', 'INVITED > JOINED'],
    terminal: ['JOINED'],
    adverse: {},
  },
];

/** Row 2-1: existing agencies and past orders come in after a dry run, and by a second person (④). */
const bulkImport: Tabulated = {
  machine: importMachine,
  required: [
    '* > CHECKING',
    'CHECKING > CHECKED',
    'CHECKING > FAULTY',
    'CHECKING > UNREADABLE',
    'CHECKED > APPLYING',
    'CHECKED > DISCARDED',
    'APPLYING > APPLIED',
  ],
  terminal: ['FAULTY', 'UNREADABLE', 'APPLIED', 'DISCARDED'],
  adverse: {
    APPLYING: ['CENTRE_ADMIN', 'COMMISSION_OFFICER'],
    DISCARDED: ['CENTRE_ADMIN', 'COMMISSION_OFFICER'],
  },
};

const listExport: Tabulated = {
  machine: exportMachine,
  required: ['* > REQUESTED', 'REQUESTED > READY', 'REQUESTED > FAILED'],
  terminal: ['FAILED'],
  adverse: { FAILED: ['SYSTEM'] },
};

describe('the machines of the registers, the letters and the lists', () => {
  it('[SM-21] delivery moves as its table says', () => {
    expect(built(delivery)).toEqual(tabulated(delivery));
  });

  it('[2-1] an import and an export move as designed', () => {
    expect(built(bulkImport)).toEqual(tabulated(bulkImport));
    expect(built(listExport)).toEqual(tabulated(listExport));
  });

  it('[3-2a][3-2b][3-2c][3-2d][3-3b][3-4a][3-4b] the registers of the centre move as their rows say', () => {
    for (const each of centreRegisters) expect(built(each)).toEqual(tabulated(each));
  });
});
