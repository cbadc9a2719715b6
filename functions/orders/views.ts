import type { DemandBody, DemandResponseBody } from '../../shared/domain/demand/demand.ts';
import {
  demandMachine,
  demandResponseMachine,
  type DemandResponseStatus,
  type DemandStatus,
} from '../../shared/domain/demand/machine.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { orderMachine, type OrderStatus } from '../../shared/domain/order/machine.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import { refuseRating } from '../../shared/domain/order/rate.ts';
import { maySayTheEnd } from '../../shared/domain/order/terminate.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { isOfficer, withoutPerson } from '../../shared/runtime/viewer.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Standing } from '../../shared/store/standing-after.ts';
import { rolesTowards, sideOf } from './sides.ts';

/** What a view depends on beside its resource. */
export interface Viewing extends Settings {
  readonly principal: Principal;
  readonly now: string;
  /** Orders that risk flags hold: they are let go with the flag, and not by hand (3-1d). */
  readonly flagged: ReadonlySet<string>;
}

const declarationView = ({ version, at, relatedParty }: OrderBody['declarations']['buyer']) => ({
  version,
  at,
  relatedParty,
});

/** What each side did, without the pseudonyms of the persons who did it. */
export function orderView(order: Standing<OrderBody>, viewing: Viewing) {
  const { id, status, version, deadlines, body } = order;
  const { policyVersion: _, declarations, quota, termination, terminationProposal, hold, ...rest } = body;
  const roles = rolesTowards(body, viewing.principal);
  return {
    orderId: id,
    status,
    version,
    ...rest,
    declarations: {
      buyer: declarationView(declarations.buyer),
      ...(declarations.agency && { agency: declarationView(declarations.agency) }),
    },
    ...(quota && { quota: withoutPerson(quota) }),
    ...(terminationProposal && { terminationProposal: withoutPerson(terminationProposal) }),
    ...(termination && { termination: withoutPerson(termination) }),
    // What a hold rests on is the centre's; the parties see that there is one.
    ...(hold && { hold: isOfficer({ roles }) ? hold : { at: hold.at } }),
    deadlines: deadlineViews(deadlines),
    allowedActions: actionsOn(order, roles, viewing),
  };
}

function actionsOn(order: Standing<OrderBody>, roles: readonly Role[], viewing: Viewing): string[] {
  // The store keeps the status as text; a text that is no state of SM-6 allows nothing.
  const side = sideOf(order.body, viewing.principal);
  const moves = allowedActions(orderMachine, order.status as OrderStatus, roles).filter((action) => {
    if (action === 'hold') return order.body.hold === undefined;
    if (action === 'liftHold') return order.body.hold !== undefined && !viewing.flagged.has(order.id);
    if (action === 'terminate' || action === 'proposeTermination')
      return maySayTheEnd(action, order.body, { side, roles });
    return true;
  });
  const rate = roles.includes('BUYER') && refuseRating(order, viewing) === undefined;
  return rate ? [...moves, 'rate'] : moves;
}

/** A demand: its buyer, the agencies of its category and officers read the same; who was invited is the buyer's. */
export function demandView({ id, status, version, body }: Standing<DemandBody>, roles: readonly Role[]) {
  const { policyVersion: _, invited, ...rest } = body;
  const own = roles.includes('BUYER') || isOfficer({ roles });
  return {
    demandId: id,
    status,
    version,
    ...rest,
    ...(own && { invited }),
    allowedActions: allowedActions(demandMachine, status as DemandStatus, roles),
  };
}

export function responseView(
  { id, status, version, deadlines, body }: Standing<DemandResponseBody>,
  roles: readonly Role[],
) {
  return {
    responseId: id,
    status,
    version,
    ...body,
    deadlines: deadlineViews(deadlines),
    allowedActions: allowedActions(demandResponseMachine, status as DemandResponseStatus, roles),
  };
}
