import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { SIDES } from '../../shared/domain/cooperation/machine.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { InspectionBody } from '../../shared/domain/inspection/inspection.ts';
import {
  type InspectionAction,
  inspectionMachine,
  type InspectionStatus,
} from '../../shared/domain/inspection/machine.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

export const InspectionView = onFirstUse(() =>
  z.object({
    inspectionId: z.string(),
    status: z.enum(inspectionMachine.states),
    version: z.int(),
    allowedActions: z.array(z.string()),
    ...InspectionBody().shape,
  }),
);

/** What is done by way of the request for material. */
const BY_REQUEST: readonly InspectionAction[] = ['submit', 'requestAgain', 'refuse', 'withdraw'];

type Shown = Pick<Standing<InspectionBody>, 'id' | 'status' | 'version' | 'body'>;

/** An inspection. Its agency reads the result once it is concluded, and is not told which officer did what. */
export function inspectionView({ id, status, version, body }: Shown, principal: Pick<Principal, 'roles'>) {
  // The status was written by the same machine.
  const state = status as InspectionStatus;
  const mine = principal.roles.includes(SIDES[body.side].officer);
  const actions = mine ? allowedActions(inspectionMachine, state, principal.roles) : [];
  return {
    inspectionId: id,
    status: state,
    version,
    allowedActions: actions.filter((action) => !BY_REQUEST.includes(action)),
    ...(isOfficer(principal) ? body : withoutOfficers(body)),
  };
}

function withoutOfficers({ review, conclusion, visits, ...body }: InspectionBody): InspectionBody {
  const by = body.side;
  return {
    ...body,
    openedBy: by,
    visits: visits
      .filter(({ confirmed }) => confirmed !== undefined)
      .map(({ confirmed, ...visit }) => ({
        ...visit,
        by,
        ...(confirmed && { confirmed: { ...confirmed, by } }),
      })),
    ...(conclusion && review && { review: { ...review, by } }),
    ...(conclusion && { conclusion: { ...conclusion, by } }),
  };
}
