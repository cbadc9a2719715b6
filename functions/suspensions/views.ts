import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import {
  type SuspensionAction,
  suspensionMachine,
  type SuspensionStatus,
} from '../../shared/domain/suspension/machine.ts';
import { barredFrom, type SuspensionBody } from '../../shared/domain/suspension/suspension.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

/** From when its agency sees it: the prior notice, or the urgent order. */
export const isShownToAgency = ({ noticed, urgent }: SuspensionBody): boolean =>
  noticed !== undefined || urgent !== undefined;

/** Steps that no operation takes by itself, and those that also depend on what happened before. */
function isOpen(action: SuspensionAction, status: string, { ground, resumption }: SuspensionBody): boolean {
  switch (action) {
    case 'enforce':
    case 'convert':
      return false;
    case 'giveNotice':
      return ground.kind === 'RECTIFICATION';
    case 'suspendUrgently':
      return ground.kind === 'FRAUD_RISK';
    case 'requestResumption':
      return resumption?.requested === undefined;
    case 'endorseResumption':
      return resumption?.endorsed === undefined;
    case 'lift':
      return status === 'IN_FORCE_PROVISIONAL' || resumption?.endorsed !== undefined;
    default:
      return true;
  }
}

const OFFICE = 'COMMISSION';

/** A suspension with what it rests on, and the steps that this person may take. Its agency is not told which officer did what. */
export function suspensionView(
  { id, status, version, body, deadlines }: Standing<SuspensionBody>,
  principal: Pick<Principal, 'id' | 'roles'>,
) {
  // The status was written by the same machine.
  const actions = allowedActions(suspensionMachine, status as SuspensionStatus, principal.roles);
  return {
    suspensionId: id,
    status: status as SuspensionStatus,
    version,
    allowedActions: actions.filter(
      (action) => isOpen(action, status, body) && !barredFrom(action, body).includes(principal.id),
    ),
    deadlines: deadlineViews(deadlines),
    ...(isOfficer(principal) ? body : withoutOfficers(body)),
  };
}

function withoutOfficers(body: SuspensionBody): SuspensionBody {
  const { noticed, urgent, decision, ended, resumption, ...shown } = body;
  return {
    ...shown,
    proposedBy: OFFICE,
    ...(noticed && { noticed: { ...noticed, by: OFFICE } }),
    ...(urgent && { urgent: { ...urgent, by: OFFICE } }),
    ...(decision && { decision: { ...decision, by: OFFICE } }),
    ...(ended && { ended: { ...ended, by: OFFICE } }),
    ...(resumption && {
      resumption: {
        ...resumption,
        ...(resumption.endorsed && { endorsed: { ...resumption.endorsed, by: OFFICE } }),
      },
    }),
  };
}
