import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, vi } from 'vitest';
import type * as z from 'zod';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import type { GuidanceDeps } from '../../../functions/guidance/deps.ts';
import { handlers } from '../../../functions/guidance/handlers.ts';
import { routes } from '../../../functions/guidance/routes.ts';
import { decideRegisterDocument } from '../../../shared/domain/document/register.ts';
import { decideScan } from '../../../shared/domain/document/scan.ts';
import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { directoryChanges } from '../../../shared/store/agency-directory.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { policy } from '../../support/onboarding-fixtures.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { testCipher } from '../publicity/test-cipher.ts';
import { agencyOf, officer } from '../publicity/world.ts';

/** Monday, 10:00 in Shanghai. */
export const MONDAY = '2026-03-02T02:00:00.000Z';
export const clerk = officer('clerk', 'CENTRE_OFFICER');
export const reviewer = officer('reviewer', 'CENTRE_REVIEWER');
export const CATEGORY = 'RESEARCH_DEVELOPMENT';

interface Call {
  readonly at?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The functions of guidance on an engine of the test's own. */
export async function startWorld() {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(MONDAY) });
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const cipher = testCipher();
  const log = keptLog();
  const settings = settingsSource(tables);
  let sequence = 500;

  /** Callers of requests that run at the same time are told apart by their pseudonym. */
  const callers = new Map<string, Principal>();
  const deps: GuidanceDeps = {
    tables,
    settings,
    log,
    cipher,
    authenticate: async (event) => callers.get(event.headers['x-caller'] ?? ''),
    policyVersion: async (now) => (await settings.current(now)).policy.version,
    sealed: sealedRecords(tables, cipher),
  };
  const api = apiHandler(routes, handlers, deps);

  const call = async (operation: keyof typeof routes, as?: Principal, given: Call = {}) => {
    const key = newId();
    const { at, params = {}, query, body, headers = {} } = given;
    if (as !== undefined) callers.set(as.id, as);
    if (at !== undefined) vi.setSystemTime(new Date(at));
    const { method, path, responses } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(as && { 'x-caller': as.id }),
        ...headers,
      },
      pathParameters: params,
      ...(query && { queryStringParameters: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: key, http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await api(event, {} as Parameters<typeof api>[1]);
    const type = String(result.headers?.['content-type']);
    // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came back
    const json: any = type.includes('json') ? JSON.parse(result.body ?? '{}') : result.body;
    const described = (responses() as Record<number, { schema: z.ZodType } | undefined>)[
      result.statusCode ?? 0
    ];
    // What the route describes is what it answers, member by member.
    if (described !== undefined) expect(described.schema.parse(json)).toEqual(json);
    return { status: result.statusCode, body: json, code: json.code as string | undefined };
  };

  const commitPlan = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan, MONDAY);

  /** An agency on the platform, listed in one category. */
  async function newAgency(code: string = CATEGORY, uscc = usccFixture((sequence += 1))) {
    const agencyId = newId();
    const onboardedOn = '2024-01-01';
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn, categories: [code], batchId: 'B' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: '上海样例技术有限公司',
      onboardedOn,
      categories: [{ code, grantedOn: onboardedOn }],
      origin: { kind: 'IMPORT' as const, batchId: 'B', source: '样例' },
      createdAt: MONDAY,
    };
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, { events: [event], body })],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    const loaded = await get(tables, agency, agencyId);
    await commitPlan({ changes: [], projections: await directoryChanges(tables, loaded, []) });
    return { agencyId, uscc, admin: agencyOf(uscc) };
  }

  /** A paper in an agency's file. */
  async function paper(uscc: string, origin: DocumentBody['origin'], clean = true): Promise<string> {
    const id = newId();
    const file = { bytes: 10, mediaType: 'image/png', sha256: `${'a'.repeat(43)}=` };
    const announced = { uscc, origin, kind: 'OTHER', fileName: '照片.png', ...file } as const;
    const by = { now: MONDAY, actor: { id: 'clerk', role: 'CENTRE_OFFICER' }, roles: clerk.roles };
    const registered = orThrow(decideRegisterDocument(id, announced, policy, by));
    await commitPlan({ changes: [change(document, { newId: id }, registered)] });
    if (!clean) return id;
    const loaded = await get(tables, document, id);
    const scan = { versionId: '1', verdict: 'NO_THREATS_FOUND', file } as const;
    await commitPlan({ changes: [change(document, loaded, orThrow(decideScan(loaded, scan, MONDAY)))] });
    return id;
  }

  const openTasks = async (subjectRef: string) => {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 20 });
    return items
      .filter(({ status }) => status !== 'DONE')
      .map(({ body }) => `${body.queue} ${body.kind} ${body.dueAt}`);
  };

  const stop = () => {
    vi.useRealTimers();
    dynamo.stop();
  };
  return { tables, call, commitPlan, newAgency, paper, openTasks, stop };
}
