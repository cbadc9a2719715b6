import { vi } from 'vitest';
import { AgencyImported } from '../../events/agency-imported/v1.ts';
import { DocumentRegistered } from '../../events/document-registered/v1.ts';
import { Envelope } from '../../events/envelope.ts';
import { fireDeadline } from '../../functions/timers/fire-deadline.ts';
import { deadlineHandlers as hearingDeadlines } from '../../functions/verification/deadlines.ts';
import {
  considerHearing,
  readHearing,
  replyToHearing,
} from '../../functions/verification/hearings/hearings.ts';
import { hearingRoutes } from '../../functions/verification/routes/hearing-routes.ts';
import { canonicalHash } from '../../shared/domain/canonical.ts';
import { happened } from '../../shared/domain/event.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { apiHandler } from '../../shared/runtime/api-handler.ts';
import type { Handlers, RouteTable } from '../../shared/runtime/route.ts';
import { agency, takeLiveAgency } from '../../shared/store/aggregates/agency.ts';
import { document } from '../../shared/store/aggregates/document.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { task } from '../../shared/store/aggregates/task.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change } from '../../shared/store/plan.ts';
import { get, history, list } from '../../shared/store/read.ts';
import { settingsSource } from '../../shared/store/settings-source.ts';
import { testCipher } from '../integration/publicity/test-cipher.ts';
import { apiCaller } from './api-call.ts';
import { commitBySystem } from './commit-by-system.ts';
import { startDynamo } from './dynamo.ts';
import { placed } from './order-histories.ts';
import { person } from './persons.ts';
import { keptLog } from './quiet-log.ts';
import { usccFixture } from './uscc-fixtures.ts';

/** A working Monday. */
export const NOW = '2026-04-13T01:00:00.000Z';
const SHA = `${'A'.repeat(43)}=`;

export const ANNA = person('anna', ['CENTRE_OFFICER']);
export const BO = person('bo', ['CENTRE_OFFICER']);
export const RUI = person('rui', ['CENTRE_REVIEWER']);
export const WU = person('wu', ['COMMISSION_OFFICER']);
export const ZHENG = person('zheng', ['COMMISSION_OFFICER']);
export const QIAN = person('qian', ['FINANCE_OFFICER']);
export const SUN = person('sun', ['FINANCE_OFFICER']);
export const concerned = (who: Principal, uscc: string): Principal => ({ ...who, conflicts: [uscc] });
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });

interface Parts<T extends RouteTable> {
  readonly routes: T;
  // oxlint-disable-next-line typescript/no-explicit-any -- each capability's handlers take deps of their own
  readonly handlers: Readonly<Record<keyof T, any>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- so do its deadlines
  readonly deadlines?: Readonly<Record<string, any>>;
}

/**
 * The functions of articles 12 to 14 that a test names, with the hearings that they lead to, on an engine of the test's own;
 * `Date` stands at NOW until moved.
 */
export async function startSupervision<T extends RouteTable>({ routes, handlers, deadlines = {} }: Parts<T>) {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const settings = settingsSource(tables);
  let caller: Principal | undefined;
  const deps = {
    tables,
    log: keptLog(),
    settings,
    cipher: testCipher(),
    keyedHash: { of: async (purpose: string, text: string) => canonicalHash([purpose, text]) },
    gateway: { ask: () => Promise.reject(new Error('nobody is asked')) },
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const all = { ...routes, ...hearingRoutes };
  const handler = apiHandler(
    all,
    { ...handlers, considerHearing, readHearing, replyToHearing } as unknown as Handlers<
      typeof all,
      typeof deps
    >,
    deps,
  );
  const now = () => new Date().toISOString();
  const to = (instant: string) => vi.setSystemTime(new Date(instant));
  const call = apiCaller(all, handler, (who) => {
    caller = who;
  });
  const commitPlan = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan, now());
  let sequence = 700;

  /** An agency on the platform that no test has used before. */
  async function imported() {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn: '2024-05-01', categories: ['INSPECTION_TESTING'], batchId: 'B1' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: '样例检测有限公司',
      onboardedOn: '2024-05-01',
      categories: [{ code: 'INSPECTION_TESTING', grantedOn: '2024-05-01' }],
      origin: { kind: 'IMPORT' as const, batchId: 'B1', source: '名录' },
      createdAt: now(),
    };
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, { events: [event], body })],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    return { agencyId, uscc };
  }

  /** An agency as it would stand after a decision that is not the test's. */
  async function standAs(agencyId: string, status: string) {
    const found = await get(tables, agency, agencyId);
    const event = happened(
      AgencyImported,
      { agencyId, uscc: found.body.uscc, onboardedOn: '2024-05-01', categories: [], batchId: 'B1' },
      { article: '2-1', to: status },
    );
    await commitPlan({ changes: [change(agency, found, { events: [event], body: found.body })] });
  }

  /** An order of an agency in a status, placed at an instant. */
  async function ordered(
    { agencyId, uscc }: { readonly agencyId: string; readonly uscc: string },
    status: string,
    placedAt = now(),
    buyerId = 'team-1',
  ): Promise<string> {
    const id = newId();
    const about = { agencyId, category: 'INSPECTION_TESTING', buyerId, dueInDays: 30 };
    const decided = orThrow(placed(id, about, placedAt));
    const events = decided.events.map((event) => ({ ...event, to: status, deadlines: {} }));
    await commitPlan({
      changes: [change(order, { newId: id }, { events, body: { ...decided.body, uscc } })],
    });
    return id;
  }

  /** A document of an agency's own that the scan found clean. */
  async function paper(
    uscc: string,
    status = 'CLEAN',
    origin: 'AGENCY' | 'BUYER' = 'AGENCY',
  ): Promise<string> {
    const documentId = newId();
    const kind = 'OTHER';
    const event = happened(DocumentRegistered, { documentId, uscc, kind }, { article: '5-1d', to: status });
    const body = {
      uscc,
      origin,
      kind,
      fileName: '材料.pdf',
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: SHA,
      objectKey: `uploads/${uscc}/${documentId}`,
      registeredBy: 'u-x',
      registeredAt: now(),
    } as const;
    await commitPlan({ changes: [change(document, { newId: documentId }, { events: [event], body })] });
    return documentId;
  }

  /** Lets a deadline fire at the instant it is due, and the same once more. */
  async function fire(kind: string, id: string, deadline: string, dueAt: string) {
    to(dueAt);
    const message = { aggregate: { kind, id }, deadline, dueAt };
    const handlersOf = { ...deadlines, ...hearingDeadlines };
    await fireDeadline(message, dueAt, handlersOf, deps);
    await fireDeadline(message, dueAt, handlersOf, deps);
  }

  /** The hearing about a subject runs out without a reply and is considered: then the decision may be taken. */
  async function heard(hearingId: string, as: Principal) {
    const { deadlines: clocks } = await get(tables, hearing, hearingId);
    const clock = clocks['HEARING_REPLY'];
    if (clock !== undefined) await fire('HEARING', hearingId, 'HEARING_REPLY', clock.dueAt);
    return call('considerHearing', {
      as,
      params: { hearingId },
      body: { accepted: false, text: '未提出申辩' },
    });
  }

  const trail = async (kind: string, id: string) => (await history(tables, kind, id, { limit: 100 })).items;

  /** The last event of a type of an aggregate, as the bus brings it. */
  async function eventOf(kind: string, id: string, type: string): Promise<Envelope> {
    const record = (await trail(kind, id)).findLast((each) => each.type === type);
    if (record === undefined) throw new Error(`${kind}#${id} has no ${type}`);
    const { data, aggregate, at, article, cause } = record;
    const more = { role: record.actor.role, policyVersion: 'default', cause };
    return Envelope().parse({ id: record.id, type, version: 1, at, aggregate, article, data, ...more });
  }

  const tasksOf = async (subjectRef: string) => {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 50 });
    return items.filter(({ status }) => status !== 'DONE').map(({ body }) => `${body.queue} ${body.kind}`);
  };

  const stop = () => {
    vi.useRealTimers();
    dynamo.stop();
  };

  const world = { tables, deps, call, commitPlan, imported, standAs, ordered, paper, fire, heard, trail };
  return { ...world, eventOf, tasksOf, now, to, stop };
}
