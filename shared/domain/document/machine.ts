import { AGENCY_ROLES, CENTRE_ROLES, OFFICER_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** Officers whose decisions rest on evidence, which they put into the file of the organisation concerned (5-2, 12-0). */
export const EVIDENCE_KEEPERS = [
  ...CENTRE_ROLES,
  'CENTRE_DISCIPLINE',
  'COMMISSION_OFFICER',
  'FINANCE_OFFICER',
] as const;

const UPLOADERS = [...AGENCY_ROLES, 'BUYER', ...EVIDENCE_KEEPERS, 'CENTRE_ADMIN'] as const;

/** The life of a material (5-1d): announced, uploaded, scanned once. What is wrong with it is mended by a new one. */
export const documentMachine = defineMachine({
  name: 'Document',
  states: ['UPLOAD_PENDING', 'CLEAN', 'INFECTED', 'REJECTED'],
  terminal: ['INFECTED', 'REJECTED'],
  transitions: [
    { action: 'register', from: [], to: 'UPLOAD_PENDING', actors: UPLOADERS },
    { action: 'upload', from: ['UPLOAD_PENDING'], to: 'UPLOAD_PENDING', actors: UPLOADERS },
    { action: 'accept', from: ['UPLOAD_PENDING'], to: 'CLEAN', actors: ['SYSTEM'] },
    { action: 'quarantine', from: ['UPLOAD_PENDING'], to: 'INFECTED', actors: ['SYSTEM'] },
    { action: 'refuse', from: ['UPLOAD_PENDING'], to: 'REJECTED', actors: ['SYSTEM'] },
    {
      action: 'download',
      from: ['CLEAN'],
      to: 'CLEAN',
      actors: [...AGENCY_ROLES, 'BUYER', ...OFFICER_ROLES.filter((role) => role !== 'EXPERT')],
    },
  ],
});

export type DocumentStatus = (typeof documentMachine.states)[number];
export type DocumentAction = (typeof documentMachine.transitions)[number]['action'];
