import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { sourceOf } from '../../shared/domain/rectification/evidence.ts';
import {
  type RectificationAction,
  rectificationMachine,
  type RectificationStatus,
} from '../../shared/domain/rectification/machine.ts';
import { barredFrom, type RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

/** From when its agency sees it: when it is asked for its reason, or ordered to rectify. */
export const isShownToAgency = ({ justification, issued }: RectificationBody): boolean =>
  justification !== undefined || issued !== undefined;

/** Steps that also depend on what happened before. */
function isOpen(action: RectificationAction, body: RectificationBody): boolean {
  switch (action) {
    case 'askJustification':
      return body.ground === 'UNRESPONSIVE' && body.justification === undefined;
    case 'justify':
      return body.justification !== undefined && body.justification.answer === undefined;
    case 'return':
      return body.returned === undefined;
    case 'proposeFailure':
      return body.returned !== undefined && body.failureProposal === undefined;
    case 'fail':
    case 'returnFailure':
      return body.failureProposal !== undefined;
    default:
      return true;
  }
}

/** An order to rectify with what it rests on, and the steps that this person may take. Its agency is not told which officer did what. */
export function rectificationView(
  { id, status, version, body, deadlines }: Standing<RectificationBody>,
  principal: Pick<Principal, 'id' | 'roles'>,
) {
  // The status was written by the same machine.
  const actions = allowedActions(rectificationMachine, status as RectificationStatus, principal.roles);
  return {
    rectificationId: id,
    status: status as RectificationStatus,
    version,
    source: sourceOf(body.evidence),
    allowedActions: actions.filter(
      (action) => isOpen(action, body) && !barredFrom(action, body).includes(principal.id),
    ),
    deadlines: deadlineViews(deadlines),
    ...(isOfficer(principal) ? body : withoutOfficers(body)),
  };
}

const OFFICE = 'CENTRE';

function withoutOfficers(body: RectificationBody): RectificationBody {
  const { failureProposal: _, justification, issued, extended, returned, ended, ...shown } = body;
  return {
    ...shown,
    proposedBy: OFFICE,
    ...(justification && { justification: { ...justification, by: OFFICE } }),
    ...(issued && { issued: { ...issued, by: OFFICE } }),
    ...(extended && { extended: { ...extended, by: OFFICE } }),
    ...(returned && { returned: { ...returned, by: OFFICE } }),
    ...(ended && { ended: { ...ended, by: OFFICE } }),
  };
}
