import * as z from 'zod';
import { ComplaintKind, ComplaintNonAcceptance, ComplaintOutcome } from '../../../events/complaint-ref.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { allowedActions, follow } from '../machine.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import { SealedPart } from '../sealed-part.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import {
  type ComplaintAction,
  complaintMachine,
  type ComplaintStatus,
  countingRoles,
  namingOffice,
  type SuggestionAction,
  suggestionMachine,
  type SuggestionStatus,
} from './machine.ts';

/** The clocks of the handling: targets of the centre, and the agency's time to comment. */
export const COMPLAINT_ACCEPT = 'COMPLAINT_ACCEPT';
export const COMPLAINT_COMMENT = 'COMPLAINT_COMMENT';
export const COMPLAINT_REPLY = 'COMPLAINT_REPLY';
export type ComplaintClock = typeof COMPLAINT_ACCEPT | typeof COMPLAINT_COMMENT | typeof COMPLAINT_REPLY;

/** An outcome with its reasons, in Chinese, as agency and complainant read them. */
const Judgement = onFirstUse(() =>
  z.strictObject({ outcome: ComplaintOutcome(), reason: z.string(), by: z.string(), at: instantSchema() }),
);

const written = onFirstUse(() => z.strictObject({ text: z.string(), by: z.string(), at: instantSchema() }));

/** A complaint without its complainant: who it was and what they wrote lie sealed (domain §3.4). */
export const ComplaintBody = onFirstUse(() =>
  z.strictObject({
    kind: ComplaintKind(),
    /** The agency concerned, as named by the complainant or found by the centre. */
    agencyId: z.string().optional(),
    uscc: z.string().optional(),
    category: z.string().optional(),
    channel: z.enum(['WEB', 'HOTLINE']),
    complainantKind: z.enum(['INDIVIDUAL', 'UNIT', 'ANONYMOUS']),
    submittedAt: instantSchema(),
    policyVersion: z.string(),
    /** When the centre's next target is due: the order of its lists. */
    dueAt: instantSchema(),
    /** Keyed hash of the secret code. */
    codeHash: z.string(),
    sealed: z.strictObject({ identity: SealedPart(), facts: SealedPart(), evidence: SealedPart() }),
    /** Whether a phone was left, to which the outcome can be sent. */
    reachable: z.boolean(),
    /** What it is about, without anything that could give the complainant away; written by who accepted it. */
    summary: z.string().optional(),
    notAccepted: z.strictObject({ code: ComplaintNonAcceptance(), reason: z.string() }).optional(),
    transfer: z
      .strictObject({ authority: z.string(), reason: z.string(), by: z.string(), at: instantSchema() })
      .optional(),
    /** Set when the agency was asked to comment. */
    commentDueOn: localDateSchema().optional(),
    comment: z
      .strictObject({
        text: z.string(),
        documentIds: z.array(z.string()),
        by: z.string(),
        at: instantSchema(),
        late: z.boolean(),
      })
      .optional(),
    violationIds: z.array(z.string()),
    proposal: Judgement().optional(),
    /** How many outcomes have been proposed, returned ones included. */
    proposals: z.int().nonnegative(),
    decision: Judgement().optional(),
    extension: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
    reply: written().optional(),
    closing: written().optional(),
  }),
);
export type ComplaintBody = z.infer<ReturnType<typeof ComplaintBody>>;

/** A complaint as a decision needs it: a loaded aggregate is one. */
export interface ComplaintState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: ComplaintBody;
}

export type ComplaintDecision = Decided<ComplaintBody> | Refusal;

/** What names the complaint in its events. */
export const complaintRefOf = ({ id, body }: Pick<ComplaintState, 'id' | 'body'>) => ({
  complaintId: id,
  kind: body.kind,
  ...(body.agencyId !== undefined && { agencyId: body.agencyId }),
  ...(body.uscc !== undefined && { uscc: body.uscc }),
});

/** The row of the requirements that a complaint rests on. */
export const articleOf = ({ kind }: Pick<ComplaintBody, 'kind'>) =>
  (({ COMPLAINT: '3-2f', REPORT: '3-2g', SUGGESTION: '3-2h' }) as const)[kind];

/** The state an action leads a complaint to under SM-13, or why it may not be taken. */
export function followComplaint(
  { status, body: { kind } }: ComplaintState,
  action: ComplaintAction,
  acting: Pick<Acting, 'roles'>,
): ComplaintStatus | Refusal {
  const roles = countingRoles(kind, acting.roles);
  // The store keeps the status as text; a text, or an action, that the machine does not know is refused by it.
  const to =
    kind === 'SUGGESTION'
      ? follow(suggestionMachine, status as SuggestionStatus, action as SuggestionAction, roles)
      : follow(complaintMachine, status as ComplaintStatus, action, roles);
  return isRefusal(to) ? namingOffice(to, kind, acting.roles) : to;
}

/** What these roles may do with it now. */
export function actionsOn(
  { status, body: { kind } }: Pick<ComplaintState, 'status' | 'body'>,
  roles: readonly Role[],
): ComplaintAction[] {
  const counting = countingRoles(kind, roles);
  return kind === 'SUGGESTION'
    ? allowedActions(suggestionMachine, status as SuggestionStatus, counting)
    : allowedActions(complaintMachine, status as ComplaintStatus, counting);
}

/**
 * Whether the agency may read it: a complaint once it is accepted; a report, whose investigation must not be given
 * away, once the agency is asked to comment.
 */
export const concernsAgency = ({ kind, summary, commentDueOn }: ComplaintBody): boolean =>
  kind !== 'SUGGESTION' && (commentDueOn !== undefined || (kind === 'COMPLAINT' && summary !== undefined));

/** A complaint that has come to its end runs no clock. */
export const stopClocks = (state: ComplaintState): { readonly clear: readonly string[] } => ({
  clear: Object.keys(state.deadlines),
});
