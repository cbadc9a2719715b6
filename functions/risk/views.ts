import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { isHolding } from '../../shared/domain/risk/decide-flag.ts';
import {
  OrderReviewBody,
  orderReviewMachine,
  type OrderReviewStatus,
} from '../../shared/domain/risk/order-review.ts';
import { RiskFlagBody, riskFlagMachine, type RiskFlagStatus } from '../../shared/domain/risk/risk-flag.ts';
import { violationMachine } from '../../shared/domain/violation/machine.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

const common = onFirstUse(() => ({
  version: z.int(),
  allowedActions: z.array(z.string()).describe('what the caller may do now'),
}));

/** Flags, reviews and suspicions are for officers alone. */
export const FlagView = onFirstUse(() =>
  z.object({
    flagId: z.string(),
    status: z.enum(riskFlagMachine.states),
    ...common(),
    ...RiskFlagBody().shape,
  }),
);

type Viewer = Pick<Principal, 'id' | 'roles' | 'conflicts'>;

const mayAct = ({ conflicts = [] }: Viewer, uscc: string): boolean => !conflicts.includes(uscc);

/** Deciding is not for who raised it, nor, where payment is withheld, for others than reviewers. */
function flagActions({ status, body }: Standing<RiskFlagBody>, viewer: Viewer): string[] {
  if (!mayAct(viewer, body.uscc)) return [];
  const decides =
    body.raisedBy !== viewer.id && (!isHolding(body.severity) || viewer.roles.includes('CENTRE_REVIEWER'));
  const listed = allowedActions(riskFlagMachine, status as RiskFlagStatus, viewer.roles);
  return [
    ...(decides ? listed.filter((action) => action === 'confirm' || action === 'dismiss') : []),
    ...(status === 'CONFIRMED' && maySuspect(viewer) ? ['suspectViolation'] : []),
  ];
}

const maySuspect = ({ roles }: Viewer): boolean =>
  violationMachine.transitions.some(
    ({ action, actors }) => action === 'suspect' && actors.some((role) => roles.includes(role)),
  );

export const flagView = (standing: Standing<RiskFlagBody>, viewer: Viewer) => ({
  flagId: standing.id,
  status: standing.status,
  version: standing.version,
  allowedActions: flagActions(standing, viewer),
  ...standing.body,
});

export const ReviewView = onFirstUse(() =>
  z.object({
    reviewId: z.string(),
    status: z.enum(orderReviewMachine.states),
    ...common(),
    ...OrderReviewBody().shape,
  }),
);

export const reviewView = ({ id, status, version, body }: Standing<OrderReviewBody>, viewer: Viewer) => ({
  reviewId: id,
  status,
  version,
  allowedActions:
    mayAct(viewer, body.uscc) && body.checkedBy !== viewer.id
      ? allowedActions(orderReviewMachine, status as OrderReviewStatus, viewer.roles)
      : [],
  ...body,
});
