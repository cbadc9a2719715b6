import { vi } from 'vitest';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import { Envelope } from '../../../events/envelope.ts';
import { deadlineHandlers } from '../../../functions/spot-checks/deadlines.ts';
import { handlers } from '../../../functions/spot-checks/handlers.ts';
import { PlanPage } from '../../../functions/spot-checks/plans/page.ts';
import { react } from '../../../functions/spot-checks/react.ts';
import { routes } from '../../../functions/spot-checks/routes.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { watchQuarter } from '../../../functions/timers/watch-quarter.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { history, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { apiCaller } from '../../support/api-call.ts';
import { person } from '../../support/persons.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { placed } from '../../support/order-histories.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { testCipher } from '../publicity/test-cipher.ts';

/** The second of the working days of the second quarter. */
export const NOW = '2026-04-02T01:00:00.000Z';
const SHA = `${'A'.repeat(43)}=`;

export const ANNA = person('anna', ['CENTRE_OFFICER']);
export const BO = person('bo', ['CENTRE_OFFICER']);
export const RUI = person('rui', ['CENTRE_REVIEWER']);
/** Officer and reviewer in one. */
export const BOTH = person('both', ['CENTRE_OFFICER', 'CENTRE_REVIEWER']);
export const COMMISSIONER = person('commissioner', ['COMMISSION_OFFICER']);
export const interested = (uscc: string) => person('anna', ['CENTRE_OFFICER'], { conflicts: [uscc] });
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });

/** The functions of spot checks on an engine of the test's own; `Date` stands at NOW until moved. */
export async function startWorld() {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const log = keptLog();
  let caller: Principal | undefined;
  const settings = settingsSource(tables);
  const cipher = testCipher();
  const sealed = sealedRecords(tables, cipher);
  const deps = {
    tables,
    log,
    settings,
    sealed,
    cipher,
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const handler = apiHandler(routes, handlers, deps);
  const queued: PlanPage[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => {
      queued.push(...messages.map((each) => PlanPage().parse(each)));
    },
  };
  const now = () => new Date().toISOString();
  let sequence = 500;

  const call = apiCaller(routes, handler, (who) => {
    caller = who;
  });

  const commitPlan = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan);

  /** An agency on the platform that no test has used before. */
  async function imported() {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn: '2024-05-01', categories: [], batchId: 'B1' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: '样例检测有限公司',
      onboardedOn: '2024-05-01',
      categories: [],
      origin: { kind: 'IMPORT' as const, batchId: 'B1', source: '名录' },
      createdAt: now(),
    };
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, { events: [event], body })],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    return { agencyId, uscc };
  }

  /** An order of an agency that was completed at an instant. */
  async function completed(
    { agencyId, uscc }: { readonly agencyId: string; readonly uscc: string },
    completedAt: string,
  ): Promise<string> {
    const id = newId();
    const about = { agencyId, category: 'INSPECTION_TESTING', buyerId: 'team-1', dueInDays: 30 };
    const decided = orThrow(placed(id, about, '2026-03-02T01:00:00.000Z'));
    const events = decided.events.map((event) => ({ ...event, to: 'COMPLETED', deadlines: {} }));
    const body = { ...decided.body, uscc, completedAt };
    await commitPlan({ changes: [change(order, { newId: id }, { events, body })] });
    return id;
  }

  /** A document of an agency's own that the scan found clean. */
  async function paper(uscc: string, status = 'CLEAN'): Promise<string> {
    const documentId = newId();
    const kind = 'OTHER';
    const event = happened(DocumentRegistered, { documentId, uscc, kind }, { article: '5-1d', to: status });
    const body = {
      uscc,
      origin: 'AGENCY' as const,
      kind,
      fileName: '合同.pdf',
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

  /** Hands events of an aggregate to the worker, then works through the pages that it asks for. */
  async function relay(kind: string, id: string, type: string) {
    const { items } = await history(tables, kind, id, { limit: 100 });
    for (const record of items.filter((each) => each.type === type)) {
      const { data, aggregate } = record;
      const event = Envelope().parse({
        id: record.id,
        type,
        version: 1,
        at: record.at,
        aggregate,
        role: 'SYSTEM',
        article: '3-1c',
        policyVersion: 'default',
        cause: 'test',
        data,
      });
      await react(event, now(), { ...deps, pages });
    }
    await drain();
  }

  async function drain() {
    for (let page = queued.shift(); page !== undefined; page = queued.shift())
      await react(page, now(), { ...deps, pages });
  }

  const fire = (id: string, deadline: string) =>
    fireDeadline(
      { aggregate: { kind: 'COOPERATION', id }, deadline, dueAt: now() },
      now(),
      deadlineHandlers,
      deps,
    );

  const tasksOf = async (subjectRef: string) => {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 50 });
    return items.map(({ body }) => `${body.queue} ${body.kind}`);
  };

  return {
    tables,
    log,
    call,
    commitPlan,
    imported,
    completed,
    paper,
    relay,
    fire,
    tasksOf,
    watch: () => watchQuarter(now(), deps),
    react: (message: PlanPage) => react(message, now(), { ...deps, pages }),
    to: (instant: string) => vi.setSystemTime(new Date(instant)),
    stop: () => {
      vi.useRealTimers();
      dynamo.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
