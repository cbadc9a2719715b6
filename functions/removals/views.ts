import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import {
  type RemovalAction,
  removalMachine,
  type RemovalStatus,
} from '../../shared/domain/removal/machine.ts';
import {
  barredFrom,
  type LiabilityNoticeBody,
  type RemovalBody,
} from '../../shared/domain/removal/removal.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

/** What follows from the decision by itself. */
const WITHOUT_OPERATION: readonly RemovalAction[] = ['order', 'execute', 'finish'];
const OFFICE = 'COMMISSION';

/** A removal with what it rests on, and the steps that this person may take. Its agency is not told which officer did what. */
export function removalView(
  { id, status, version, body, deadlines }: Standing<RemovalBody>,
  principal: Pick<Principal, 'id' | 'roles'>,
) {
  // The status was written by the same machine.
  const actions = allowedActions(removalMachine, status as RemovalStatus, principal.roles);
  return {
    removalId: id,
    status: status as RemovalStatus,
    version,
    allowedActions: actions.filter(
      (action) => !WITHOUT_OPERATION.includes(action) && !barredFrom(action, body).includes(principal.id),
    ),
    deadlines: deadlineViews(deadlines),
    ...(isOfficer(principal) ? body : withoutOfficers(body)),
  };
}

function withoutOfficers(body: RemovalBody): RemovalBody {
  const { noticed, decision, ended, ...shown } = body;
  return {
    ...shown,
    proposedBy: OFFICE,
    ...(noticed && { noticed: { ...noticed, by: OFFICE } }),
    ...(decision && { decision: { ...decision, by: OFFICE } }),
    ...(ended && { ended: { ...ended, by: OFFICE } }),
  };
}

export const liabilityView = ({ id, body }: { readonly id: string; readonly body: LiabilityNoticeBody }) => ({
  noticeId: id,
  statement:
    '该服务机构被清退，本订单随之终止。依据实施细则第十二条，因订单终止产生的违约等责任由该服务机构承担；券额已释放。',
  ...body,
});
