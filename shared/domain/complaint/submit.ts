import { ComplaintNotAccepted } from '../../../events/complaint-not-accepted/v1.ts';
import { ComplaintSubmitted } from '../../../events/complaint-submitted/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineInDays, deadlineInWorkingDays } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import {
  articleOf,
  COMPLAINT_ACCEPT,
  COMPLAINT_REPLY,
  type ComplaintBody,
  complaintRefOf,
} from './complaint.ts';

export type Submission = Pick<
  ComplaintBody,
  | 'kind'
  | 'agencyId'
  | 'uscc'
  | 'category'
  | 'channel'
  | 'complainantKind'
  | 'codeHash'
  | 'sealed'
  | 'reachable'
>;

interface Counting {
  readonly now: Instant;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/** By when whoever complained or suggested something is to be answered: policy `complaint.replyDays`. */
export function replyDeadline({ kind }: Pick<ComplaintBody, 'kind'>, ctx: Counting): Deadline {
  return deadlineInDays({
    kind: COMPLAINT_REPLY,
    base: ctx.now,
    source: { policyKey: 'complaint.replyDays', article: articleOf({ kind }) },
    amount: ctx.policy.get('complaint.replyDays'),
    calendar: ctx.calendar,
  });
}

/**
 * – → SUBMITTED. The centre is to say within policy `complaint.acceptWorkingDays` whether it takes it up; a suggestion
 * is simply answered. An anonymous accusation `withoutLeads` goes on to NOT_ACCEPTED at once, with the reason that its
 * author reads (3-2f); the sealed text is kept. Commit with the sealed records.
 */
export function decideSubmitComplaint(
  complaintId: string,
  { withoutLeads, ...submission }: Submission & { readonly withoutLeads: boolean },
  ctx: Counting,
): Decided<ComplaintBody> {
  const { now, policy, calendar } = ctx;
  const article = articleOf(submission);
  const first =
    submission.kind === 'SUGGESTION'
      ? replyDeadline(submission, ctx)
      : deadlineInWorkingDays({
          kind: COMPLAINT_ACCEPT,
          base: now,
          source: { policyKey: 'complaint.acceptWorkingDays', article },
          amount: policy.get('complaint.acceptWorkingDays'),
          calendar,
        });
  const body: ComplaintBody = {
    ...submission,
    submittedAt: now,
    policyVersion: policy.version,
    dueAt: first.dueAt,
    violationIds: [],
    proposals: 0,
  };
  const ref = complaintRefOf({ id: complaintId, body });
  const { identity, facts, evidence } = submission.sealed;
  const { complainantKind, channel } = submission;
  const submitted = happened(ComplaintSubmitted, ref, {
    article,
    to: 'SUBMITTED',
    ...(!withoutLeads && { deadlines: { set: [first] } }),
    refs: { identity: identity.ref, facts: facts.ref, evidence: evidence.ref },
    record: { complainantKind, channel, hashes: [identity.hash, facts.hash, evidence.hash] },
  });
  if (!withoutLeads) return { events: [submitted], body };
  const notAccepted = {
    code: 'NO_CHECKABLE_LEADS',
    reason: '匿名投诉举报未提供可查证的线索或材料。补充线索后可重新提交。',
  } as const;
  const refused = happened(
    ComplaintNotAccepted,
    { ...ref, reasonCode: notAccepted.code },
    { article, to: 'NOT_ACCEPTED', reason: notAccepted.reason, record: { by: 'SYSTEM' } },
  );
  return { events: [submitted, refused], body: { ...body, notAccepted } };
}
