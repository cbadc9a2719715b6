import { vi } from 'vitest';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { deadlineHandlers } from '../../../functions/catalogue/deadlines.ts';
import { handlers } from '../../../functions/catalogue/handlers.ts';
import { react } from '../../../functions/catalogue/react.ts';
import { type AlignPage, alignPage } from '../../../functions/catalogue/reactions/align-page.ts';
import { routes } from '../../../functions/catalogue/routes.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { decideExit, decideStanding } from '../../../shared/domain/agency/change-standing.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { httpVerificationGateway } from '../../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { type ApiCall, apiCaller } from '../../support/api-call.ts';
import { person } from '../../support/persons.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { completeContent } from '../../support/catalogue-fixtures.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { startGateway } from '../../support/gateway-stand-in.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { NOW, ORG_NAME } from '../../support/verification-fixtures.ts';

const PATIENCE = { timeoutMs: 20_000, attempts: 2, firstPauseMs: 1, breakAfter: 1000, restMs: 1000 };

export const ANNA = person('anna', ['CENTRE_OFFICER']);
export const RUI = person('rui', ['CENTRE_REVIEWER']);
export const BOTH = person('anna', ['CENTRE_OFFICER', 'CENTRE_REVIEWER']);
export const NOBODY = person('nobody', ['PUBLIC']);
export const interested = (uscc: string) => person('anna', ['CENTRE_OFFICER'], { conflicts: [uscc] });

export interface TestAgency {
  readonly agencyId: string;
  readonly uscc: string;
  readonly admin: Principal;
}

/** The functions of the catalogue on an engine and a gateway of the test's own; `Date` stands at NOW until moved. */
export async function startWorld() {
  const [dynamo, gateway] = await Promise.all([startDynamo(), startGateway()]);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const log = keptLog();
  const settings = settingsSource(tables);
  const sent: AlignPage[] = [];
  let caller: Principal | undefined;
  const deps = {
    tables,
    log,
    settings,
    gateway: httpVerificationGateway(gateway.url, log, PATIENCE),
    pages: { send: async (messages: readonly unknown[]) => void sent.push(...(messages as AlignPage[])) },
    cipher: { encrypt: async () => new Uint8Array(), decrypt: async () => '' },
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const handler = apiHandler(routes, handlers, deps);
  const now = () => new Date().toISOString();
  let sequence = 3000;

  const call = apiCaller(routes, handler, (who) => {
    caller = who;
  });

  async function done(operation: keyof typeof routes, input: ApiCall) {
    const answer = await call(operation, input);
    if ((answer.status ?? 500) >= 300) throw new Error(`${operation}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const commitPlan = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan);

  /** An agency on the platform with these categories, and no certificate yet. */
  async function activeAgency(categories = ['INSPECTION_TESTING']): Promise<TestAgency> {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn: '2024-01-01', categories, batchId: 'B' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: ORG_NAME,
      onboardedOn: '2024-01-01',
      categories: categories.map((code) => ({ code, grantedOn: '2024-01-01' })),
      origin: { kind: 'IMPORT' as const, batchId: 'B', source: '样例' },
      createdAt: NOW,
    };
    await commitPlan({
      changes: [change(agency, { newId: agencyId }, { events: [event], body })],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    await deliver('AGENCY', agencyId, 'AgencyImported');
    const admin = person(`agency-${uscc}`, ['AGENCY_ADMIN'], {
      uscc: uscc as NonNullable<Principal['uscc']>,
    });
    return { agencyId, uscc, admin };
  }

  /** A material in the file of an organisation. */
  async function paper(uscc: string, status = 'CLEAN', id = newId()) {
    const event = happened(
      DocumentRegistered,
      { documentId: id, uscc, kind: 'OTHER' },
      { article: '5-1d', to: status },
    );
    const sha256 = `${id.replaceAll('-', '').padEnd(43, 'A').slice(0, 43)}=`;
    const file = { fileName: '证书.pdf', mediaType: 'application/pdf', bytes: 10, sha256 };
    const made = { objectKey: `uploads/${uscc}/${id}`, registeredBy: 'u', registeredAt: NOW };
    const body = { uscc, origin: 'AGENCY' as const, kind: 'OTHER' as const, ...file, ...made };
    await commitPlan({ changes: [change(document, { newId: id }, { events: [event], body })] });
    return id;
  }

  const trail = async (kind: string, id: string) => (await history(tables, kind, id, { limit: 100 })).items;

  /** The last event of a type of an aggregate, as the bus brings it. */
  async function eventOf(kind: string, id: string, type: string): Promise<Envelope> {
    const record = (await trail(kind, id)).findLast((each) => each.type === type);
    if (record === undefined) throw new Error(`${kind}#${id} has no ${type}`);
    const { id: eventId, at, aggregate, article, policyVersion, cause, data, actor } = record;
    return {
      id: eventId,
      type,
      version: 1,
      at,
      aggregate,
      role: actor.role,
      article,
      policyVersion,
      cause,
      data,
    };
  }

  /** Works through the pages that were sent, to the last. */
  async function drain() {
    let handled = 0;
    for (let page = sent.shift(); page !== undefined; page = sent.shift()) {
      await alignPage(page, now(), deps);
      handled += 1;
    }
    return handled;
  }

  /** Delivers an event to the worker, and its pages. */
  async function deliver(kind: string, id: string, type: string) {
    await react(await eventOf(kind, id, type), now(), deps);
    return drain();
  }

  async function changeStanding(agencyId: string, step: 'suspend' | 'resume' | 'remove' | 'exit') {
    const loaded = await get(tables, agency, agencyId);
    const roles: Role[] = ['COMMISSION_OFFICER', 'AGENCY_ADMIN'];
    const by = { now: now(), actor: { id: 'u-commission', role: 'COMMISSION_OFFICER' }, roles };
    const decided = step === 'exit' ? decideExit(loaded, by) : decideStanding(loaded, step, 'DECISION#1', by);
    await commitPlan({ changes: [change(agency, loaded, orThrow(decided))] });
  }

  const TYPES = {
    suspend: 'AgencySuspended',
    resume: 'AgencyResumed',
    remove: 'AgencyRemoved',
    exit: 'AgencyExited',
  };
  /** The agency's standing changes, and the worker hears of it. */
  async function stand(agencyId: string, step: keyof typeof TYPES) {
    await changeStanding(agencyId, step);
    await deliver('AGENCY', agencyId, TYPES[step]);
  }

  /** Fires a deadline as the timers do; `Date` must have come to it. */
  const fire = (kind: string, id: string, deadline: string) =>
    fireDeadline({ aggregate: { kind, id }, deadline, dueAt: now() }, now(), deadlineHandlers, deps);

  /** What is left to do about a subject, by kind. */
  async function openTasks(subjectRef: string) {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 100 });
    return items.filter(({ status }) => status !== 'DONE').map(({ body }) => body.kind);
  }

  /** A certificate that the registers confirm. */
  async function certificate(owner: TestAgency, validUntil = '2026-12-31', kind = 'CMA') {
    const number = `NO-${newId()}`;
    gateway.script({ QUALIFICATION: { items: [{ kind, number, validUntil, status: 'VALID' }] } });
    const body = { kind, number, documentId: await paper(owner.uscc) };
    const { qualificationId } = await done('recordQualification', { as: owner.admin, body });
    await deliver('QUALIFICATION', qualificationId, 'QualificationRecorded');
    await deliver('QUALIFICATION', qualificationId, 'QualificationVerified');
    gateway.reset();
    return qualificationId as string;
  }

  const draft = async (owner: TestAgency, more: object = {}): Promise<string> =>
    (await done('draftProduct', { as: owner.admin, body: { ...completeContent(), ...more } })).productId;

  async function published(owner: TestAgency, more: object = {}): Promise<string> {
    const productId = await draft(owner, more);
    await done('publishProduct', { as: owner.admin, params: { productId } });
    return productId;
  }

  const productOf = (owner: TestAgency, productId: string) =>
    done('readProduct', { as: owner.admin, params: { productId } });

  return {
    tables,
    gateway,
    deps,
    sent,
    call,
    done,
    commitPlan,
    activeAgency,
    paper,
    trail,
    eventOf,
    deliver,
    drain,
    changeStanding,
    stand,
    fire,
    openTasks,
    certificate,
    draft,
    published,
    productOf,
    at: (instant: string) => vi.setSystemTime(new Date(instant)),
    stop: async () => {
      vi.useRealTimers();
      dynamo.stop();
      await gateway.stop();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
