import { CENTRE_ROLES, type Role } from '../../identity/role.ts';
import { defineMachine } from '../../machine.ts';

const COMMISSION = ['COMMISSION_OFFICER'] as const satisfies readonly Role[];

/** The Commission may still call the evaluation off: with the notice out, by a decision that is made public (SM-7). */
export const CANCELLABLE = [
  'DRAFT',
  'SCHEME_LOCKED',
  'NOTICE_PUBLISHED',
  'SCORING',
  'SCORED',
  'REVIEWING',
  'RESULT_DRAFTED',
  'RESULT_PUBLICITY',
  'OBJECTION_HANDLING',
  'READY_TO_FILE',
  'FILED',
] as const;

/** SM-7. Steps that leave the state as it is prepare the next one: a proposal (④), the scope run, the notice. */
export const cycleMachine = defineMachine({
  name: 'EvaluationCycle',
  states: [...CANCELLABLE, 'PUBLISHED', 'CLOSED', 'CANCELLED'],
  terminal: ['CLOSED', 'CANCELLED'],
  transitions: [
    { action: 'create', from: [], to: 'DRAFT', actors: [...COMMISSION, 'SYSTEM'] },
    { action: 'proposeLock', from: ['DRAFT'], to: 'DRAFT', actors: COMMISSION },
    { action: 'returnLock', from: ['DRAFT'], to: 'DRAFT', actors: COMMISSION },
    { action: 'lock', from: ['DRAFT'], to: 'SCHEME_LOCKED', actors: COMMISSION },
    { action: 'runScope', from: ['SCHEME_LOCKED'], to: 'SCHEME_LOCKED', actors: CENTRE_ROLES },
    { action: 'completeScope', from: ['SCHEME_LOCKED'], to: 'SCHEME_LOCKED', actors: ['SYSTEM'] },
    { action: 'approveNotice', from: ['SCHEME_LOCKED'], to: 'SCHEME_LOCKED', actors: COMMISSION },
    { action: 'publishNotice', from: ['SCHEME_LOCKED'], to: 'NOTICE_PUBLISHED', actors: CENTRE_ROLES },
    { action: 'correctList', from: ['NOTICE_PUBLISHED'], to: 'NOTICE_PUBLISHED', actors: CENTRE_ROLES },
    { action: 'closeCorrections', from: ['NOTICE_PUBLISHED'], to: 'NOTICE_PUBLISHED', actors: ['SYSTEM'] },
    { action: 'startScoring', from: ['NOTICE_PUBLISHED'], to: 'SCORING', actors: CENTRE_ROLES },
    { action: 'finishScoring', from: ['SCORING'], to: 'SCORED', actors: ['SYSTEM'] },
    { action: 'startReview', from: ['SCORED'], to: 'REVIEWING', actors: ['SYSTEM'] },
    { action: 'proposeResult', from: ['REVIEWING'], to: 'REVIEWING', actors: CENTRE_ROLES },
    { action: 'draftResult', from: ['REVIEWING'], to: 'RESULT_DRAFTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'reopen', from: ['RESULT_DRAFTED'], to: 'REVIEWING', actors: ['CENTRE_REVIEWER', 'SYSTEM'] },
    { action: 'publicise', from: ['RESULT_DRAFTED'], to: 'RESULT_PUBLICITY', actors: CENTRE_ROLES },
    { action: 'pending', from: ['RESULT_PUBLICITY'], to: 'OBJECTION_HANDLING', actors: ['SYSTEM'] },
    { action: 'upheld', from: ['OBJECTION_HANDLING'], to: 'RESULT_DRAFTED', actors: ['CENTRE_REVIEWER'] },
    {
      action: 'clear',
      from: ['RESULT_PUBLICITY', 'OBJECTION_HANDLING'],
      to: 'READY_TO_FILE',
      actors: ['SYSTEM'],
    },
    { action: 'file', from: ['READY_TO_FILE'], to: 'FILED', actors: COMMISSION },
    { action: 'returnForCorrection', from: ['READY_TO_FILE'], to: 'RESULT_DRAFTED', actors: COMMISSION },
    { action: 'publishResult', from: ['FILED'], to: 'PUBLISHED', actors: CENTRE_ROLES },
    { action: 'close', from: ['PUBLISHED'], to: 'CLOSED', actors: CENTRE_ROLES },
    ...CANCELLABLE.flatMap((state) => [
      { action: 'proposeCancel', from: [state], to: state, actors: COMMISSION } as const,
      { action: 'returnCancel', from: [state], to: state, actors: COMMISSION } as const,
    ]),
    { action: 'cancel', from: CANCELLABLE, to: 'CANCELLED', actors: COMMISSION },
  ],
});

export type CycleStatus = (typeof cycleMachine.states)[number];
export type CycleAction = (typeof cycleMachine.transitions)[number]['action'];
