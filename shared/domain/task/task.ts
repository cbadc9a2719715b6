import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OFFICER_ROLES } from '../identity/role.ts';

/** What there is to do; each kind is done by the use case that closes it. */
export const TASK_KINDS = [
  'RESOLVE_UNKNOWN_CHECK',
  'CONFIRM_CHECK_RESULT',
  'DECIDE_ON_FAILED_CHECK',
  'REVIEW_LEGAL_FORM',
  'REVIEW_RE_ENTRY',
  'PASS_VERIFICATION',
  'CONSIDER_HEARING',
  'DECIDE_FAILURE',
  'ACCEPT_OBJECTION',
  'INVESTIGATE_OBJECTION',
  'DECIDE_OBJECTION',
  'DECIDE_REJECTION',
  'RE_CHECK_AT_CLOSE',
  'REACH_BY_PHONE',
  'SUBMISSION_IN_DOUBT',
  'REVIEW_CREDIT',
  'REVIEW_RECTIFICATION',
  'REVIEW_RISK_FLAG',
  'DECIDE_ORDER_REVIEW',
  'CHECK_ORDER_BY_HAND',
  'RESOLVE_UNKNOWN_REGISTRY',
  'REVIEW_DORMANCY',
  'VERIFY_CATEGORY',
  'DECIDE_CATEGORY_REFUSAL',
  'VERIFY_QUALIFICATION',
  'DECIDE_QUALIFICATION_REFUSAL',
  'REVIEW_REDEMPTION',
  'APPROVE_REDEMPTION',
  'RECORD_PAYMENT',
  'CONFIRM_PAYMENT',
  'SETTLE_PAYMENT',
  'ACCEPT_COMPLAINT',
  'INVESTIGATE_COMPLAINT',
  'DECIDE_COMPLAINT',
  'REPLY_COMPLAINT',
  'CLOSE_COMPLAINT',
  'REVIEW_IDENTITY_ATTEMPT',
  'CONFIRM_QUOTA',
  'RESOLVE_MARKET_EVENT',
  'FILL_MARKET_GAP',
  'CALENDAR_PROVISIONAL',
  'REGULATION_ENDS',
  'PLAN_SPOT_CHECKS',
  'DRAW_SPOT_CHECKS',
  'REVIEW_SPOT_CHECK',
  'CONCLUDE_SPOT_CHECK',
  'DECIDE_REPLACEMENT',
  'SEND_SECOND_REQUEST',
  'PROPOSE_REFUSAL',
  'DECIDE_REFUSAL',
  'DO_FOLLOW_UP',
  'ANSWER_HOTLINE',
  'RECORD_VISIT',
  'CONFIRM_IMPORT',
  'MEND_HARD_CHECK',
  'REVIEW_OUTLIER',
  'PROPOSE_REWARD',
  'DECIDE_REWARD',
  'REVOKE_REWARD',
  'SEND_OPTIMIZATION_ADVICE',
  'SEND_IMPROVEMENT_ADVICE',
  'ORGANISE_REMEDIAL_TRAINING',
  'PREPARE_EVALUATION',
  'DECIDE_EVALUATION_LOCK',
  'PUBLISH_EVALUATION_NOTICE',
  'DECIDE_SCOPE_CORRECTION',
  'TELL_OF_EVALUATION',
  'DECIDE_EVALUATION_CANCEL',
] as const;
/** Reminders: nothing in the platform is sure to close them, so a person says that they are done. */
export const REMINDERS: readonly TaskKind[] = [
  'CALENDAR_PROVISIONAL',
  'REGULATION_ENDS',
  'RESOLVE_UNKNOWN_REGISTRY',
  'REVIEW_DORMANCY',
  'CHECK_ORDER_BY_HAND',
  'REVIEW_IDENTITY_ATTEMPT',
  'RESOLVE_MARKET_EVENT',
  'FILL_MARKET_GAP',
];

export const TaskKind = onFirstUse(() => z.enum(TASK_KINDS));
export type TaskKind = z.infer<ReturnType<typeof TaskKind>>;

export const TaskBody = onFirstUse(() =>
  z.strictObject({
    queue: z.enum(OFFICER_ROLES),
    kind: TaskKind(),
    /** The aggregate it is about, e.g. `CASE#01J…`. */
    subjectRef: z.string(),
    uscc: z.string().optional(),
    openedAt: z.iso.datetime({ precision: 3 }),
    /** When it should be done: the order of the work queue. */
    dueAt: z.iso.datetime({ precision: 3 }),
    claimedBy: z.string().optional(),
    claimedAt: z.iso.datetime({ precision: 3 }).optional(),
    /** When it was found to have sat too long, and its superiors were told. */
    escalatedAt: z.iso.datetime({ precision: 3 }).optional(),
    doneBy: z.string().optional(),
    doneAt: z.iso.datetime({ precision: 3 }).optional(),
  }),
);
export type TaskBody = z.infer<ReturnType<typeof TaskBody>>;
