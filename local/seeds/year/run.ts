import { connectDeployment } from '../../../test/support/journeys/deployment.ts';
import { UnexpectedAnswer } from '../../../test/support/platform-client.ts';
import type { LocalStack } from '../../stack.ts';
import { actAsAgency, sendFor } from './agency-acts.ts';
import { actOnChecks, actOnComplaint, actOnDemand, importAgencies, sendForChecks } from './centre-acts.ts';
import { actOnOrder, isInMarket, MATERIAL_OF } from './order-acts.ts';
import type { Deed, YearPlan } from './plan-types.ts';
import { purposeOf, send, type World } from './world.ts';

/** Who acts at the same moment: enough for two processors. */
const WIDTH = 8;
/** The acting day begins at this Shanghai time. */
const MORNING = 'T09:30:00+08:00';

export interface Refused {
  readonly deed: Deed;
  readonly why: string;
}

/** What came of a plan: where its things are, and what the platform refused. */
export interface Outcome {
  readonly orderIds: ReadonlyMap<number, string>;
  readonly agencyIds: ReadonlyMap<number, string>;
  readonly refused: readonly Refused[];
}

/** Makes a plan come true in a stack whose data are new, day by day. `onDay` is told what is behind. */
export async function liveThrough(
  plan: YearPlan,
  stack: LocalStack,
  onDay: (day: string, done: number, orders: number) => void,
): Promise<Outcome> {
  const world = await begin(plan, stack);
  const refused: Refused[] = [];
  let done = 0;
  for (const day of plan.days) {
    const morning = new Date(day + MORNING).toISOString();
    if (morning > stack.clock.now()) await stack.clock.to(morning);
    for (const round of [0, 1] as const) {
      const deeds = plan.deeds.filter((deed) => deed.on === day && deed.round === round);
      await together(deeds, (deed) => prepare(world, deed));
      await stack.quiesce();
      const attempt = async (deed: Deed) => {
        try {
          await carryOut(world, deed);
        } catch (error) {
          if (!(error instanceof UnexpectedAnswer)) throw error;
          refused.push({ deed, why: error.message });
        }
      };
      await together(deeds.filter(waitsForReaction), attempt);
      await stack.inTurns(async () => {
        await together(
          deeds.filter((deed) => !waitsForReaction(deed)),
          attempt,
        );
        await stack.quiesce();
      });
      done += deeds.length;
    }
    onDay(day, done, world.orderIds.size);
  }
  await stack.clock.to(plan.end);
  return { orderIds: world.orderIds, agencyIds: world.agencyIds, refused };
}

/** An order is moved on by one answer of the API or one event; the rest looks until something has come of it. */
const waitsForReaction = ({ act }: Deed): boolean => !('order' in act);

async function begin(plan: YearPlan, stack: LocalStack): Promise<World> {
  const place = await connectDeployment({ baseUrl: stack.baseUrl, standInsUrl: stack.baseUrl });
  const { version } = await place.anyone.done<{ version: string }>('readUsageDeclaration');
  if (place.clock === undefined) throw new Error('a year needs a clock that it can move');
  const clients = new Map<string, ReturnType<typeof place.as>>();
  return {
    plan,
    place,
    clock: place.clock,
    declarationVersion: version,
    agencyIds: new Map(),
    productIds: new Map(),
    orderIds: new Map(),
    marketSequences: new Map(),
    complaintIds: new Map(),
    demandIds: new Map(),
    materials: new Map(),
    client(login) {
      const key = JSON.stringify(login);
      const client = clients.get(key) ?? place.as(login);
      clients.set(key, client);
      return client;
    },
  };
}

async function together(deeds: readonly Deed[], act: (deed: Deed) => Promise<void>): Promise<void> {
  const waiting = [...deeds];
  const worker = async () => {
    for (let deed = waiting.shift(); deed !== undefined; deed = waiting.shift()) await act(deed);
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
}

/** Sends what the deed needs, to be scanned. */
async function prepare(world: World, { act, on }: Deed): Promise<void> {
  if ('agency' in act) {
    const agency = world.plan.agencies[act.agency];
    if (agency !== undefined) await sendFor(world, agency, act.kind);
  } else if ('order' in act) {
    const order = world.plan.orders[act.order];
    const kind = MATERIAL_OF[act.kind];
    if (kind === undefined || order === undefined || isInMarket(order, act.kind)) return;
    await send(world, order.agency, kind, purposeOf(act.order, act.kind, on));
  } else if (act.kind === 'GIVE_MATERIAL') await sendForChecks(world, act.quarter);
}

async function carryOut(world: World, { act, on }: Deed): Promise<void> {
  if ('agency' in act) await actAsAgency(world, act.agency, act.kind, on);
  else if ('order' in act) await actOnOrder(world, act.order, act.kind, on);
  else if ('complaint' in act) await actOnComplaint(world, act.complaint, act.kind);
  else if ('demand' in act) await actOnDemand(world, act.demand, act.kind);
  else if ('quarter' in act) await actOnChecks(world, act.kind, act.quarter);
  else await importAgencies(world);
}
