import { allowedActions } from '../../shared/domain/machine.ts';
import { objectionMachine, type ObjectionStatus } from '../../shared/domain/objection/machine.ts';
import type { ObjectionBody } from '../../shared/domain/objection/objection.ts';
import { readContent } from '../../shared/domain/publicity/content.ts';
import { publicityMachine, type PublicityStatus } from '../../shared/domain/publicity/machine.ts';
import type { PublicityBody } from '../../shared/domain/publicity/publicity.ts';
import { publicityPeriodText } from '../../shared/domain/time/day-count.ts';
import type { Deadline } from '../../shared/domain/time/deadline.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { isOfficer, type Viewer, withoutPerson } from '../../shared/runtime/viewer.ts';
import type { Change } from '../../shared/store/plan.ts';

/** An aggregate as it is, or as it will be once a plan is committed. */
export interface Shown<B> {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: B;
}

/** What a change makes of its aggregate, for the answer to the caller. */
export function after<B>(change: Change, body: B): Shown<B> {
  const deadlines = { ...change.loaded?.deadlines };
  let status = change.loaded?.status ?? '';
  for (const event of change.events) {
    status = event.to ?? status;
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  const version = (change.loaded?.version ?? 0) + change.events.length;
  return { id: change.id, status, version, deadlines, body };
}

export const noticeLinks = (id: string) => ({
  page: `/publicities/${id}/page`,
  objections: `/publicities/${id}/objections`,
});

/** A notice: public data of an organisation, no longer shown once it is cancelled; counts of objections for the centre only. */
export function noticeView(
  { id, status, version, deadlines, body }: Shown<PublicityBody>,
  viewer: Viewer,
  now: string,
) {
  const content = readContent(body.content);
  const { period, extensions, objections } = body;
  const over = now >= period.closesAt;
  const shown = status !== 'CANCELLED' || isOfficer(viewer);
  return {
    publicityId: id,
    subject: body.subject,
    ...(body.uscc !== undefined && { uscc: body.uscc }),
    status,
    version,
    title: content.title,
    ...(shown && { content }),
    contentHash: body.contentHash,
    period: { ...period, text: publicityPeriodText(period.publishedOn, period.lastDay) },
    extensions: extensions.map(withoutPerson),
    ...(isOfficer(viewer) && { objections }),
    deadlines: deadlineViews(deadlines),
    links: noticeLinks(id),
    allowedActions: allowedActions(publicityMachine, status as PublicityStatus, viewer.roles).filter(
      // An objection's decision upholds; nobody does so on the notice itself.
      (action) => action !== 'uphold' && (action !== 'object' || !over),
    ),
  };
}

/** An objection without its objector, for the centre and for the agency it is about. */
export function objectionView(
  { id, status, version, deadlines, body }: Shown<ObjectionBody>,
  viewer: Viewer,
) {
  const { redactedText, notAccepted, comment, proposal, decision } = body;
  return {
    objectionId: id,
    publicityId: body.publicityId,
    subject: body.subject,
    ...(body.uscc !== undefined && { uscc: body.uscc }),
    status,
    version,
    submittedAt: body.submittedAt,
    ...(redactedText !== undefined && { text: redactedText }),
    ...(notAccepted && { notAccepted }),
    ...(comment && { comment: withoutPerson(comment) }),
    ...(proposal && isOfficer(viewer) && { proposal: withoutPerson(proposal) }),
    ...(decision && { decision: withoutPerson(decision) }),
    extended: body.extension !== undefined,
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(objectionMachine, status as ObjectionStatus, viewer.roles),
  };
}

/** An objection for whoever holds its number and code. */
export function receiptView({ id, status, version, deadlines, body }: Shown<ObjectionBody>) {
  const { notAccepted, decision } = body;
  return {
    receiptNo: id,
    publicityId: body.publicityId,
    status,
    version,
    submittedAt: body.submittedAt,
    ...(notAccepted && { notAccepted }),
    ...(decision && { decision: { outcome: decision.outcome, reason: decision.reason, at: decision.at } }),
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(objectionMachine, status as ObjectionStatus, ['PUBLIC']),
  };
}
