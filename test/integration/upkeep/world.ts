import type { Envelope } from '../../../events/envelope.ts';
import { handlers as upkeepHandlers } from '../../../functions/upkeep/handlers.ts';
import { deadlineHandlers } from '../../../functions/upkeep/deadlines.ts';
import { react } from '../../../functions/upkeep/react.ts';
import { dropRectification } from '../../../functions/rectifications/drop.ts';
import { listRectifications, readRectification } from '../../../functions/rectifications/read.ts';
import { officerRoutes } from '../../../functions/rectifications/routes/officer-routes.ts';
import { routes as upkeepRoutes } from '../../../functions/upkeep/routes.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { get } from '../../../shared/store/read.ts';
import { apiCaller } from '../../support/api-call.ts';
import { exampleEvent } from '../../support/event-contracts.ts';
import { startWorld } from '../verification/world.ts';

const routes = {
  ...upkeepRoutes,
  listRectifications: officerRoutes.listRectifications,
  readRectification: officerRoutes.readRectification,
  dropRectification: officerRoutes.dropRectification,
};
const handlers = { ...upkeepHandlers, listRectifications, readRectification, dropRectification };

/** The functions of upkeep beside agencies and a verification gateway of the test's own. */
export async function startUpkeepWorld() {
  const world = await startWorld();
  const { tables } = world;
  let caller: Principal | undefined;
  const deps = { ...world.deps, authenticate: async () => caller };
  const handler = apiHandler(routes, handlers, deps);

  const call = apiCaller(routes, handler, (who) => {
    caller = who;
  });

  /** An event as the bus brings it, of an id of its own unless one is given. */
  const eventOf = (type: string, data: Record<string, unknown>, more: Partial<Envelope> = {}): Envelope => ({
    ...exampleEvent(type, data),
    id: `X-${newId()}-1`,
    at: new Date().toISOString(),
    role: 'AGENCY_ADMIN',
    ...more,
  });
  const deliver = (event: Envelope) => react(event, new Date().toISOString(), deps);
  const told = async (type: string, data: Record<string, unknown>, more?: Partial<Envelope>) =>
    deliver(eventOf(type, data, more));

  const kept = (agencyId: string) => get(tables, upkeep, agencyId);

  /** Lets a deadline of an agency's upkeep fire, at the instant it is due. */
  async function fire(agencyId: string, kind: string) {
    const deadline = (await kept(agencyId)).deadlines[kind];
    if (deadline === undefined) throw new Error(`${agencyId} has no ${kind}`);
    world.at(deadline.dueAt);
    const message = {
      aggregate: { kind: 'UPKEEP', id: agencyId },
      deadline: kind,
      dueAt: deadline.dueAt,
    };
    await fireDeadline(message, deadline.dueAt, deadlineHandlers, deps);
    await fireDeadline(message, deadline.dueAt, deadlineHandlers, deps);
  }

  /** An agency whose upkeep has begun. */
  async function keptAgency() {
    const made = await world.activeAgency();
    await world.commitPlan({ changes: [], guards: [takeLiveAgency(made.uscc, made.agencyId)] });
    await told('AgencyImported', made);
    return made;
  }

  return { ...world, call, eventOf, deliver, told, kept, fire, keptAgency };
}
export type UpkeepWorld = Awaited<ReturnType<typeof startUpkeepWorld>>;
