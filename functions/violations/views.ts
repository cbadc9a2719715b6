import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import {
  type ViolationAction,
  violationMachine,
  type ViolationStatus,
} from '../../shared/domain/violation/machine.ts';
import {
  hasMadeTheCase,
  VIOLATION_REVIEW,
  type ViolationBody,
} from '../../shared/domain/violation/violation.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

type Viewer = Pick<Principal, 'id' | 'roles' | 'conflicts'>;

/** From when its agency sees it: the prior notice. */
export const isShownToAgency = ({ hearingId }: ViolationBody): boolean => hearingId !== undefined;

/** Steps that no operation takes by itself, and those that also depend on who did what before. */
function isOpen(action: ViolationAction, standing: Standing<ViolationBody>, viewer: Viewer): boolean {
  const { suspectedBy, proposal, confirmation, investigation, review } = standing.body;
  switch (action) {
    case 'openConsequences':
    case 'close':
    case 'confirm':
    case 'upholdClosed':
      return false;
    case 'dismiss':
      return suspectedBy !== viewer.id && proposal?.by !== viewer.id;
    case 'proposeConfirmation':
      return investigation?.investigators.includes(viewer.id) === true;
    case 'hear':
      return !hasMadeTheCase(standing.body, viewer);
    case 'return':
      return proposal?.by !== viewer.id;
    case 'requestReview':
      return isOfficer(viewer) || standing.deadlines[VIOLATION_REVIEW] !== undefined;
    case 'uphold':
    case 'revoke':
      return !hasMadeTheCase(standing.body, viewer) && ![confirmation?.by, review?.by].includes(viewer.id);
    default:
      return true;
  }
}

/** A violation with what it rests on. Its agency is told what it is heard on, not who did what or what gave rise to it. */
export function violationView(standing: Standing<ViolationBody>, viewer: Viewer) {
  const { id, version, body, deadlines } = standing;
  // The status was written by the same machine.
  const status = standing.status as ViolationStatus;
  const actions = viewer.conflicts?.includes(body.uscc)
    ? []
    : allowedActions(violationMachine, status, viewer.roles);
  return {
    violationId: id,
    status,
    version,
    allowedActions: actions
      .filter((action) => isOpen(action, standing, viewer))
      .map((action) => (action === 'hear' ? 'confirm' : action)),
    deadlines: deadlineViews(deadlines),
    ...(isOfficer(viewer) ? body : shownToAgency(body)),
  };
}

const OFFICE = 'CENTRE';
const COMMISSION = 'COMMISSION';

function shownToAgency(body: ViolationBody): Partial<ViolationBody> {
  const { proposal, dismissal, confirmation, consequences, review } = body;
  const { agencyId, uscc, kind, subjectRef, hearingId, level, reviewUntil } = body;
  return {
    agencyId,
    uscc,
    kind,
    subjectRef,
    ...(hearingId !== undefined && { hearingId }),
    ...(proposal && { proposal: { ...proposal, by: OFFICE } }),
    ...(dismissal && { dismissal: { ...dismissal, by: OFFICE } }),
    ...(confirmation && { confirmation: { ...confirmation, by: OFFICE } }),
    ...(level && { level }),
    ...(consequences && { consequences: consequences.map((line) => ({ kind: line.kind })) }),
    ...(reviewUntil && { reviewUntil }),
    ...(review && {
      review: {
        ...review,
        by: review.side,
        ...(review.decision && { decision: { ...review.decision, by: COMMISSION } }),
      },
    }),
  };
}
