import { vi } from 'vitest';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { OnboardingSubmitted } from '../../../events/onboarding-submitted/v1.ts';
import { handlers } from '../../../functions/verification/handlers.ts';
import { react } from '../../../functions/verification/react.ts';
import { routes } from '../../../functions/verification/routes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { httpVerificationGateway } from '../../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { onboardingCase, takeLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { apiCaller } from '../../support/api-call.ts';
import { person } from '../../support/persons.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { startGateway } from '../../support/gateway-stand-in.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { NOW, ORG_NAME, submittedCase } from '../../support/verification-fixtures.ts';

const PATIENCE = { timeoutMs: 20_000, attempts: 2, firstPauseMs: 1, breakAfter: 1000, restMs: 1000 };
const SHA = `${'A'.repeat(43)}=`;

export const ANNA = person('anna', ['CENTRE_OFFICER']);
export const BO = person('bo', ['CENTRE_OFFICER']);
export const RUI = person('rui', ['CENTRE_REVIEWER']);
export const interested = (uscc: string) => person('anna', ['CENTRE_OFFICER'], { conflicts: [uscc] });
export const agencyOf = (uscc: string) =>
  person(`agency-${uscc}`, ['AGENCY_ADMIN'], { uscc: uscc as NonNullable<Principal['uscc']> });
export const commissioner = person('commissioner', ['COMMISSION_OFFICER']);

/** The functions of verification on an engine and a gateway of the test's own; `Date` stands at NOW until moved. */
export async function startWorld() {
  const [dynamo, gateway] = await Promise.all([startDynamo(), startGateway()]);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const log = keptLog();
  let caller: Principal | undefined;
  const settings = settingsSource(tables);
  const deps = {
    tables,
    log,
    settings,
    gateway: httpVerificationGateway(gateway.url, log, PATIENCE),
    cipher: { encrypt: async () => new Uint8Array(), decrypt: async () => '' },
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
  };
  const handler = apiHandler(routes, handlers, deps);
  let sequence = 100;

  const call = apiCaller(routes, handler, (who) => {
    caller = who;
  });

  const commitPlan = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan);

  /** A submitted case of an organisation that no test has used before. */
  async function submittedAs(
    codes: readonly string[] = ['INSPECTION_TESTING'],
    more: Partial<OnboardingCaseBody> = {},
  ) {
    const uscc = more.uscc ?? usccFixture((sequence += 1));
    const caseId = newId();
    const event = happened(
      OnboardingSubmitted,
      { caseId, uscc, round: 0 },
      { article: '5-1e', to: 'SUBMITTED' },
    );
    const body = submittedCase(codes, { ...more, uscc });
    await commitPlan({
      changes: [change(onboardingCase, { newId: caseId }, { events: [event], body })],
      guards: [takeLiveCase(uscc, caseId)],
    });
    return { caseId, uscc };
  }

  /** A clean material in the file of an organisation. */
  async function cleanDocument(uscc: string, status = 'CLEAN') {
    const documentId = newId();
    const event = happened(
      DocumentRegistered,
      { documentId, uscc, kind: 'OTHER' },
      { article: '5-1d', to: status },
    );
    const file = {
      origin: 'CENTRE' as const,
      fileName: '截图.png',
      mediaType: 'image/png',
      bytes: 10,
      sha256: SHA,
    };
    const made = { objectKey: `uploads/${uscc}/${documentId}`, registeredBy: 'u', registeredAt: NOW };
    const body = { uscc, kind: 'OTHER' as const, ...file, ...made };
    await commitPlan({ changes: [change(document, { newId: documentId }, { events: [event], body })] });
    return documentId;
  }

  /** An agency on the platform. */
  async function activeAgency(status = 'ACTIVE') {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn: '2024-01-01', categories: ['RESEARCH_DEVELOPMENT'], batchId: 'B' },
      { article: '2-1', to: status },
    );
    const body = {
      uscc,
      name: ORG_NAME,
      onboardedOn: '2024-01-01',
      categories: [{ code: 'RESEARCH_DEVELOPMENT', grantedOn: '2024-01-01' }],
      origin: { kind: 'IMPORT' as const, batchId: 'B', source: '样例' },
      createdAt: NOW,
    };
    await commitPlan({ changes: [change(agency, { newId: agencyId }, { events: [event], body })] });
    return { agencyId, uscc };
  }

  const readCase = (caseId: string) => get(tables, onboardingCase, caseId);
  const trail = async (kind: string, id: string) => (await history(tables, kind, id, { limit: 100 })).items;

  /** The case's event of a type, as the bus brings it; the last one. */
  async function eventOf(caseId: string, type: string): Promise<Envelope> {
    const record = (await trail('CASE', caseId)).findLast((each) => each.type === type);
    if (record === undefined) throw new Error(`${caseId} has no ${type}`);
    const { id, at, aggregate, article, policyVersion, cause, data } = record;
    return {
      id,
      type,
      version: 1,
      at,
      aggregate,
      role: record.actor.role,
      article,
      policyVersion,
      cause,
      data,
    };
  }

  /** Delivers the case's last event of a type to the worker. */
  const deliver = async (caseId: string, type: string) =>
    react(await eventOf(caseId, type), new Date().toISOString(), deps);

  /** What is left to do about a subject, by kind. */
  async function openTasks(subjectRef: string) {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 100 });
    return items.filter(({ status }) => status !== 'DONE').map(({ body }) => body.kind);
  }

  /** A submitted case that the worker has verified. */
  async function verified(codes?: readonly string[], more?: Partial<OnboardingCaseBody>) {
    const made = await submittedAs(codes, more);
    await deliver(made.caseId, 'OnboardingSubmitted');
    return made;
  }

  return {
    tables,
    gateway,
    deps,
    log,
    call,
    commitPlan,
    submittedAs,
    verified,
    cleanDocument,
    activeAgency,
    readCase,
    trail,
    eventOf,
    deliver,
    openTasks,
    at: (instant: string) => vi.setSystemTime(new Date(instant)),
    stop: async () => {
      vi.useRealTimers();
      dynamo.stop();
      await gateway.stop();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
