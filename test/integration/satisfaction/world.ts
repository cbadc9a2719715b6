import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { vi } from 'vitest';
import * as z from 'zod';
import { Envelope } from '../../../events/envelope.ts';
import { deadlineHandlers } from '../../../functions/satisfaction/deadlines.ts';
import { DrawPage } from '../../../functions/satisfaction/draw/page.ts';
import { handlers } from '../../../functions/satisfaction/handlers.ts';
import { react } from '../../../functions/satisfaction/react.ts';
import { routes } from '../../../functions/satisfaction/routes.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { get, history, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { CYCLE, REVIEW_DAY, testKeyedHash } from '../../support/evaluation-review-world.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { testCipher } from '../publicity/test-cipher.ts';

interface Call {
  readonly as?: Principal;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** What a browser sends of a form, as API Gateway hands it on. */
  readonly form?: Record<string, string>;
}

function sent({ body, form }: Call) {
  if (form === undefined) return { ...(body !== undefined && { body: JSON.stringify(body) }) };
  const text = Buffer.from(new URLSearchParams(form).toString()).toString('base64');
  return { body: text, isBase64Encoded: true };
}

/** The functions of the survey on an engine of the test's own; `Date` stands at REVIEW_DAY until moved. */
export async function startWorld() {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(REVIEW_DAY) });
  const { tables } = dynamo;
  const cipher = testCipher();
  const settings = settingsSource(tables);
  let caller: Principal | undefined;
  const log = keptLog();
  const deps = {
    tables,
    log,
    settings,
    cipher,
    sealed: sealedRecords(tables, cipher),
    keyedHash: testKeyedHash,
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const handler = apiHandler(routes, handlers, deps);
  const queued: DrawPage[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => {
      queued.push(...messages.map((each) => DrawPage().parse(each)));
    },
  };
  const now = () => new Date().toISOString();
  let source = 0;

  async function call(operation: keyof typeof routes, given: Call = {}) {
    const { as, params, query, headers, form } = given;
    caller = as;
    source += 1;
    const { method, path } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: {
        'content-type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
        ...(form === undefined && { 'idempotency-key': newId() }),
        ...headers,
      },
      pathParameters: params,
      queryStringParameters: query,
      rawQueryString: new URLSearchParams(query).toString(),
      isBase64Encoded: false,
      ...sent(given),
      requestContext: { requestId: newId(), http: { sourceIp: `192.0.2.${source % 250}`, method } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await handler(event, {} as Parameters<typeof handler>[1]);
    const text = result.body ?? '{}';
    const parsed = text.startsWith('<') ? {} : JSON.parse(text);
    return { status: result.statusCode, body: parsed, code: parsed.code, text, headers: result.headers };
  }

  /** Hands every event of an aggregate to the worker, as often as it likes, and works through the pages. */
  async function relay(kind: string, id: string) {
    const { items } = await history(tables, kind, id, { limit: 100 });
    for (const record of items) {
      const event = Envelope().parse({
        id: record.id,
        type: record.type,
        version: 1,
        at: record.at,
        aggregate: record.aggregate,
        role: 'SYSTEM',
        article: '9-3b',
        policyVersion: 'default',
        cause: 'test',
        data: record.data,
      });
      await react(event, now(), { ...deps, pages });
    }
    for (let page = queued.shift(); page !== undefined; page = queued.shift())
      await react(page, now(), { ...deps, pages });
    return items.length;
  }

  const surveysOf = async (agencyId: string) =>
    (
      await list(tables, survey, 'list2', { pk: `SURVEY#SAMPLE#${CYCLE}.${agencyId}` }, { limit: 50 })
    ).items.toSorted((a, b) => a.body.place - b.body.place);

  /** Lets everything about an agency's survey happen that follows from what has happened. */
  async function settle(agencyId: string) {
    for (let seen = -1, events = 0; events !== seen;) {
      seen = events;
      events = await relay('SAMPLE', `${CYCLE}.${agencyId}`);
      for (const { id } of await surveysOf(agencyId)) events += await relay('SURVEY', id);
    }
  }

  const fire = (id: string, deadline: string) =>
    fireDeadline(
      { aggregate: { kind: 'SURVEY', id }, deadline, dueAt: now() },
      now(),
      deadlineHandlers,
      deps,
    );

  const Respondent = z.object({
    buyerId: z.string(),
    phone: z.string().optional(),
    params: z.object({ code: z.string() }).optional(),
  });

  return {
    tables,
    log,
    sealed: deps.sealed,
    call,
    settle,
    surveysOf,
    fire,
    drawAgain: () => relay('CYCLE', CYCLE),
    sampleOf: (agencyId: string) => get(tables, sample, `${CYCLE}.${agencyId}`),
    respondent: (surveyId: string) => deps.sealed.open(`SURVEY-${surveyId}/respondent`, Respondent),
    tasksOf: async (subjectRef: string) => {
      const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 50 });
      return items.map(({ status, body }) => `${body.kind} ${status}`);
    },
    to: (instant: string) => vi.setSystemTime(new Date(instant)),
    stop: () => {
      vi.useRealTimers();
      dynamo.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
