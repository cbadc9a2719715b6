import { describe, expect, it } from 'vitest';
import { archiveMachine } from '../../shared/domain/archive/machine.ts';
import { batchMachine, redemptionMachine } from '../../shared/domain/redemption/machine.ts';
import { adviceMachine } from '../../shared/domain/advice/improvement-advice.ts';
import { followUpMachine } from '../../shared/domain/follow-up/follow-up.ts';
import { forumPostMachine } from '../../shared/domain/forum/forum-post.ts';
import { guideMachine } from '../../shared/domain/guide/guide.ts';
import { consultationMachine } from '../../shared/domain/hotline/consultation.ts';
import { prospectMachine } from '../../shared/domain/prospect/prospect.ts';
import { trainingPlaceMachine } from '../../shared/domain/training/place.ts';
import { trainingSessionMachine } from '../../shared/domain/training/session.ts';
import { researchVisitMachine } from '../../shared/domain/visit/research-visit.ts';
import { agencyMachine } from '../../shared/domain/agency/machine.ts';
import { categoryGrantMachine } from '../../shared/domain/category-grant/machine.ts';
import { complaintMachine, suggestionMachine } from '../../shared/domain/complaint/machine.ts';
import { exportMachine } from '../../shared/domain/export/export.ts';
import { correctionMachine as inputCorrectionMachine } from '../../shared/domain/evaluation/review/correction.ts';
import { siteVisitMachine } from '../../shared/domain/evaluation/review/site-visit.ts';
import { sampleMachine, surveyMachine } from '../../shared/domain/evaluation/sample/machine.ts';
import { hearingMachine } from '../../shared/domain/hearing/machine.ts';
import { importMachine } from '../../shared/domain/import/machine.ts';
import { cycleMachine } from '../../shared/domain/evaluation/cycle/machine.ts';
import { entryMachine } from '../../shared/domain/evaluation/entry/machine.ts';
import { rehearsalMachine } from '../../shared/domain/evaluation/rehearsal/rehearsal.ts';
import { runMachine } from '../../shared/domain/evaluation/run/machine.ts';
import { schemeMachine } from '../../shared/domain/evaluation/cycle/scheme-draft.ts';
import { amendmentMachine } from '../../shared/domain/evaluation/result/amendment.ts';
import { categoryResultMachine } from '../../shared/domain/evaluation/result/machine.ts';
import { correctionMachine } from '../../shared/domain/evaluation/scope/correction.ts';
import { coverageMachine } from '../../shared/domain/evaluation/scope/coverage.ts';
import { caseCollectionMachine } from '../../shared/domain/case-collection/case-collection.ts';
import { instrumentAwardMachine } from '../../shared/domain/reward/instrument-award.ts';
import { rewardMachine } from '../../shared/domain/reward/machine.ts';
import { serviceCaseMachine } from '../../shared/domain/service-case/machine.ts';
import { servicePlanMachine } from '../../shared/domain/service-plan/service-plan.ts';
import { showcaseMachine } from '../../shared/domain/showcase/showcase.ts';
import type { Machine } from '../../shared/domain/machine.ts';
import { deliveryMachine } from '../../shared/domain/notification/machine.ts';
import { objectionMachine } from '../../shared/domain/objection/machine.ts';
import { onboardingMachine } from '../../shared/domain/onboarding/machine.ts';
import { rectificationMachine } from '../../shared/domain/rectification/machine.ts';
import { suspensionMachine } from '../../shared/domain/suspension/machine.ts';
import { orderMachine } from '../../shared/domain/order/machine.ts';
import { cooperationMachine } from '../../shared/domain/cooperation/machine.ts';
import { spotCheckMachine } from '../../shared/domain/spot-check/machine.ts';
import { spotCheckPlanMachine } from '../../shared/domain/spot-check/plan-machine.ts';
import { productMachine } from '../../shared/domain/product/machine.ts';
import { publicityMachine } from '../../shared/domain/publicity/machine.ts';
import { qualificationMachine } from '../../shared/domain/qualification/machine.ts';
import { CENTRE_ROLES } from '../../shared/domain/identity/role.ts';
import { orderReviewMachine } from '../../shared/domain/risk/order-review.ts';
import { riskFlagMachine } from '../../shared/domain/risk/risk-flag.ts';
import { violationMachine } from '../../shared/domain/violation/violation.ts';
import { standingDocumentMachine } from '../../shared/domain/standing-document/standing-document.ts';

/** `FROM > TO` of every row that changes the state; `* > TO` creates. */
function movesOf({ transitions }: Machine<string, string>): string[] {
  const moves = transitions.flatMap(({ from, to }) =>
    from.length === 0 ? [`* > ${to}`] : from.filter((each) => each !== to).map((each) => `${each} > ${to}`),
  );
  return [...new Set(moves)].toSorted();
}

const actorsOf = ({ transitions }: Machine<string, string>, to: string) =>
  [...new Set(transitions.filter((row) => row.to === to).flatMap(({ actors }) => actors))].toSorted();

interface Tabulated {
  readonly machine: Machine<string, string>;
  /** The rows of the requirements. */
  readonly required: readonly string[];
  /** What the machine has beside them, and why. */
  readonly added?: Readonly<Record<string, string>>;
  readonly terminal: readonly string[];
  /** Who alone may bring it into a state that goes against somebody. */
  readonly adverse: Readonly<Record<string, readonly string[]>>;
}

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

const hearing: Tabulated = {
  machine: hearingMachine,
  required: [
    '* > ISSUED',
    'ISSUED > REPLIED',
    'ISSUED > EXPIRED',
    'REPLIED > CONSIDERED',
    'EXPIRED > CONSIDERED',
  ],
  terminal: ['CONSIDERED'],
  adverse: { CONSIDERED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] },
};

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

const suspension: Tabulated = {
  machine: suspensionMachine,
  required: [
    '* > PROPOSED',
    'PROPOSED > PRIOR_NOTICE',
    'PROPOSED > DROPPED',
    'PRIOR_NOTICE > DROPPED',
    'PRIOR_NOTICE > DECIDED',
    'DECIDED > IN_FORCE',
    'IN_FORCE > LIFTED',
    'IN_FORCE > CONVERTED',
    'IN_FORCE > REVOKED',
    'PROPOSED > IN_FORCE_PROVISIONAL',
    'IN_FORCE_PROVISIONAL > DECIDED',
    'IN_FORCE_PROVISIONAL > LIFTED',
  ],
  added: {
    'IN_FORCE_PROVISIONAL > CONVERTED': 'an agency that is removed is not suspended any more, either',
  },
  terminal: ['LIFTED', 'CONVERTED', 'DROPPED', 'REVOKED'],
  adverse: {
    PRIOR_NOTICE: ['COMMISSION_OFFICER'],
    DECIDED: ['COMMISSION_OFFICER'],
    IN_FORCE_PROVISIONAL: ['COMMISSION_OFFICER'],
    REVOKED: ['COMMISSION_OFFICER'],
  },
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
  required: ['* > SUSPECTED', 'SUSPECTED > DISMISSED'],
  terminal: ['DISMISSED'],
  adverse: { SUSPECTED: [...CENTRE_ROLES, 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'].toSorted() },
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

/** Without REFUSED (14-2a) and RECOVERY_OPEN (14-2b), which the decisions of article 14 lead to. */
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
  ],
  added: { 'ON_HOLD > PAID': 'what the treasury was asked before the hold cannot be called back' },
  terminal: ['PAID'],
  adverse: {
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

const evaluationCycle: Tabulated = {
  machine: cycleMachine,
  required: [
    '* > DRAFT',
    'DRAFT > SCHEME_LOCKED',
    'SCHEME_LOCKED > NOTICE_PUBLISHED',
    'NOTICE_PUBLISHED > SCORING',
    'SCORING > SCORED',
    'SCORED > REVIEWING',
    'REVIEWING > RESULT_DRAFTED',
    'RESULT_DRAFTED > REVIEWING',
    'RESULT_DRAFTED > RESULT_PUBLICITY',
    'RESULT_PUBLICITY > OBJECTION_HANDLING',
    'OBJECTION_HANDLING > RESULT_DRAFTED',
    'RESULT_PUBLICITY > READY_TO_FILE',
    'OBJECTION_HANDLING > READY_TO_FILE',
    'READY_TO_FILE > FILED',
    'READY_TO_FILE > RESULT_DRAFTED',
    'FILED > PUBLISHED',
    'PUBLISHED > CLOSED',
    ...[
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
    ].map((each) => `${each} > CANCELLED`),
  ],
  terminal: ['CLOSED', 'CANCELLED'],
  adverse: { CANCELLED: ['COMMISSION_OFFICER'], FILED: ['COMMISSION_OFFICER'] },
};

/** Rows 8-2, 9-1c and 9-1d. */
const evaluationSeason: readonly Tabulated[] = [
  {
    machine: schemeMachine,
    required: ['* > DRAFT', 'DRAFT > APPROVED', 'APPROVED > LOCKED'],
    added: { 'APPROVED > DRAFT': 'the Commission wants it changed before it is locked' },
    terminal: ['LOCKED'],
    adverse: { LOCKED: ['COMMISSION_OFFICER'] },
  },
  {
    machine: coverageMachine,
    required: ['* > OPEN', 'OPEN > CLOSED'],
    terminal: ['CLOSED'],
    adverse: {},
  },
  {
    machine: correctionMachine,
    required: ['* > REQUESTED', 'REQUESTED > ACCEPTED', 'REQUESTED > REFUSED'],
    terminal: ['ACCEPTED', 'REFUSED'],
    adverse: { REFUSED: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] },
  },
  {
    machine: categoryResultMachine,
    required: [
      '* > PROPOSED',
      'CLEAR > PUBLISHED',
      'CLEAR > WRITING',
      'DRAFTED > PUBLICISED',
      'DRAFTED > WRITING',
      'PROPOSED > WRITING',
      'PUBLICISED > CLEAR',
      'PUBLICISED > UPHELD',
      'PUBLICISED > WRITING',
      'UPHELD > WRITING',
      'WRITING > DRAFTED',
    ],
    terminal: [],
    adverse: {},
  },
  {
    machine: amendmentMachine,
    required: ['* > PROPOSED', 'PROPOSED > DECIDED', 'PROPOSED > RETURNED'],
    terminal: ['RETURNED', 'DECIDED'],
    adverse: { DECIDED: ['COMMISSION_OFFICER'] },
  },
];

const reward: Tabulated = {
  machine: rewardMachine,
  required: [
    '* > ELIGIBLE',
    'ELIGIBLE > EXCLUDED',
    'ELIGIBLE > CONFIRMED',
    'CONFIRMED > PAID',
    'CONFIRMED > REVOKED',
    'PAID > REVOKED',
  ],
  terminal: ['EXCLUDED', 'REVOKED'],
  adverse: {
    EXCLUDED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER', 'SYSTEM'],
    REVOKED: ['COMMISSION_OFFICER', 'FINANCE_OFFICER'],
  },
};

const serviceCase: Tabulated = {
  machine: serviceCaseMachine,
  required: [
    '* > NOMINATED',
    'NOMINATED > ELIGIBILITY_CHECKED',
    'ELIGIBILITY_CHECKED > EXPERT_REVIEW',
    'EXPERT_REVIEW > SELECTED',
    'EXPERT_REVIEW > NOT_SELECTED',
    'SELECTED > CONSENTED',
    'CONSENTED > EDITED',
    'EDITED > PUBLISHED',
    'PUBLISHED > WITHDRAWN',
    'WITHDRAWN > PUBLISHED',
    'PUBLISHED > ARCHIVED',
    'WITHDRAWN > ARCHIVED',
  ],
  added: {
    'CONSENTED > SELECTED': 'agency or buyer takes consent back',
    'EDITED > SELECTED': 'so they do after the text was written',
  },
  terminal: ['NOT_SELECTED', 'ARCHIVED'],
  adverse: { NOT_SELECTED: ['CENTRE_REVIEWER'] },
};

const evaluationFollowUp: readonly Tabulated[] = [
  {
    machine: showcaseMachine,
    required: ['* > ON', 'ON > OFF', 'OFF > ON'],
    terminal: [],
    adverse: { OFF: ['CENTRE_REVIEWER', 'SYSTEM'] },
  },
  {
    machine: instrumentAwardMachine,
    required: ['* > KNOWN'],
    terminal: [],
    adverse: {},
  },
  {
    machine: servicePlanMachine,
    required: ['* > DRAFT', 'DRAFT > ACTIVE'],
    terminal: ['ACTIVE'],
    adverse: {},
  },
  {
    machine: caseCollectionMachine,
    required: ['* > DRAFT', 'DRAFT > PUBLISHED'],
    terminal: ['PUBLISHED'],
    adverse: {},
  },
];

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

const scoringRun: Tabulated = {
  machine: runMachine,
  required: [
    '* > FREEZING',
    'FREEZING > BLOCKED',
    'BLOCKED > FREEZING',
    'FREEZING > SCORING',
    'SCORING > DONE',
    ...['FREEZING', 'BLOCKED', 'SCORING'].map((each) => `${each} > ABANDONED`),
  ],
  terminal: ['DONE', 'ABANDONED'],
  adverse: {},
};

const rehearsal: Tabulated = {
  machine: rehearsalMachine,
  required: ['* > RUNNING', 'RUNNING > DONE'],
  terminal: ['DONE'],
  adverse: {},
};

const tabulated = ({ required, added = {}, terminal, adverse }: Tabulated) => ({
  moves: [...required, ...Object.keys(added)].toSorted(),
  terminal: [...terminal].toSorted(),
  adverse,
});

const built = ({ machine, adverse }: Tabulated) => ({
  moves: movesOf(machine),
  terminal: [...machine.terminal].toSorted(),
  adverse: Object.fromEntries(Object.keys(adverse).map((state) => [state, actorsOf(machine, state)])),
});

/** The machines that are built: their tables say what those of the requirements say, and nothing more unsaid. */

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
  required: ['* > PLANNED', 'PLANNED > DONE'],
  terminal: ['DONE'],
  adverse: {},
};

describe('the state machines', () => {
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

  it('[SM-6] order moves as its table says', () => {
    expect(built(order)).toEqual(tabulated(order));
  });

  it('[SM-6] archive, redemption and batch move as its lines say', () => {
    expect(built(archive)).toEqual(tabulated(archive));
    expect(built(redemption)).toEqual(tabulated(redemption));
    expect(built(redemptionBatch)).toEqual(tabulated(redemptionBatch));
  });

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

  it('[SM-10] a rectification moves as its table says', () => {
    expect(built(rectification)).toEqual(tabulated(rectification));
  });

  it('[SM-11] a suspension moves as its row says', () => {
    expect(built(suspension)).toEqual(tabulated(suspension));
  });

  it('[SM-13] complaint and suggestion move as their tables say', () => {
    expect(built(complaint)).toEqual(tabulated(complaint));
    expect(built(suggestion)).toEqual(tabulated(suggestion));
  });

  it('[SM-15] a violation is suspected and dismissed as its first rows say', () => {
    expect(built(violation)).toEqual(tabulated(violation));
  });

  it('[3-1d] a flag and the second look at an order move as their rows say', () => {
    expect(built(riskFlag)).toEqual(tabulated(riskFlag));
    expect(built(orderReview)).toEqual(tabulated(orderReview));
  });

  it('[SM-21] delivery moves as its table says', () => {
    expect(built(delivery)).toEqual(tabulated(delivery));
  });

  it('[SM-22] hearing moves as its table says', () => {
    expect(built(hearing)).toEqual(tabulated(hearing));
  });

  it('[SM-7] evaluationCycle moves as its table says', () => {
    expect(built(evaluationCycle)).toEqual(tabulated(evaluationCycle));
  });

  it('[SM-8] evaluationEntry moves as its line says', () => {
    expect(built(evaluationEntry)).toEqual(tabulated(evaluationEntry));
  });

  it('[8-3][9-2a] a scoring run and a rehearsal move as their rows say', () => {
    expect(built(scoringRun)).toEqual(tabulated(scoringRun));
    expect(built(rehearsal)).toEqual(tabulated(rehearsal));
  });

  it('[8-2][9-1c][9-1d] scheme, coverage and scope correction move as their rows say', () => {
    for (const each of evaluationSeason) expect(built(each)).toEqual(tabulated(each));
  });

  it('[SM-18] a service case moves as its line says', () => {
    expect(built(serviceCase)).toEqual(tabulated(serviceCase));
  });

  it('[SM-19] a reward moves as its line says', () => {
    expect(built(reward)).toEqual(tabulated(reward));
  });

  it('[10-2b][10-3c][11-1a][11-2c] showcase, award, service plan and collection move as their rows say', () => {
    for (const each of evaluationFollowUp) expect(built(each)).toEqual(tabulated(each));
  });

  it('[SM-9] the survey of a user who was drawn moves as its line says, and so does the sample', () => {
    expect(built(survey)).toEqual(tabulated(survey));
    expect(built(sampleOfAgency)).toEqual(tabulated(sampleOfAgency));
  });

  it('[9-3a][9-3e] corrections of inputs and visits on site move as their rows say', () => {
    expect(built(inputCorrection)).toEqual(tabulated(inputCorrection));
    expect(built(siteVisit)).toEqual(tabulated(siteVisit));
  });

  it('[SM-14] spotCheckPlan and spotCheck move as its table says', () => {
    expect(built(spotCheckPlan)).toEqual(tabulated(spotCheckPlan));
    expect(built(spotCheck)).toEqual(tabulated(spotCheck));
  });

  it('[6-4b] cooperation moves as its row says', () => {
    expect(built(cooperation)).toEqual(tabulated(cooperation));
  });

  it('[2-1] an import and an export move as designed', () => {
    expect(built(bulkImport)).toEqual(tabulated(bulkImport));
    expect(built(listExport)).toEqual(tabulated(listExport));
  });

  it('[3-2a][3-2b][3-2c][3-2d][3-3b][3-4a][3-4b] the registers of the centre move as their rows say', () => {
    for (const each of centreRegisters) expect(built(each)).toEqual(tabulated(each));
  });
});
