import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import { OfficerRegistered } from '../../../events/officer-registered/v1.ts';
import { ViolationSuspected } from '../../../events/violation-suspected/v1.ts';
import { handlers as reviewHandlers } from '../../../functions/evaluation-review/handlers.ts';
import { routes as reviewRoutes } from '../../../functions/evaluation-review/routes.ts';
import { handlers as cooperationHandlers } from '../../../functions/spot-checks/handlers.ts';
import { routes as cooperationRoutes } from '../../../functions/spot-checks/routes.ts';
import { considerHearing, replyToHearing } from '../../../functions/verification/hearings/hearings.ts';
import { hearingRoutes } from '../../../functions/verification/routes/hearing-routes.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideStartReview } from '../../../shared/domain/evaluation/cycle/scoring.ts';
import { decideRescore } from '../../../shared/domain/evaluation/entry/compute.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { Handlers } from '../../../shared/runtime/route.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { scaleOf } from '../../../shared/store/evaluation-scale.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { CYCLE, REVIEW_DAY, scoredCycle, SEED } from '../../support/evaluation-review-world.ts';
import { commitPlan } from '../../support/evaluation-run-fixtures.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { testCipher } from '../publicity/test-cipher.ts';

const { considerHearing: considering, replyToHearing: replying } = hearingRoutes;
const routes = {
  ...reviewRoutes,
  ...cooperationRoutes,
  considerHearing: considering,
  replyToHearing: replying,
};

interface Call {
  readonly as: Principal;
  readonly params?: Record<string, string>;
  readonly body?: unknown;
  readonly ifMatch?: number;
}

/** The functions of the review on an engine of the test's own; `Date` stands at REVIEW_DAY until moved. */
export async function startWorld() {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(REVIEW_DAY) });
  const { tables } = dynamo;
  const cipher = testCipher();
  const settings = settingsSource(tables);
  let caller: Principal | undefined;
  const deps = {
    tables,
    log: keptLog(),
    settings,
    cipher,
    sealed: sealedRecords(tables, cipher),
    gateway: { ask: () => Promise.reject(new Error('nobody is asked')) },
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const handlers = {
    ...reviewHandlers,
    ...cooperationHandlers,
    considerHearing,
    replyToHearing,
  } as unknown as Handlers<typeof routes, typeof deps>;
  const handler = apiHandler(routes, handlers, deps);
  await scoredCycle(tables, deps.sealed);
  const cycle = await get(tables, evaluationCycle, CYCLE);
  const draw = { seed: SEED, populationHash: '0'.repeat(64) };
  const reviewing = orThrow(decideStartReview(cycle, draw, bySystem(REVIEW_DAY)));
  await commitPlan(tables, { changes: [change(evaluationCycle, cycle, reviewing)] });

  async function call(operation: keyof typeof routes, { as, params, body, ifMatch }: Call) {
    caller = as;
    const { method, path } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': newId(),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      pathParameters: params,
      rawQueryString: '',
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: newId(), http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await handler(event, {} as Parameters<typeof handler>[1]);
    const parsed = JSON.parse(result.body ?? '{}');
    const location = String(result.headers?.['location'] ?? '');
    return { status: result.statusCode, body: parsed, code: parsed.code, id: location.split('/').at(-1) };
  }

  /** The survey of the agency is closed with these answers. */
  async function answered(entryId: string, answers: readonly number[]) {
    const found = await get(tables, entry, entryId);
    const scale = await scaleOf(
      tables,
      (await get(tables, evaluationCycle, CYCLE)).body,
      found.body.category,
    );
    const decided = orThrow(
      decideRescore(found, { cause: 'SATISFACTION', answers }, scale, bySystem(REVIEW_DAY)),
    );
    await commitPlan(tables, {
      changes: [change(entry, found, decided)],
      projections: rankKeyWrites({ ...found, body: decided.body }),
    });
  }

  async function registered(
    name: string,
    conflicts: readonly string[] = [],
    role: 'CENTRE_OFFICER' | 'EXPERT' | 'FINANCE_OFFICER' = 'CENTRE_OFFICER',
  ): Promise<string> {
    const officerId = `u-${name}`;
    const event = happened(OfficerRegistered, { officerId }, { article: '3-2e', to: 'ACTIVE' });
    const body = {
      sealedRef: `OFFICER-${officerId}`,
      roles: [role],
      conflicts: [...conflicts],
      active: true,
    };
    await commitPlan(tables, { changes: [change(officer, { newId: officerId }, { events: [event], body })] });
    return officerId;
  }

  async function paper(uscc: string, origin: 'AGENCY' | 'CENTRE'): Promise<string> {
    const documentId = newId();
    const kind = 'OTHER' as const;
    const event = happened(DocumentRegistered, { documentId, uscc, kind }, { article: '5-1d', to: 'CLEAN' });
    const body = {
      uscc,
      origin,
      kind,
      fileName: '笔录.pdf',
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: `${'A'.repeat(43)}=`,
      objectKey: `uploads/${uscc}/${documentId}`,
      registeredBy: 'u-x',
      registeredAt: REVIEW_DAY,
    } as const;
    await commitPlan(tables, {
      changes: [change(document, { newId: documentId }, { events: [event], body })],
    });
    return documentId;
  }

  /** A violation of the year of the cycle that was found to be one. */
  async function violated(agencyId: string, uscc: string): Promise<void> {
    const id = newId();
    const event = happened(
      ViolationSuspected,
      { ...ViolationSuspected.example, violationId: id, agencyId, uscc },
      { article: '13-3', to: 'CONFIRMED' },
    );
    const body = {
      agencyId,
      uscc,
      kind: 'SUBCONTRACTING' as const,
      subjectRef: `AGENCY#${agencyId}`,
      sourceRef: 'SPOTCHECK#K1',
      suspectedAt: '2026-06-01T01:00:00.000Z',
      suspectedBy: 'u-x',
      reason: '转包',
    };
    await commitPlan(tables, { changes: [change(violation, { newId: id }, { events: [event], body })] });
  }

  return {
    tables,
    call,
    answered,
    registered,
    paper,
    violated,
    entryOf: (id: string) => get(tables, entry, id),
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
