import type { ComplaintKind } from '../../../events/complaint-ref.ts';
import { AGENCY_ROLES, ROLES, type Role } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';
import type { Refusal } from '../problem.ts';

/** Who handles complaints; of one kind only one of them does (`countingRoles`). */
const HANDLERS = ['CENTRE_OFFICER', 'CENTRE_DISCIPLINE'] as const;
const DECIDED = ['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED'] as const;
const EXTENDABLE = ['ACCEPTED', 'INVESTIGATING', ...DECIDED] as const;

/** SM-13, a complaint or a report (requirements §8.10, article 3 (2)). */
export const complaintMachine = defineMachine({
  name: 'Complaint',
  states: [
    'SUBMITTED',
    'ACCEPTED',
    'NOT_ACCEPTED',
    'TRANSFERRED',
    'INVESTIGATING',
    ...DECIDED,
    'REPLIED',
    'CLOSED',
  ],
  terminal: ['NOT_ACCEPTED', 'CLOSED'],
  transitions: [
    { action: 'submit', from: [], to: 'SUBMITTED', actors: ROLES },
    { action: 'accept', from: ['SUBMITTED'], to: 'ACCEPTED', actors: HANDLERS },
    // The platform itself refuses only what the published conditions exclude on the face of it (3-2f).
    { action: 'refuse', from: ['SUBMITTED'], to: 'NOT_ACCEPTED', actors: [...HANDLERS, 'SYSTEM'] },
    { action: 'transfer', from: ['SUBMITTED', 'ACCEPTED'], to: 'TRANSFERRED', actors: HANDLERS },
    { action: 'investigate', from: ['ACCEPTED'], to: 'INVESTIGATING', actors: HANDLERS },
    { action: 'comment', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: AGENCY_ROLES },
    { action: 'suspectViolation', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: HANDLERS },
    { action: 'propose', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: HANDLERS },
    { action: 'returnProposal', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: ['CENTRE_REVIEWER'] },
    { action: 'substantiate', from: ['INVESTIGATING'], to: 'SUBSTANTIATED', actors: ['CENTRE_REVIEWER'] },
    { action: 'substantiatePartly', from: ['INVESTIGATING'], to: 'PARTLY', actors: ['CENTRE_REVIEWER'] },
    {
      action: 'findUnsubstantiated',
      from: ['INVESTIGATING'],
      to: 'UNSUBSTANTIATED',
      actors: ['CENTRE_REVIEWER'],
    },
    ...EXTENDABLE.map((state) => ({
      action: 'extend' as const,
      from: [state],
      to: state,
      actors: ['CENTRE_REVIEWER'] as const,
    })),
    { action: 'reply', from: DECIDED, to: 'REPLIED', actors: HANDLERS },
    { action: 'close', from: ['REPLIED', 'TRANSFERRED'], to: 'CLOSED', actors: HANDLERS },
  ],
});

/** SM-13, a suggestion: nobody is accused, so it is answered and that is all. */
export const suggestionMachine = defineMachine({
  name: 'Suggestion',
  states: ['SUBMITTED', 'REPLIED', 'CLOSED'],
  terminal: ['CLOSED'],
  transitions: [
    { action: 'submit', from: [], to: 'SUBMITTED', actors: ROLES },
    { action: 'extend', from: ['SUBMITTED'], to: 'SUBMITTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'reply', from: ['SUBMITTED'], to: 'REPLIED', actors: ['CENTRE_OFFICER'] },
    { action: 'close', from: ['REPLIED'], to: 'CLOSED', actors: ['CENTRE_OFFICER'] },
  ],
});

export type ComplaintStatus = (typeof complaintMachine.states)[number];
export type ComplaintAction = (typeof complaintMachine.transitions)[number]['action'];
export type SuggestionStatus = (typeof suggestionMachine.states)[number];
export type SuggestionAction = (typeof suggestionMachine.transitions)[number]['action'];

/** A report is the discipline office's, which may know its author; everything else is an officer's (3-2g). */
export const HANDLER = {
  COMPLAINT: 'CENTRE_OFFICER',
  REPORT: 'CENTRE_DISCIPLINE',
  SUGGESTION: 'CENTRE_OFFICER',
} as const satisfies Record<ComplaintKind, Role>;

const OFFICE = {
  COMPLAINT: { zh: '投诉由管理中心经办人员办理', en: "A complaint is for the centre's officers" },
  REPORT: { zh: '举报由管理中心纪检人员办理', en: 'A report is for the discipline office' },
  SUGGESTION: { zh: '建议由管理中心经办人员办理', en: "A suggestion is for the centre's officers" },
} as const satisfies Record<ComplaintKind, Refusal['detail']>;

/** Says whose a kind is to somebody whose right to the step is for the other kinds: its row names both offices. */
export const namingOffice = (refusal: Refusal, kind: ComplaintKind, roles: readonly Role[]): Refusal => {
  const anothers = countingRoles(kind, roles).length < roles.length;
  return refusal.refused === 'FORBIDDEN_ROLE' && anothers ? { ...refusal, detail: OFFICE[kind] } : refusal;
};

/** The roles of a person that count for a complaint of this kind. */
export function countingRoles(kind: ComplaintKind, roles: readonly Role[]): readonly Role[] {
  return roles.filter((role) => role === HANDLER[kind] || !HANDLERS.some((handler) => handler === role));
}
