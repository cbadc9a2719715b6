import { actionsOn, COMPLAINT_COMMENT, type ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
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
    ...(decision && { decision: withoutPerson(decision) }),
    ...(officer && { handling: handlingView(body) }),
    deadlines: deadlineViews(
      officer ? deadlines : ownClock === undefined ? {} : { [COMPLAINT_COMMENT]: ownClock },
    ),
    allowedActions: actionsOn(complaint, viewer.roles),
  };
}

/** A complaint for whoever holds its number and code. */
export function receiptView(complaint: Standing<ComplaintBody>) {
  const { id, deadlines, body } = complaint;
  const { notAccepted, transfer, decision, extension, reply } = body;
  const { [COMPLAINT_COMMENT]: _agencys, ...clocks } = deadlines;
  return {
    receiptNo: id,
    ...common(complaint),
    ...(notAccepted && { notAccepted }),
    ...(transfer && { transfer: withoutPerson(transfer) }),
    ...(decision && { decision: withoutPerson(decision) }),
    ...(extension && { extension: withoutPerson(extension) }),
    ...(reply && { reply: withoutPerson(reply) }),
    deadlines: deadlineViews(clocks),
    allowedActions: actionsOn(complaint, ['PUBLIC']),
  };
}
