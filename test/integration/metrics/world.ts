import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { handlers } from '../../../functions/metrics/handlers.ts';
import type { PageMessage } from '../../../functions/metrics/page-message.ts';
import { aggregateCategory } from '../../../functions/metrics/aggregate-category.ts';
import { react } from '../../../functions/metrics/react.ts';
import { recomputePage } from '../../../functions/metrics/recompute-page.ts';
import { routes } from '../../../functions/metrics/routes.ts';
import { writeEntries } from '../../../functions/metrics/write-entries.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { isRefusal, orThrow } from '../../../shared/domain/problem.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history } from '../../../shared/store/read.ts';
import { type ApiCall, apiCaller } from '../../support/api-call.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { calendar, policy } from '../../support/onboarding-fixtures.ts';
import { type OrderOf, type OrderStep, placed, stepOn } from '../../support/order-histories.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';

export const CATEGORIES = ['RESEARCH_DEVELOPMENT', 'SCI_TECH_CONSULTING'] as const;

const person = (name: string, roles: readonly Role[], more: Partial<Principal> = {}): Principal => ({
  id: `u-${name}`,
  roles,
  identity: {
    issuer: 'https://login.example.test',
    subject: name,
    subjectType: 'PERSON',
    assurance: 'HIGH',
    displayName: name,
    roles: [],
  },
  ...more,
});
export const officer = person('anna', ['CENTRE_OFFICER']);
export const commissioner = person('commissioner', ['COMMISSION_OFFICER']);
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });
export const buyer = person('buyer', ['BUYER']);

/** The functions of metrics on an engine of the test's own. */
export async function startWorld() {
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const log = keptLog();
  const settings = { current: async () => ({ policy, calendar }), policyOf: async () => policy };
  const sent: PageMessage[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => void sent.push(...(messages as PageMessage[])),
  };
  const deps = { tables, settings, log, pages };
  let caller: Principal | undefined;
  const handler = apiHandler(routes, handlers, {
    ...deps,
    cipher: { encrypt: async () => new Uint8Array(), decrypt: async () => '' },
    authenticate: async () => caller,
    policyVersion: async () => 'default',
  });
  let sequence = 700;

  const ask = apiCaller(routes, handler, (who) => {
    caller = who;
  });
  const call = (operation: keyof typeof routes, as: Principal, given: Omit<ApiCall, 'as'> = {}) =>
    ask(operation, { as, ...given });

  const commitPlan = (plan: Parameters<typeof commitBySystem>[1], now: string) =>
    commitBySystem(tables, plan, now);

  async function activeAgency(now: string) {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const onboardedOn = '2024-01-01';
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn, categories: [...CATEGORIES], batchId: 'B' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: '上海样例技术有限公司',
      onboardedOn,
      categories: CATEGORIES.map((code) => ({ code, grantedOn: onboardedOn })),
      origin: { kind: 'IMPORT' as const, batchId: 'B', source: '样例' },
      createdAt: now,
    };
    await commitPlan(
      {
        changes: [change(agency, { newId: agencyId }, { events: [event], body })],
        guards: [takeLiveAgency(uscc, agencyId)],
      },
      now,
    );
    return { agencyId, uscc };
  }

  async function placeOrder(about: OrderOf, now: string): Promise<string> {
    const id = newId();
    await commitPlan({ changes: [change(order, { newId: id }, orThrow(placed(id, about, now)))] }, now);
    return id;
  }

  /** Takes a step on an order; false when it was refused. */
  async function step(id: string, name: OrderStep | 'next', now: string): Promise<boolean> {
    const loaded: Loaded<Parameters<typeof stepOn>[0]['body']> = await get(tables, order, id);
    const decided = stepOn(loaded, name, now);
    if (decided === undefined || isRefusal(decided)) return false;
    await commitPlan({ changes: [change(order, loaded, decided)] }, now);
    return true;
  }

  /** The last event of an aggregate, as the bus brings it. */
  async function lastEvent(kind: string, id: string): Promise<Envelope> {
    const record = (await history(tables, kind, id, { limit: 100 })).items.at(-1);
    if (record === undefined) throw new Error(`${kind} ${id} has no event`);
    const { id: eventId, type, at, aggregate, article, policyVersion, cause, data, actor } = record;
    const common = { at, aggregate, article, policyVersion, cause, data };
    return { ...common, id: eventId, type, version: 1, role: actor.role };
  }

  const deliver = async (kind: string, id: string, now: string) =>
    react(await lastEvent(kind, id), now, deps);

  /** Works through the queue of pages until nothing is left on it. */
  async function workThrough(now: string): Promise<void> {
    for (let message = sent.shift(); message !== undefined; message = sent.shift()) {
      if (message.kind === 'ENTRIES') await writeEntries(message, now, deps);
      else if (message.kind === 'AGGREGATE') await aggregateCategory(message, now, deps);
      else await recomputePage(message, now, deps);
    }
  }

  return {
    tables,
    deps,
    log,
    sent,
    call,
    commitPlan,
    activeAgency,
    placeOrder,
    step,
    deliver,
    workThrough,
    stop: () => dynamo.stop(),
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
