import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { CreditRecordBody, ReferralBody } from '../../shared/domain/credit-record/credit-record.ts';
import {
  type CreditRecordAction,
  creditRecordMachine,
  type CreditRecordStatus,
} from '../../shared/domain/credit-record/machine.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { DeadlineViews, deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

export const CreditRecordView = onFirstUse(() => {
  const { subjectKey: _, ...shown } = CreditRecordBody().shape;
  return z.object({
    creditRecordId: z.string(),
    status: z.enum(creditRecordMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    deadlines: DeadlineViews(),
    ...shown,
  });
});

/** It comes with the correction, whose operation it is. */
const NO_OPERATION: readonly CreditRecordAction[] = ['restore'];

/** A record; whom it concerns is not told which officer did what. */
export function creditRecordView(
  { id, status, version, body, deadlines }: Standing<CreditRecordBody>,
  principal: Pick<Principal, 'roles'>,
) {
  const { subjectKey: _, ...record } = body;
  const by = 'COMMISSION';
  const { report, ended, corrections } = record;
  const withoutOfficers = {
    ...record,
    draftedBy: by,
    corrections: corrections.map((each) => ({ ...each, by })),
    ...(report && { report: { ...report, by } }),
    ...(ended && { ended: { ...ended, by } }),
  };
  // The status was written by the same machine.
  const state = status as CreditRecordStatus;
  return {
    creditRecordId: id,
    status: state,
    version,
    allowedActions: allowedActions(creditRecordMachine, state, principal.roles).filter(
      (action) => !NO_OPERATION.includes(action),
    ),
    deadlines: deadlineViews(deadlines),
    ...(isOfficer(principal) ? record : withoutOfficers),
  };
}

export const ReferralView = onFirstUse(() =>
  z.object({ referralId: z.string(), version: z.int(), ...ReferralBody().shape }),
);

export const referralView = ({
  id,
  version,
  body,
}: Pick<Standing<ReferralBody>, 'id' | 'version' | 'body'>) => ({
  referralId: id,
  version,
  ...body,
});
