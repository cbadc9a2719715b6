import { createHmac, randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, vi } from 'vitest';
import type * as z from 'zod';
import { OnboardingVerified } from '../../../events/onboarding-verified/v1.ts';
import type { PublicityDeps } from '../../../functions/publicity/deps.ts';
import { deadlineHandlers } from '../../../functions/publicity/deadlines.ts';
import { handlers } from '../../../functions/publicity/handlers.ts';
import { react } from '../../../functions/publicity/react.ts';
import { routes } from '../../../functions/publicity/routes.ts';
import {
  type RecomputePage,
  recomputePage,
  startRecompute,
} from '../../../functions/timers/recompute-deadlines.ts';
import { recounts } from '../../../functions/timers/recounts.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import type { Question } from '../../../shared/domain/verification/source-answer.ts';
import { NO_SETTINGS, SETTINGS_ID } from '../../../shared/domain/settings/settings.ts';
import { decideUploadCalendar } from '../../../shared/domain/settings/upload-calendar.ts';
import type { CalendarYear } from '../../../shared/domain/time/calendar.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { settings as administered } from '../../../shared/store/aggregates/administration.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { onboardingCase, takeLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { commit } from '../../../shared/store/commit.ts';
import { change } from '../../../shared/store/plan.ts';
import { history } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { answerTo, caseBody } from './case-fixture.ts';
import { testCipher } from './test-cipher.ts';

/** Monday 2026-03-02, 09:00 in Shanghai: a notice opened then closes on 03-09 at 24:00. */
export const MONDAY = '2026-03-02T01:00:00.000Z';
export const CLOSES = '2026-03-09T16:00:00.000Z';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came back
  readonly body: any;
}

interface Call {
  readonly as?: Principal;
  readonly at?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly ip?: string;
  readonly key?: string;
}

export const officer = (id: string, ...roles: Role[]): Principal => ({
  id,
  roles,
  identity: {
    subjectType: 'PERSON',
    issuer: 'i',
    subject: id,
    roles: [],
  } as unknown as Principal['identity'],
});

export const agencyOf = (uscc: Uscc, role: Role = 'AGENCY_ADMIN'): Principal => ({
  ...officer(`agency-${uscc}`, role),
  uscc,
});

/** The platform around this capability: a DynamoDB of its own, sources that can be told what to say. */
export async function startWorld() {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(MONDAY) });
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const cipher = testCipher();
  const [errors, warnings]: [unknown[], unknown[]] = [[], []];
  const log: Log = {
    info: () => {},
    warn: (code, fields) => warnings.push([code, fields?.ref]),
    error: (_code, fields) => errors.push(fields?.error),
  };
  const sources = { outcome: 'PASS' as 'PASS' | 'FAIL' | 'UNKNOWN', asked: [] as Question[] };
  /** Runs once at a point inside a use case, between what it read and what it commits. */
  const meanwhile: { asking?: () => Promise<unknown>; hashing?: () => Promise<unknown> } = {};
  const run = async (point: keyof typeof meanwhile) => {
    const what = meanwhile[point];
    delete meanwhile[point];
    await what?.();
  };
  let caller: Principal | undefined;
  const settings = settingsSource(tables);
  const deps: PublicityDeps = {
    tables,
    settings,
    log,
    cipher,
    authenticate: () => Promise.resolve(caller),
    policyVersion: async (now) => (await settings.current(now)).policy.version,
    sealed: sealedRecords(tables, cipher),
    keyedHash: {
      async of(purpose, text) {
        if (purpose === 'objection-code') await run('hashing');
        return createHmac('sha256', 'test').update(`${purpose}\n${text}`).digest('hex');
      },
    },
    materials: {
      uploadForm: (announced, now) =>
        Promise.resolve({
          url: 'https://bucket.example/',
          fields: { key: announced.objectKey },
          expiresAt: now,
        }),
    },
    gateway: {
      async ask(question) {
        await run('asking');
        sources.asked.push(question);
        return question.checks.map((check) => answerTo(check, question, sources.outcome));
      },
    },
  };
  const api = apiHandler(routes, handlers, deps);
  let sequence = 0;

  const call = async (operation: keyof typeof routes, given: Call = {}): Promise<Answer> => {
    const { as, at, params = {}, query, body, headers = {}, ip = '203.0.113.1', key } = given;
    caller = as;
    if (at !== undefined) vi.setSystemTime(new Date(at));
    const route = routes[operation];
    sequence += 1;
    const event = {
      routeKey: `${route.method} ${route.path}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key ?? `key-${sequence}`,
        ...headers,
      },
      pathParameters: params,
      ...(query && { queryStringParameters: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: `r-${sequence}`, http: { sourceIp: ip } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await api(event, {} as Parameters<typeof api>[1]);
    const {
      statusCode = 0,
      headers: sent = {},
      body: text = '',
    } = result as {
      statusCode?: number;
      headers?: Record<string, unknown>;
      body?: string;
    };
    const json = String(sent['content-type']).includes('json');
    const answer = { status: statusCode, headers: sent, body: json ? JSON.parse(text) : text };
    // What the route describes is what it answers, member by member.
    const { [statusCode]: described } = route.responses() as Record<
      number,
      { schema: z.ZodType } | undefined
    >;
    if (described !== undefined) expect(described.schema.parse(answer.body)).toEqual(answer.body);
    return answer;
  };

  /** A case that was verified, and the event that says so. */
  const verifiedCase = async (uscc: Uscc = usccFixture(sequence * 100 + Number(randomBytes(1)[0]))) => {
    sequence += 1;
    const caseId = `C${sequence}`;
    const event = happened(
      OnboardingVerified,
      { caseId, uscc, categories: ['SCI_TECH_CONSULTING'] },
      { article: '5-2c', to: 'VERIFIED' },
    );
    const context = {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now: new Date().toISOString(),
      policyVersion: 'default',
      requestId: 'test',
      cause: 'test',
    };
    const body = caseBody(uscc, context.now);
    const plan = {
      changes: [change(onboardingCase, { newId: caseId }, { events: [event], body })],
      guards: [takeLiveCase(uscc, caseId)],
      response: undefined,
    };
    await commit(tables, plan, context);
    return { caseId, uscc };
  };

  /** An official table in place of the built-in one, as the centre uploads it. */
  const uploadCalendar = async (table: CalendarYear) => {
    const now = new Date().toISOString();
    const actor = { id: 'SYSTEM', role: 'SYSTEM' };
    const context = { actor, now, policyVersion: 'default', requestId: 'test', cause: 'test' };
    const uploaded = orThrow(decideUploadCalendar(NO_SETTINGS, table));
    const plan = { changes: [change(administered, { newId: SETTINGS_ID }, uploaded)], response: undefined };
    await commit(tables, plan, context);
  };

  /** Has everything that runs counted anew, as the calendar's event and the daily sweep do. */
  const recount = async (cause: string, at: string) => {
    const pages: RecomputePage[] = [];
    const send = async (messages: readonly unknown[]) => void pages.push(...(messages as RecomputePage[]));
    await startRecompute(cause, at, { send });
    for (let page = pages.pop(); page; page = pages.pop()) {
      await recomputePage(page, at, { ...deps, pages: { send }, recounts });
    }
  };

  /** Gives this capability's worker the last event of a type of an aggregate, as the relay would. */
  const deliver = async (kind: string, id: string, type: string, at = new Date().toISOString()) => {
    const { items } = await history(tables, kind, id, { limit: 100 });
    const found = items.findLast((each) => each.type === type);
    if (found === undefined) throw new Error(`${kind}#${id} has no ${type}`);
    const { aggregate, article, policyVersion, cause, data } = found;
    const envelope = { id: found.id, type, version: 1, at: found.at, aggregate, role: found.actor.role };
    await react({ ...envelope, article, policyVersion, cause, data }, at, deps);
  };

  /** A notice that runs: the case verified, its event delivered. */
  const openNotice = async (at = MONDAY) => {
    vi.setSystemTime(new Date(at));
    const verified = await verifiedCase();
    await deliver('CASE', verified.caseId, 'OnboardingVerified', at);
    return { ...verified, publicityId: `${verified.caseId}-1` };
  };

  const fire = (kind: 'PUBLICITY' | 'OBJECTION', id: string, deadline: string, at: string) => {
    vi.setSystemTime(new Date(at));
    const message = { aggregate: { kind, id }, deadline, dueAt: at };
    return fireDeadline(message, at, deadlineHandlers, deps);
  };

  const stop = () => {
    vi.useRealTimers();
    dynamo.stop();
  };

  return {
    tables,
    deps,
    sources,
    meanwhile,
    uploadCalendar,
    recount,
    errors,
    warnings,
    call,
    verifiedCase,
    openNotice,
    deliver,
    fire,
    stop,
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
