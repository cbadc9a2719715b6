import { defineMachine } from '../../machine.ts';

/** States from which an agency that leaves the platform is still taken out; publication makes an entry final. */
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
] as const;

/** States with a score that no result has been formed from yet: corrected inputs and survey answers still change it. */
export const SCORED_STATES = [
  'COMPUTED',
  'UNDER_REVIEW',
  'SUPPLEMENT_REQUESTED',
  'SITE_VISIT',
  'REVIEWED',
  'WITHHELD',
] as const;

/**
 * SM-8, one agency in one category of a cycle. A no-activity primary is graded without a rank (domain §6.4), every
 * other entry without a rank becomes final as it is. `reopen` takes a drafted result back (SM-7, RESULT_DRAFTED →
 * REVIEWING), `reinstate` answers an accepted scope correction (9-1d).
 */
export const entryMachine = defineMachine({
  name: 'EvaluationEntry',
  states: [...BEFORE_FINAL, 'EXCLUDED', 'FINAL', 'AMENDED'],
  terminal: [],
  transitions: [
    { action: 'placeInScope', from: [], to: 'IN_SCOPE', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    { action: 'leaveOut', from: [], to: 'EXCLUDED', actors: ['SYSTEM'] },
    {
      action: 'reinstate',
      from: ['EXCLUDED'],
      to: 'IN_SCOPE',
      actors: ['SYSTEM', 'CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
    {
      action: 'exclude',
      from: BEFORE_FINAL,
      to: 'EXCLUDED',
      actors: ['SYSTEM', 'CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
    { action: 'compute', from: ['IN_SCOPE'], to: 'COMPUTED', actors: ['SYSTEM'] },
    ...SCORED_STATES.map(
      (state) =>
        ({ action: 'rescore', from: [state], to: state, actors: ['SYSTEM', 'CENTRE_REVIEWER'] }) as const,
    ),
    { action: 'startReview', from: ['COMPUTED'], to: 'UNDER_REVIEW', actors: ['CENTRE_OFFICER'] },
    {
      action: 'requestSupplement',
      from: ['UNDER_REVIEW'],
      to: 'SUPPLEMENT_REQUESTED',
      actors: ['CENTRE_OFFICER'],
    },
    { action: 'startSiteVisit', from: ['UNDER_REVIEW'], to: 'SITE_VISIT', actors: ['CENTRE_OFFICER'] },
    {
      action: 'resume',
      from: ['SUPPLEMENT_REQUESTED', 'SITE_VISIT'],
      to: 'UNDER_REVIEW',
      actors: ['SYSTEM', 'CENTRE_OFFICER'],
    },
    { action: 'proposeReview', from: ['UNDER_REVIEW'], to: 'UNDER_REVIEW', actors: ['CENTRE_OFFICER'] },
    { action: 'returnReview', from: ['UNDER_REVIEW'], to: 'UNDER_REVIEW', actors: ['CENTRE_REVIEWER'] },
    { action: 'approveReview', from: ['UNDER_REVIEW'], to: 'REVIEWED', actors: ['CENTRE_REVIEWER'] },
    { action: 'reviewAgain', from: ['REVIEWED'], to: 'UNDER_REVIEW', actors: ['SYSTEM', 'CENTRE_REVIEWER'] },
    {
      action: 'withhold',
      from: ['COMPUTED', 'UNDER_REVIEW', 'SUPPLEMENT_REQUESTED', 'SITE_VISIT', 'REVIEWED'],
      to: 'WITHHELD',
      actors: ['CENTRE_REVIEWER'],
    },
    { action: 'liftWithhold', from: ['WITHHELD'], to: 'UNDER_REVIEW', actors: ['CENTRE_REVIEWER'] },
    { action: 'markNonRanked', from: ['REVIEWED'], to: 'NON_RANKED', actors: ['SYSTEM'] },
    { action: 'rank', from: ['REVIEWED'], to: 'RANKED', actors: ['SYSTEM'] },
    { action: 'grade', from: ['RANKED', 'NON_RANKED'], to: 'GRADED', actors: ['SYSTEM'] },
    {
      action: 'reopen',
      from: ['NON_RANKED', 'RANKED', 'GRADED', 'PUBLICISED'],
      to: 'REVIEWED',
      actors: ['SYSTEM', 'CENTRE_REVIEWER'],
    },
    { action: 'publicise', from: ['GRADED'], to: 'PUBLICISED', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    {
      action: 'finalise',
      from: ['PUBLICISED', 'NON_RANKED', 'AMENDED'],
      to: 'FINAL',
      actors: ['SYSTEM', 'CENTRE_OFFICER'],
    },
    { action: 'amend', from: ['FINAL'], to: 'AMENDED', actors: ['SYSTEM', 'COMMISSION_OFFICER'] },
  ],
});

/** What an entry must have behind it before a result is formed: reviewed by two persons, withheld, or not in the evaluation. */
const REVIEWED: readonly string[] = [
  'REVIEWED',
  'WITHHELD',
  'NON_RANKED',
  'RANKED',
  'GRADED',
  'PUBLICISED',
  'EXCLUDED',
  'FINAL',
  'AMENDED',
];
/** The states that no result may be formed over (9-4). */
export const UNREVIEWED_STATES = entryMachine.states.filter((state) => !REVIEWED.includes(state));
export const isUnreviewed = (status: string): boolean => UNREVIEWED_STATES.some((state) => state === status);

export type EntryStatus = (typeof entryMachine.states)[number];
export type EntryAction = (typeof entryMachine.transitions)[number]['action'];
