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

/** The record of who answers for an order, as it stands: a removal that was revoked takes its ground away. */
export function liabilityView(
  { id, body }: { readonly id: string; readonly body: LiabilityNoticeBody },
  { status, body: { ended } }: { readonly status: string; readonly body: RemovalBody },
) {
  const quota = body.quotaFreed ? '；占用的券额已释放' : '';
  const revoked = status === 'REVOKED' ? ended?.at : undefined;
  return {
    noticeId: id,
    statement:
      revoked === undefined
        ? `该服务机构被清退，本订单随之终止。依据实施细则第十二条，因订单终止产生的违约等责任由该服务机构承担${quota}。`
        : `本订单曾因该服务机构被清退而终止${quota}。清退决定已撤销，本责任记录随之失效；已终止的订单不再恢复。`,
    ...(revoked !== undefined && { revokedAt: revoked }),
    ...body,
  };
}
