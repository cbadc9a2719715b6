import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { AgencyRemoved } from '../../../events/agency-removed/v1.ts';
import { EntryReviewed } from '../../../events/entry-reviewed/v1.ts';
import { Envelope } from '../../../events/envelope.ts';
import { EvaluationReviewStarted } from '../../../events/evaluation-review-started/v1.ts';
import { EvaluationSchemeLocked } from '../../../events/evaluation-scheme-locked/v1.ts';
import { handlers } from '../../../functions/evaluation-results/handlers.ts';
import { ResultPage } from '../../../functions/evaluation-results/page.ts';
import { react } from '../../../functions/evaluation-results/react.ts';
import { routes } from '../../../functions/evaluation-results/routes.ts';
import { deadlineHandlers } from '../../../functions/publicity/deadlines.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { type EntryBody, entryIdOf, entryRefOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import type { Scored } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { schemeHash } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { commitmentOf } from '../../../shared/domain/sampling/draw.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { commit } from '../../../shared/store/commit.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, history } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { readDocumentFont } from '../../support/document-font.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { goldenInputs, scheme } from '../../support/evaluation-fixtures.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { testCipher } from '../publicity/test-cipher.ts';

const SEED = 'ab'.repeat(32);
export const NOW = '2026-05-11T01:00:00.000Z';
export const CYCLE = '2026';
export const LAB = 'INSPECTION_TESTING';
export const RND = 'RESEARCH_DEVELOPMENT';

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
export const CHEN = person('chen', ['CENTRE_REVIEWER']);
export const ZHAO = person('zhao', ['CENTRE_REVIEWER']);
export const WU = person('wu', ['COMMISSION_OFFICER']);
export const ZHENG = person('zheng', ['COMMISSION_OFFICER']);
export const FINANCE = person('qian', ['FINANCE_OFFICER']);
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });

interface Call {
  readonly as?: Principal;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly ifMatch?: number;
}

/** Points by dimension; the total is what is asked for. */
export const scored = (total: string): Scored => ({
  engine: '1',
  indicators: [],
  dimensions: [
    { id: 'USER_FEEDBACK', score: '10.0000' },
    { id: 'SERVICE_QUALITY', score: '15.0000' },
  ],
  total,
});

/** How the queue of the results behaves: which message comes next, whether it comes again, and where its worker dies. */
export interface Queue {
  readonly next: (waiting: number) => number;
  /** LATE: not before the work that it belongs to is done. */
  readonly again: () => 'NO' | 'SOON' | 'LATE';
  /** The call, of the database or of the queue, at which the worker dies in this attempt; undefined = it lives. */
  readonly dieAt: (attempt: number) => number | undefined;
}

export const ORDERLY: Queue = { next: () => 0, again: () => 'NO', dieAt: () => undefined };

class Died extends Error {}

/** The results of an evaluation on an engine of the test's own; `Date` stands at NOW until moved. */
export async function startWorld(queue: Queue = ORDERLY) {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const log = keptLog();
  let caller: Principal | undefined;
  const settings = settingsSource(tables);
  const cipher = testCipher();
  const deps = {
    tables,
    log,
    settings,
    cipher,
    sealed: sealedRecords(tables, cipher),
    keyedHash: {
      of: async (purpose: string, text: string) =>
        createHash('sha256').update(`${purpose} ${text}`).digest('hex'),
    },
    readFont: readDocumentFont,
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const handler = apiHandler(routes, handlers, deps);
  const queued: { message: ResultPage | Envelope; attempt: number }[] = [];
  const late: (ResultPage | Envelope)[] = [];
  const sent: ResultPage[] = [];
  let callsLeft: number | undefined;
  const live = () => {
    if (callsLeft !== undefined && (callsLeft -= 1) < 0) throw new Died();
  };
  const mortal = {
    send: async (command: Parameters<typeof tables.client.send>[0]) => {
      live();
      return tables.client.send(command);
    },
  } as unknown as typeof tables.client;
  const pages = {
    send: async (messages: readonly unknown[]) => {
      live();
      const parsed = messages.map((each) => ResultPage().parse(each));
      queued.push(...parsed.map((message) => ({ message, attempt: 0 })));
      sent.push(...parsed);
    },
  };
  const now = () => new Date().toISOString();
  let sequence = 900;

  async function call(operation: keyof typeof routes, { as, params, query, body, ifMatch }: Call = {}) {
    caller = as;
    const { method, path } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': newId(),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      pathParameters: params ?? { cycleId: CYCLE },
      queryStringParameters: query,
      rawQueryString: new URLSearchParams(query).toString(),
      ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
      isBase64Encoded: false,
      requestContext: { requestId: newId(), http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await handler(event, {} as Parameters<typeof handler>[1]);
    const json = String(result.headers?.['content-type']).includes('json');
    const parsed = json ? JSON.parse(result.body ?? '{}') : result.body;
    return { status: result.statusCode, body: parsed, code: parsed.code, headers: result.headers };
  }

  async function commitPlan(plan: Omit<Plan<unknown>, 'response'>) {
    const actor = { id: 'SYSTEM', role: 'SYSTEM' };
    const context = { actor, now: now(), policyVersion: 'default', requestId: 'r', cause: 'test' };
    const { outcome } = await commit(tables, { ...plan, response: undefined }, context);
    if (outcome !== 'done') throw new Error(outcome);
  }

  /** A cycle under review with its locked scheme. */
  async function openCycle() {
    const locked = happened(
      EvaluationSchemeLocked,
      { cycleId: CYCLE, schemeHash: schemeHash(scheme), seedHash: '1'.repeat(64) },
      { article: '8-2', to: 'LOCKED' },
    );
    const body = { scheme, policyVersion: 'default', draftedBy: 'u-wu', draftedAt: now() };
    const started = happened(
      EvaluationReviewStarted,
      { cycleId: CYCLE },
      { article: '9-3b', to: 'REVIEWING' },
    );
    const cycle = evaluationCycle.body().parse({
      cycleId: CYCLE,
      year: 2026,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      policyVersion: 'default',
      createdBy: 'u-wu',
      createdAt: now(),
      schemeId: 'scheme-1',
      schemeVersion: 1,
      schemeHash: schemeHash(scheme),
      seedHash: commitmentOf(SEED),
      draw: { seed: SEED, populationHash: createHash('sha256').digest('hex'), at: now() },
    } satisfies Partial<CycleBody>);
    await commitPlan({
      changes: [
        change(evaluationScheme, { newId: 'scheme-1' }, { events: [locked], body }),
        change(evaluationCycle, { newId: CYCLE }, { events: [started], body: cycle }),
      ],
    });
  }

  /** An entry with this total, reviewed unless said otherwise. */
  async function place(
    total: string,
    more: {
      readonly category?: string;
      readonly agencyId?: string;
      readonly uscc?: string;
      readonly status?: string;
      readonly body?: Partial<EntryBody>;
    } = {},
  ) {
    const { category = LAB, agencyId = newId(), status = 'REVIEWED' } = more;
    const uscc = more.uscc ?? usccFixture((sequence += 1));
    const id = entryIdOf(CYCLE, category, agencyId);
    const body: EntryBody = {
      cycleId: CYCLE,
      agencyId,
      uscc,
      agencyName: `上海样例第${sequence}检验技术有限公司`,
      category,
      onboardedOn: '2022-05-01',
      agencyStatus: 'ACTIVE',
      suspendedInPeriod: false,
      inputs: goldenInputs,
      system: scored(total),
      final: scored(total),
      corrections: [],
      reviews: 1,
      ...more.body,
    };
    const event = happened(EntryReviewed, entryRefOf({ id, body }), { article: '9-3a', to: status });
    await commitPlan({
      changes: [change(entry, { newId: id }, { events: [event], body })],
      projections: rankKeyWrites({ id, status, body }),
    });
    return { entryId: id, agencyId, uscc };
  }

  /** A score that moves, as an approved correction makes it. */
  async function rescore(entryId: string, total: string) {
    const found = await get(tables, entry, entryId);
    const body = { ...found.body, final: scored(total) };
    const event = happened(EntryReviewed, entryRefOf(found), { article: '9-3a' });
    await commitPlan({
      changes: [change(entry, found, { events: [event], body })],
      projections: rankKeyWrites({ ...found, body }),
    });
  }

  const seen = new Map<string, number>();

  /** Hands on what happened to an aggregate since the last time. */
  async function relayOf(kind: string, id: string) {
    const { items } = await history(tables, kind, id, { limit: 100 });
    const from = seen.get(`${kind}#${id}`) ?? 0;
    const fresh = items.slice(from);
    seen.set(`${kind}#${id}`, items.length);
    for (const { id: eventId, type, at, aggregate, data } of fresh)
      queued.push({ message: envelopeOf({ id: eventId, type, at, aggregate, data }), attempt: 0 });
    return fresh.length;
  }

  type Known = Pick<Envelope, 'id' | 'type' | 'at' | 'aggregate' | 'data'>;
  function envelopeOf(event: Known): Envelope {
    const whole = { version: 1, role: 'SYSTEM', article: '9-4', policyVersion: 'default', cause: 'test' };
    return Envelope().parse({ ...whole, ...event });
  }
  const deliver = (event: Known) => react(envelopeOf(event), now(), { ...deps, pages });

  /** Works until nothing waits; a message whose worker died is put back, as one is that comes again. */
  async function drain() {
    for (let steps = 0; queued.length > 0; steps += 1) {
      if (steps > 20_000) throw new Error('the queue never empties');
      const [first] = queued.splice(queue.next(queued.length), 1);
      if (first === undefined) throw new Error('no message');
      const { message, attempt } = first;
      const again = attempt === 0 ? queue.again() : 'NO';
      if (again === 'SOON') queued.push({ message, attempt });
      if (again === 'LATE') late.push(message);
      callsLeft = queue.dieAt(attempt);
      try {
        await react(message, now(), { ...deps, tables: { ...tables, client: mortal }, pages });
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        queued.push({ message, attempt: attempt + 1 });
      } finally {
        callsLeft = undefined;
      }
    }
  }

  /** Lets everything that follows happen, until nothing does. */
  async function settle() {
    queued.push(...late.splice(0).map((message) => ({ message, attempt: 0 })));
    let moved = 1;
    while (moved > 0) {
      await drain();
      moved = await relayOf('CYCLE', CYCLE);
      await drain();
      for (const category of [LAB, RND])
        for (let draft = 1; draft <= 6; draft += 1)
          moved += await relayOf('PUBLICITY', `${CYCLE}.${category}.${draft}`);
    }
  }

  /** The period of a notice is over: the deadline of its close is due. */
  async function closeNotice(category: string, draft: number) {
    const id = `${CYCLE}.${category}.${draft}`;
    const { body } = await get(tables, publicity, id);
    vi.setSystemTime(new Date(body.period.closesAt));
    const message = { aggregate: { kind: 'PUBLICITY', id }, deadline: 'PUBLICITY_CLOSE', dueAt: now() };
    const gateway = { query: async () => Promise.reject(new Error('asks nobody')) } as never;
    await fireDeadline(message, now(), deadlineHandlers, { ...deps, gateway });
    await settle();
  }

  const removeAgency = (agencyId: string, uscc: string) =>
    deliver({
      id: `AGENCY-${agencyId}-9`,
      type: AgencyRemoved.type,
      at: now(),
      aggregate: { kind: 'AGENCY', id: agencyId, version: 9 },
      data: { agencyId, uscc, decisionRef: 'REMOVAL#1' },
    });

  const statusOf = async (entryId: string) => {
    const { status, body } = await get(tables, entry, entryId);
    return [status, body.result?.rank, body.result?.grade];
  };

  const eventsOf = async (kind: string, id: string) =>
    (await history(tables, kind, id, { limit: 100 })).items.map(({ type }) => type);

  return {
    tables,
    sent,
    call,
    commitPlan,
    openCycle,
    place,
    rescore,
    settle,
    deliver,
    drain,
    closeNotice,
    removeAgency,
    statusOf,
    eventsOf,
    react: (page: ResultPage) => react(page, now(), { ...deps, pages }),
    to: (instant: string) => vi.setSystemTime(new Date(instant)),
    stop: () => {
      vi.useRealTimers();
      dynamo.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
