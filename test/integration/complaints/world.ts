import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, vi } from 'vitest';
import type * as z from 'zod';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { deadlineHandlers } from '../../../functions/complaints/deadlines.ts';
import type { ComplaintDeps } from '../../../functions/complaints/deps.ts';
import { handlers } from '../../../functions/complaints/handlers.ts';
import { routes } from '../../../functions/complaints/routes.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { decideScan } from '../../../shared/domain/document/scan.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { Log, LogFields } from '../../../shared/runtime/log.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { commit } from '../../../shared/store/commit.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { placed } from '../../support/order-histories.ts';
import { USCC } from '../../support/uscc-fixtures.ts';
import { testCipher } from '../publicity/test-cipher.ts';
import { agencyOf, officer } from '../publicity/world.ts';

export const MONDAY = '2026-03-02T02:00:00.000Z';
export const LATER = '2026-03-20T02:00:00.000Z';
export const clerk = officer('clerk', 'CENTRE_OFFICER');
export const discipline = officer('discipline', 'CENTRE_DISCIPLINE');
export const reviewer = officer('reviewer', 'CENTRE_REVIEWER');
export const own = agencyOf(USCC.company as Parameters<typeof agencyOf>[0]);
export const buyer = officer('team-1', 'BUYER');
/** The agency of every complaint here, and the order that `buyer` placed with it. */
export const AGENCY = 'AGENCY-1';
export const ORDER = 'ORDER-0000000001';
export const ORDER_OF = {
  agencyId: AGENCY,
  category: 'INSPECTION_TESTING',
  buyerId: 'team-team-1',
  dueInDays: 30,
};

export const named = {
  kind: 'COMPLAINT',
  target: { agencyId: AGENCY },
  complainant: { kind: 'INDIVIDUAL', signedName: '赵小满', phone: '13800000042' },
  facts: '约定的检测一直没有做',
};
export const report = { ...named, kind: 'REPORT', facts: '出具虚假检测报告' };

const context = (now: string) => ({
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now,
  policyVersion: 'default',
  requestId: 'test',
  cause: 'test',
});

interface Call {
  readonly as?: Principal;
  readonly at?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly ip?: string;
}

/** The platform around this capability: a DynamoDB of its own with one agency and one order. */
export async function startWorld() {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(MONDAY) });
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const cipher = testCipher();
  const warnings: [string, LogFields | undefined][] = [];
  const log: Log = {
    info: () => {},
    warn: (code, fields) => void warnings.push([code, fields]),
    error: (_code, fields) => {
      throw fields?.error;
    },
  };
  let caller: Principal | undefined;
  const settings = settingsSource(tables);
  const deps: ComplaintDeps = {
    tables,
    settings,
    log,
    cipher,
    authenticate: () => Promise.resolve(caller),
    policyVersion: async (now) => (await settings.current(now)).policy.version,
    sealed: sealedRecords(tables, cipher),
    keyedHash: {
      of: async (purpose, text) => createHmac('sha256', 'test').update(`${purpose}\n${text}`).digest('hex'),
    },
    materials: {
      uploadForm: async ({ objectKey }, now) => ({
        url: 'https://bucket.example/',
        fields: { key: objectKey },
        expiresAt: now,
      }),
    },
  };
  const api = apiHandler(routes, handlers, deps);
  let sequence = 0;

  const call = async (operation: keyof typeof routes, given: Call = {}) => {
    sequence += 1;
    const { as, at, params = {}, query, body, headers = {}, ip = `203.0.113.${sequence % 250}` } = given;
    caller = as;
    if (at !== undefined) vi.setSystemTime(new Date(at));
    const route = routes[operation];
    const event = {
      routeKey: `${route.method} ${route.path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': `key-${sequence}`, ...headers },
      pathParameters: params,
      ...(query && { queryStringParameters: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: `r-${sequence}`, http: { sourceIp: ip } },
    } as unknown as APIGatewayProxyEventV2;
    const result = (await api(event, {} as Parameters<typeof api>[1])) as {
      statusCode: number;
      headers: Record<string, unknown>;
      body: string;
    };
    // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came back
    const json: any = JSON.parse(result.body);
    const answer = { status: result.statusCode, headers: result.headers, body: json };
    const described = (route.responses() as Record<number, { schema: z.ZodType } | undefined>)[answer.status];
    // What the route describes is what it answers, member by member.
    if (described !== undefined) expect(described.schema.parse(answer.body)).toEqual(answer.body);
    return answer;
  };

  const write = (changed: Change) =>
    commit(tables, { changes: [changed], response: undefined }, context(new Date().toISOString()));

  const scanned = async (documentId: string) => {
    const loaded = await get(tables, document, documentId);
    const { bytes, mediaType, sha256 } = loaded.body;
    const scan = { versionId: '1', verdict: 'NO_THREATS_FOUND', file: { bytes, mediaType, sha256 } } as const;
    await write(change(document, loaded, orThrow(decideScan(loaded, scan, MONDAY))));
  };

  const submit = (body: unknown = named, given: Call = {}) =>
    call('submitComplaint', { at: MONDAY, body, ...given });

  /** A step on one complaint by the one whose step it is. */
  const step = (
    operation: keyof typeof routes,
    complaintId: string,
    as: Principal,
    body?: unknown,
    at = MONDAY,
  ) => call(operation, { as, at, params: { complaintId }, ...(body !== undefined && { body }) });

  /** Up to the investigation, by `handler`. */
  const investigated = async (body: unknown = named, handler: Principal = clerk): Promise<string> => {
    const { receiptNo } = (await submit(body)).body;
    await step('acceptComplaint', receiptNo, handler, { summary: '反映其交付延误' });
    const answer = await step('investigateComplaint', receiptNo, handler);
    expect(answer.body.status).toBe('INVESTIGATING');
    return receiptNo;
  };

  const openTasks = async (complaintId: string) => {
    const pk = `TASK#COMPLAINT#${complaintId}`;
    const { items } = await list(tables, task, 'list2', { pk }, { limit: 20 });
    return items.filter(({ status }) => status !== 'DONE').map(({ body }) => `${body.queue} ${body.kind}`);
  };

  const fire = (id: string, deadline: string, at: string) => {
    vi.setSystemTime(new Date(at));
    const message = { aggregate: { kind: 'COMPLAINT', id }, deadline, dueAt: at };
    return fireDeadline(message, at, deadlineHandlers, deps);
  };

  await write(
    change(
      agency,
      { newId: AGENCY },
      {
        events: [
          happened(
            AgencyImported,
            { agencyId: AGENCY, uscc: USCC.company, onboardedOn: '2024-01-02', categories: [], batchId: 'B' },
            { article: '2-1', to: 'ACTIVE' },
          ),
        ],
        body: {
          uscc: USCC.company,
          name: '示例检测有限公司',
          onboardedOn: '2024-01-02',
          categories: [],
          origin: { kind: 'IMPORT', batchId: 'B', source: 'x' },
          createdAt: MONDAY,
        },
      },
    ),
  );
  await write(change(order, { newId: ORDER }, orThrow(placed(ORDER, ORDER_OF, MONDAY))));

  const stop = () => {
    vi.useRealTimers();
    dynamo.stop();
  };
  return { tables, warnings, call, submit, step, investigated, scanned, write, openTasks, fire, stop };
}
