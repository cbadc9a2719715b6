import type { Handlers } from '../../shared/runtime/route.ts';
import { acceptComplaint, refuseComplaint, transferComplaint } from './accept-complaint.ts';
import { decideComplaint, proposeComplaintOutcome } from './decide-complaint.ts';
import type { ComplaintDeps } from './deps.ts';
import {
  commentOnComplaint,
  investigateComplaint,
  suspectViolationFromComplaint,
} from './investigate-complaint.ts';
import { openComplaintIdentity, openComplaintText } from './open-sealed.ts';
import { listComplaints, readComplaint } from './read-complaints.ts';
import { readComplaintReceipt } from './receipt.ts';
import { reportingNames } from './report-attempt.ts';
import { registerComplaintPaper } from './register-paper.ts';
import { closeComplaint, extendComplaintReply, replyToComplaint } from './reply-complaint.ts';
import type { routes } from './routes.ts';
import { submitComplaint } from './submit-complaint.ts';

/** The use case of each operation. */
export const handlers = {
  submitComplaint,
  registerComplaintPaper,
  readComplaintReceipt,
  listComplaints,
  readComplaint,
  openComplaintText,
  openComplaintIdentity,
  acceptComplaint: reportingNames(acceptComplaint),
  refuseComplaint: reportingNames(refuseComplaint),
  transferComplaint: reportingNames(transferComplaint),
  investigateComplaint,
  commentOnComplaint,
  suspectViolationFromComplaint: reportingNames(suspectViolationFromComplaint),
  proposeComplaintOutcome: reportingNames(proposeComplaintOutcome),
  decideComplaint: reportingNames(decideComplaint),
  extendComplaintReply: reportingNames(extendComplaintReply),
  replyToComplaint: reportingNames(replyToComplaint),
  closeComplaint: reportingNames(closeComplaint),
} satisfies Handlers<typeof routes, ComplaintDeps>;
