import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { Envelope } from '../../../events/envelope.ts';
import { followDelivery } from '../../../functions/evaluation/coverage/follow-delivery.ts';
import { deadlineHandlers } from '../../../functions/evaluation/deadlines.ts';
import { handlers } from '../../../functions/evaluation/handlers.ts';
import { openSeason, watchSeason } from '../../../functions/evaluation/open-season.ts';
import { PageMessage } from '../../../functions/evaluation/page-message.ts';
import { react } from '../../../functions/evaluation/react.ts';
import { routes } from '../../../functions/evaluation/routes.ts';
import { workPage } from '../../../functions/evaluation/work-page.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { stockCell } from '../../../shared/domain/metrics/contribution.ts';
import type { Span } from '../../../shared/domain/metrics/spans.ts';
import { PRODUCT_MARK } from '../../../shared/domain/metrics/stock-contribution.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { resolvePolicy } from '../../../shared/policy/policy.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { commit } from '../../../shared/store/commit.ts';
import { cellKey } from '../../../shared/store/metrics.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { history, list } from '../../../shared/store/read.ts';
import { readDocumentFont } from '../../support/document-font.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { testCipher } from '../publicity/test-cipher.ts';

/** The morning on which the season opens, in a year whose official holiday table is invented here. */
export const NOW = '2027-01-02T01:00:00.000Z';

const official = (year: number) => ({
  year,
  status: 'OFFICIAL' as const,
  sourceDoc: 'invented for tests',
  sourceDate: '2026-11-01',
  holidays: [`${year}-01-01`],
  makeupWorkdays: [],
});
export const calendar = calendarOf([official(2027)]);
const provisional = calendarOf([{ ...official(2027), status: 'PROVISIONAL' as const }]);

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

export const LI = person('li', ['CENTRE_OFFICER']);
export const WU = person('wu', ['COMMISSION_OFFICER']);
export const ZHENG = person('zheng', ['COMMISSION_OFFICER']);
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });

interface Call {
  readonly as?: Principal;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

export interface Placed {
  readonly agencyId: string;
  readonly uscc: string;
}

/** The functions of the season on an engine of the test's own; `Date` stands at NOW until moved. */
export async function startWorld() {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const log = keptLog();
  let caller: Principal | undefined;
  let table = calendar;
  const policy = resolvePolicy([], '2027-01-02');
  const settings = { current: async () => ({ policy, calendar: table }), policyOf: async () => policy };
  const cipher = testCipher();
  const sealed = sealedRecords(tables, cipher);
  const queued: PageMessage[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => {
      queued.push(...messages.map((each) => PageMessage().parse(each)));
    },
  };
  const deps = {
    tables,
    log,
    settings,
    sealed,
    cipher,
    readFont: readDocumentFont,
    pages,
    authenticate: async () => caller,
    policyVersion: async () => policy.version,
  };
  const handler = apiHandler(routes, handlers, deps);
  const now = () => new Date().toISOString();
  let sequence = 700;

  async function call(operation: keyof typeof routes, { as, params, query, body }: Call = {}) {
    caller = as;
    const { method, path } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      pathParameters: params,
      queryStringParameters: query,
      rawQueryString: new URLSearchParams(query).toString(),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: newId(), http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await handler(event, {} as Parameters<typeof handler>[1]);
    const text = result.body ?? '{}';
    const json = String(result.headers?.['content-type']).includes('json');
    const parsed = json ? JSON.parse(text) : {};
    return { status: result.statusCode, body: parsed, code: parsed.code, text, headers: result.headers };
  }

  async function commitPlan(plan: Omit<Plan<unknown>, 'response'>) {
    const actor = { id: 'SYSTEM', role: 'SYSTEM' };
    const context = { actor, now: now(), policyVersion: 'default', requestId: 'r', cause: 'test' };
    const { outcome } = await commit(tables, { ...plan, response: undefined }, context);
    if (outcome !== 'done') throw new Error(outcome);
  }

  /** An agency on the platform, with the days on which it had a product of each category on offer. */
  async function imported(
    onboardedOn: string,
    offered: Readonly<Record<string, readonly Span[]>> = {},
    status = 'ACTIVE',
  ): Promise<Placed> {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn, categories: [], batchId: 'B1' },
      { article: '2-1', to: status },
    );
    const body = {
      uscc,
      name: `样例第${sequence}检测有限公司`,
      onboardedOn,
      categories: [],
      origin: { kind: 'IMPORT' as const, batchId: 'B1', source: '名录' },
      createdAt: now(),
    };
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, { events: [event], body })],
      guards: [takeLiveAgency(uscc, agencyId)],
      projections: Object.entries(offered).map(([category, spans]) => ({
        put: cellKey(agencyId, stockCell(category)),
        item: { [`${PRODUCT_MARK}P1`]: { spans } },
        rev: undefined,
      })),
    });
    return { agencyId, uscc };
  }

  async function eventsOf(kind: string, id: string, type: string): Promise<Envelope[]> {
    const { items } = await history(tables, kind, id, { limit: 100 });
    return items
      .filter((each) => each.type === type)
      .map((record) =>
        Envelope().parse({
          id: record.id,
          type,
          version: 1,
          at: record.at,
          aggregate: record.aggregate,
          role: 'SYSTEM',
          article: record.article,
          policyVersion: 'default',
          cause: 'test',
          data: record.data,
        }),
      );
  }

  /** Hands the events of a cycle to the worker, then works through the pages, each of them `times` times. */
  async function relay(cycleId: string, type: string, times = 1) {
    for (const event of await eventsOf('CYCLE', cycleId, type)) await react(event, deps);
    for (let page = queued.shift(); page !== undefined; page = queued.shift())
      for (let i = 0; i < times; i += 1) await workPage(page, now(), deps);
  }

  const fire = (kind: string, id: string, deadline: string) =>
    fireDeadline({ aggregate: { kind, id }, deadline, dueAt: now() }, now(), deadlineHandlers, deps);

  const tasksOf = async (subjectRef: string) => {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 50 });
    return items.map(({ status, body }) => `${body.queue} ${body.kind} ${status}`);
  };

  return {
    tables,
    sealed,
    call,
    commitPlan,
    imported,
    eventsOf,
    relay,
    fire,
    tasksOf,
    followDelivery: (event: Envelope) => followDelivery(event, now(), deps),
    open: () => openSeason(now(), deps),
    watch: () => watchSeason(now(), deps),
    provisional: () => (table = provisional),
    to: (instant: string) => vi.setSystemTime(new Date(instant)),
    stop: () => {
      vi.useRealTimers();
      dynamo.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
