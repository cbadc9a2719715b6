import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, vi } from 'vitest';
import type * as z from 'zod';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { EntryFinal } from '../../../events/entry-final/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { EvaluationResultPublished } from '../../../events/evaluation-result-published/v1.ts';
import { handlers as followUpHandlers } from '../../../functions/evaluation-follow-up/handlers.ts';
import { PageMessage } from '../../../functions/evaluation-follow-up/page-message.ts';
import { followPage } from '../../../functions/evaluation-follow-up/plans/follow-page.ts';
import { react } from '../../../functions/evaluation-follow-up/react.ts';
import { routes as followUpRoutes } from '../../../functions/evaluation-follow-up/routes.ts';
import { settlePage } from '../../../functions/evaluation-follow-up/settle/settle-page.ts';
import { handlers as caseHandlers } from '../../../functions/service-cases/handlers.ts';
import { routes as caseRoutes } from '../../../functions/service-cases/routes.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { Route } from '../../../shared/runtime/route.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { commit } from '../../../shared/store/commit.ts';
import type { AggregateType } from '../../../shared/store/aggregate.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { testCipher } from '../publicity/test-cipher.ts';
import { agencyOf, officer } from '../publicity/world.ts';

/** Thursday, 10:00 in Shanghai: the result is out. */
export const PUBLISHED = '2027-05-20T02:00:00.000Z';
export const CYCLE = '2027';
export const CATEGORY = 'RESEARCH_DEVELOPMENT';
export const clerk = officer('clerk', 'CENTRE_OFFICER');
export const reviewer = officer('reviewer', 'CENTRE_REVIEWER');
export const commission = officer('wu', 'COMMISSION_OFFICER');
export const finance = officer('qian', 'FINANCE_OFFICER');

type Result = NonNullable<EntryBody['result']>;

interface Call {
  readonly at?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

/** A request as the runtime gives it to a use case. */
export const asked = (principal: Principal, params: object, body?: object) =>
  ({ principal, params, body, query: {}, now: PUBLISHED, requestId: newId() }) as never;

/** What follows an evaluation, on an engine of the test's own, after a result that is published. */
export async function startWorld(sequence: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(PUBLISHED) });
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const log = keptLog();
  const settings = settingsSource(tables);
  let number = sequence;

  const callers = new Map<string, Principal>();
  const deps = {
    tables,
    settings,
    log,
    cipher: testCipher(),
    authenticate: async (event: { headers: Record<string, string | undefined> }) =>
      callers.get(event.headers['x-caller'] ?? ''),
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const followUpApi = apiHandler(followUpRoutes, followUpHandlers, deps);
  const caseApi = apiHandler(caseRoutes, caseHandlers, deps);

  const call = async (
    operation: keyof typeof followUpRoutes | keyof typeof caseRoutes,
    as?: Principal,
    given: Call = {},
  ) => {
    const key = newId();
    const { at, params = {}, query, body } = given;
    if (as !== undefined) callers.set(as.id, as);
    if (at !== undefined) vi.setSystemTime(new Date(at));
    const inFollowUp = operation in followUpRoutes;
    const table: Readonly<Record<string, Route>> = inFollowUp ? followUpRoutes : caseRoutes;
    const { method, path, responses } = table[operation] as Route;
    const event = {
      routeKey: `${method} ${path}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(as && { 'x-caller': as.id }),
      },
      pathParameters: params,
      ...(query && { queryStringParameters: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: key, http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    const api = inFollowUp ? followUpApi : caseApi;
    const result = await api(event, {} as Parameters<typeof api>[1]);
    const type = String(result.headers?.['content-type']);
    // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came back
    const json: any = type.includes('json') ? JSON.parse(result.body ?? '{}') : result.body;
    const described = (responses() as Record<number, { schema?: z.ZodType } | undefined>)[
      result.statusCode ?? 0
    ];
    // What the route describes is what it answers, member by member.
    if (described?.schema !== undefined) expect(described.schema.parse(json)).toEqual(json);
    return { status: result.statusCode, body: json, code: json.code as string | undefined };
  };

  async function commitPlan(plan: Omit<Plan<unknown>, 'response'>) {
    const actor = { id: 'SYSTEM', role: 'SYSTEM' };
    const context = { actor, now: PUBLISHED, policyVersion: 'default', requestId: newId(), cause: 'test' };
    expect(await commit(tables, { ...plan, response: undefined }, context)).toEqual({ outcome: 'done' });
  }

  /** An agency on the platform. */
  async function newAgency() {
    const agencyId = newId();
    const uscc = usccFixture((number += 1));
    const onboardedOn = '2024-01-01';
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn, categories: [CATEGORY], batchId: 'B' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: `上海样例${number}技术有限公司`,
      onboardedOn,
      categories: [{ code: CATEGORY, grantedOn: onboardedOn }],
      origin: { kind: 'IMPORT' as const, batchId: 'B', source: '样例' },
      createdAt: PUBLISHED,
    };
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, { events: [event], body })],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    return { agencyId, uscc, name: body.name, admin: agencyOf(uscc) };
  }
  type Agency = Awaited<ReturnType<typeof newAgency>>;

  /** Brings an aggregate into a state by an event of any contract: the way there is others' to test. */
  async function setTo<B>(type: AggregateType<B>, id: string, to: string, body?: B) {
    const loaded = body === undefined ? await get(tables, type, id) : undefined;
    const event = happened(
      EvaluationResultPublished,
      { cycleId: CYCLE, listHash: '2'.repeat(64) },
      { article: '9-6b', to },
    );
    const target = loaded ?? { newId: id };
    await commitPlan({
      changes: [change(type, target, { events: [event], body: body ?? (loaded as { body: B }).body })],
    });
  }

  /** The cycle whose result is published, or in another state. */
  const newCycle = (status = 'PUBLISHED', cycleId = CYCLE) =>
    setTo(evaluationCycle, cycleId, status, {
      cycleId,
      year: 2027,
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      policyVersion: 'default',
      createdBy: 'wu',
      createdAt: PUBLISHED,
      schemeId: 'S',
      lockRounds: 0,
      cancelRounds: 0,
      publishedAt: PUBLISHED,
    });

  /** An entry with its result. */
  async function newEntry(
    { agencyId, uscc, name }: Agency,
    grade: Result['grade'],
    {
      primary = true,
      category = CATEGORY,
      rank,
    }: { primary?: boolean; category?: string; rank?: number } = {},
  ) {
    const id = entryIdOf(CYCLE, category, agencyId);
    const body: EntryBody = {
      cycleId: CYCLE,
      agencyId,
      uscc,
      agencyName: name,
      category,
      onboardedOn: '2024-01-01',
      agencyStatus: 'ACTIVE',
      suspendedInPeriod: false,
      corrections: [],
      reviews: 1,
      result: {
        draft: 1,
        primary,
        because: [],
        ...(grade !== undefined && { grade }),
        ...(rank !== undefined && { rank, of: 9 }),
      },
    };
    const data = { entryId: id, cycleId: CYCLE, agencyId, uscc, category };
    const event = happened(EntryFinal, data, { article: '9-6b', to: 'FINAL' });
    await commitPlan({ changes: [change(entry, { newId: id }, { events: [event], body })] });
    return id;
  }

  /** Another published grade of the entry, as an amendment leaves it (9-6b); the platform may not have heard of it yet. */
  async function amend(
    entryId: string,
    grade: Result['grade'],
    more: { rank?: number; heard?: boolean } = {},
  ) {
    const { heard = true, ...place } = more;
    const loaded = await get(tables, entry, entryId);
    const { result } = loaded.body;
    const body = { ...loaded.body, result: { ...(result as Result), grade, ...place } };
    const { cycleId, agencyId, uscc, category } = body;
    const data = { entryId, cycleId, agencyId, uscc, category };
    const event = happened(EntryFinal, data, { article: '9-6b', to: 'FINAL' });
    await commitPlan({ changes: [change(entry, loaded, { events: [event], body })] });
    if (heard) await deliver('EntryFinal', data);
  }

  const sent: PageMessage[] = [];
  const work = {
    tables,
    settings,
    log,
    pages: {
      send: async (messages: readonly unknown[]) => {
        sent.push(...messages.map((each) => PageMessage().parse(JSON.parse(JSON.stringify(each)))));
      },
    },
  };

  /** Works through what was sent; each message twice, as a queue may deliver it. */
  async function workPages() {
    for (let message = sent.shift(); message !== undefined; message = sent.shift()) {
      const now = new Date().toISOString();
      const run = () =>
        message.kind === 'SETTLE' ? settlePage(message, now, work) : followPage(message, now, work);
      await run();
      const handedOn = sent.length;
      await run();
      sent.length = handedOn;
    }
  }

  /** An event, delivered twice. */
  async function deliver(type: string, data: Record<string, unknown>, pages = true) {
    const event: Envelope = {
      id: `E-${newId()}`,
      type,
      version: 1,
      at: new Date().toISOString(),
      aggregate: { kind: 'TEST', id: 'T', version: 1 },
      role: 'SYSTEM',
      article: '10-2',
      policyVersion: 'default',
      cause: 'test',
      data,
    };
    await react(event, new Date().toISOString(), work);
    await react(event, new Date().toISOString(), work);
    if (pages) await workPages();
  }

  const publish = (pages = true) =>
    deliver('EvaluationResultPublished', { cycleId: CYCLE, listHash: '2'.repeat(64) }, pages);

  /** How a commit of a plan that was decided before ends now. */
  async function outcomeOf(plan: Plan<unknown>) {
    const actor = { id: 'SYSTEM', role: 'SYSTEM' };
    const context = { actor, now: PUBLISHED, policyVersion: 'default', requestId: newId(), cause: 'test' };
    return (await commit(tables, plan, context)).outcome;
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
  return {
    tables,
    deps,
    call,
    commitPlan,
    outcomeOf,
    newAgency,
    newCycle,
    newEntry,
    amend,
    setTo,
    deliver,
    publish,
    workPages,
    sent,
    openTasks,
    stop,
  };
}
