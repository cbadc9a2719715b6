import { ComplaintDeadlinePassed } from '../../../../events/complaint-deadline-passed/v1.ts';
import { ComplaintDecided } from '../../../../events/complaint-decided/v1.ts';
import { ComplaintAccepted } from '../../../../events/complaint-accepted/v1.ts';
import { ComplaintIdentityRefused } from '../../../../events/complaint-identity-refused/v1.ts';
import { ComplaintInvestigationOpened } from '../../../../events/complaint-investigation-opened/v1.ts';
import { ComplaintNotAccepted } from '../../../../events/complaint-not-accepted/v1.ts';
import { ComplaintReplied } from '../../../../events/complaint-replied/v1.ts';
import { ComplaintReplyExtended } from '../../../../events/complaint-reply-extended/v1.ts';
import { ComplaintSubmitted } from '../../../../events/complaint-submitted/v1.ts';
import { ComplaintTransferred } from '../../../../events/complaint-transferred/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, letterToOfficers, nobody, on, smsToComplainant } from './rule.ts';

const about = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `COMPLAINT#${id}`,
  path: `/complaints/${id}/file`,
});

/**
 * The Notify columns of rows 3-2f … 3-2h: the complainant is told that there is something to read on the status page,
 * the agency what is asked of it and what was found, the centre what is late or wrong.
 */
export const complaintRules = [
  on(ComplaintSubmitted, ({ complaintId }) =>
    smsToComplainant(complaintId, about(complaintId, 'COMPLAINT_RECEIVED')),
  ),
  on(ComplaintAccepted, ({ complaintId, replyDueOn }) =>
    smsToComplainant(complaintId, about(complaintId, 'COMPLAINT_ACCEPTED', { date: zhDate(replyDueOn) })),
  ),
  on(ComplaintNotAccepted, ({ complaintId }) =>
    smsToComplainant(complaintId, about(complaintId, 'COMPLAINT_RESULT')),
  ),
  on(ComplaintTransferred, ({ complaintId }) =>
    smsToComplainant(complaintId, about(complaintId, 'COMPLAINT_RESULT')),
  ),
  on(ComplaintInvestigationOpened, ({ complaintId, uscc, commentDueOn }) =>
    commentDueOn === undefined
      ? nobody
      : letterAndSms(uscc, about(complaintId, 'COMPLAINT_COMMENT_REQUESTED', { date: zhDate(commentDueOn) })),
  ),
  on(ComplaintDecided, ({ complaintId, uscc }) => letter(uscc, about(complaintId, 'COMPLAINT_DECIDED'))),
  on(ComplaintReplied, ({ complaintId }) =>
    smsToComplainant(complaintId, about(complaintId, 'COMPLAINT_RESULT')),
  ),
  on(ComplaintReplyExtended, ({ complaintId, dueOn }) =>
    smsToComplainant(complaintId, about(complaintId, 'COMPLAINT_EXTENDED', { date: zhDate(dueOn) })),
  ),
  // A report is the discipline office's own matter, whose superiors learn of it from the work queue.
  on(ComplaintDeadlinePassed, ({ complaintId, kind, deadline }) =>
    deadline === 'COMPLAINT_COMMENT'
      ? nobody
      : letterToOfficers(
          kind === 'REPORT' ? 'CENTRE_DISCIPLINE' : 'CENTRE_ADMIN',
          about(complaintId, 'COMPLAINT_OVERDUE', { receiptNo: complaintId }),
        ),
  ),
  on(ComplaintIdentityRefused, ({ complaintId }) =>
    letterToOfficers(
      'CENTRE_DISCIPLINE',
      about(complaintId, 'IDENTITY_ACCESS_REFUSED', { receiptNo: complaintId }),
    ),
  ),
];
