import { actionsOn, COMPLAINT_COMMENT, type ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
import { lastDayBefore } from '../../shared/domain/time/deadline.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { isOfficer, type Viewer, withoutPerson } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

const common = ({ status, version, body }: Standing<ComplaintBody>) => ({
  kind: body.kind,
  status,
  version,
  submittedAt: body.submittedAt,
  ...(body.category !== undefined && { category: body.category }),
});

/** What only the centre sees of the handling; who did what stands in the trail. */
function handlingView(body: ComplaintBody) {
  const { channel, complainantKind, dueAt, violationIds, transfer, proposal, extension, reply, closing } =
    body;
  return {
    channel,
    complainantKind,
    dueAt,
    violationIds,
    ...(transfer && { transfer: withoutPerson(transfer) }),
    ...(proposal && { proposal: withoutPerson(proposal) }),
    ...(extension && { extension: withoutPerson(extension) }),
    ...(reply && { reply: withoutPerson(reply) }),
    ...(closing && { closing: withoutPerson(closing) }),
  };
}

/** The decision as those concerned read it: with the finding that was proposed, not the sign-off of who agreed to it. */
const foundOut = ({ decision, proposal }: ComplaintBody) =>
  decision && {
    decision: { outcome: decision.outcome, reason: (proposal ?? decision).reason, at: decision.at },
  };

/** A complaint without its complainant, for the centre and for the agency that it concerns. */
export function complaintView(complaint: Standing<ComplaintBody>, viewer: Viewer) {
  const { id, deadlines, body } = complaint;
  const { agencyId, uscc, summary, notAccepted, comment, decision } = body;
  const officer = isOfficer(viewer);
  const { [COMPLAINT_COMMENT]: ownClock } = deadlines;
  return {
    complaintId: id,
    ...common(complaint),
    ...(agencyId !== undefined && { agencyId }),
    ...(uscc !== undefined && { uscc }),
    ...(summary !== undefined && { summary }),
    ...(notAccepted && officer && { notAccepted }),
    ...(comment && { comment: withoutPerson(comment) }),
    ...(officer ? decision && { decision: withoutPerson(decision) } : foundOut(body)),
    ...(officer && { handling: handlingView(body) }),
    deadlines: deadlineViews(
      officer ? deadlines : ownClock === undefined ? {} : { [COMPLAINT_COMMENT]: ownClock },
    ),
    allowedActions: actionsOn(complaint, viewer.roles),
  };
}

const ANSWERED: readonly string[] = ['NOT_ACCEPTED', 'TRANSFERRED', 'REPLIED', 'CLOSED'];

/** A complaint for whoever holds its number and code: also by when its next step was due, once that has passed. */
export function receiptView(complaint: Standing<ComplaintBody>) {
  const { id, status, deadlines, body } = complaint;
  const { notAccepted, transfer, extension, reply } = body;
  const { [COMPLAINT_COMMENT]: _agencys, ...clocks } = deadlines;
  const [running] = Object.values(clocks);
  return {
    receiptNo: id,
    ...common(complaint),
    ...(notAccepted && { notAccepted }),
    ...(transfer && { transfer: withoutPerson(transfer) }),
    ...foundOut(body),
    ...(extension && { extension: withoutPerson(extension) }),
    ...(reply && { reply: withoutPerson(reply) }),
    ...(!ANSWERED.includes(status) && { answerDueOn: lastDayBefore(running?.dueAt ?? body.dueAt) }),
    deadlines: deadlineViews(clocks),
    allowedActions: actionsOn(complaint, ['PUBLIC']),
  };
}
