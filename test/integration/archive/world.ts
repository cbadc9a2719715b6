import type { SQSRecord } from 'aws-lambda';
import { vi } from 'vitest';
import type { Envelope } from '../../../events/envelope.ts';
import { deadlineHandlers } from '../../../functions/archive/deadlines.ts';
import type { ArchiveDeps } from '../../../functions/archive/deps.ts';
import { handlers } from '../../../functions/archive/handlers.ts';
import {
  handleTreasuryMessage,
  treasuryMessage,
} from '../../../functions/archive/payments/treasury-message.ts';
import { react } from '../../../functions/archive/react.ts';
import { routes } from '../../../functions/archive/routes.ts';
import { sweepOutbox } from '../../../functions/relay/sweep-outbox.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-kind.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { PAYMENT_FOLLOW_UP } from '../../../shared/domain/redemption/redemption.ts';
import { toEnvelope } from '../../../shared/platform/event-bus.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { commit } from '../../../shared/store/commit.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { apiCaller } from '../../support/api-call.ts';
import { happenedAs, testContext } from '../../support/counter.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { AGENCY_USCC, HASH, orderAt, settings as current } from '../../support/order-fixtures.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { scriptedTreasury } from './scripted-treasury.ts';
import { testCipher } from '../publicity/test-cipher.ts';

/** Friday 2026-03-06, 09:00 in Shanghai. */
export const NOW = '2026-03-06T01:00:00.000Z';

const login = (id: string, roles: readonly Role[], uscc?: string): Principal => ({
  id,
  roles,
  // What the use cases read of an identity.
  identity: { subjectType: uscc === undefined ? 'PERSON' : 'LEGAL_PERSON', uscc } as Principal['identity'],
  ...(uscc !== undefined && { uscc: uscc as NonNullable<Principal['uscc']> }),
});
export const officer = (id: string, ...roles: Role[]): Principal => login(id, roles);
export const partner = login('agency', ['AGENCY_ADMIN'], AGENCY_USCC);
export const stranger = login('other', ['AGENCY_ADMIN'], '12310000425000014Y');

export type Stage = Parameters<typeof orderAt>[0];

/** The platform around this capability: a DynamoDB of its own, and a treasury that can be told what to say. */
export async function startWorld() {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const dynamo = await startDynamo();
  const { tables } = dynamo;
  const log = keptLog();
  const settings = { current: async () => current, policyOf: async () => current.policy };
  const locks: string[] = [];
  const { money, said, treasury } = scriptedTreasury();
  let caller: Principal | undefined;
  const deps: ArchiveDeps = {
    tables,
    settings,
    log,
    cipher: testCipher(),
    authenticate: async () => caller,
    policyVersion: async () => current.policy.version,
    get treasuryConnected() {
      return money.connected;
    },
  };
  const worker = {
    tables,
    settings,
    log,
    treasury,
    files: {
      retain: async (key: string, version: string, until: string) =>
        void locks.push(`${key} ${version} ${until}`),
    },
  };
  const api = apiHandler(routes, handlers, deps);

  const call = apiCaller(routes, api, (who) => {
    caller = who;
  });

  const write = async (...changes: Change[]) => {
    const { outcome } = await commit(
      tables,
      { changes, response: undefined },
      { ...testContext, now: new Date().toISOString() },
    );
    if (outcome !== 'done') throw new Error(outcome);
  };

  /** What the bus brings to the two queues of this capability; `times` deliveries of each event. */
  const take = async (event: Envelope): Promise<void> => {
    const now = new Date().toISOString();
    await react(event, now, worker);
    if (event.type !== 'RedemptionBatched' && event.type !== 'RedemptionReleased') return;
    const body = JSON.stringify({ source: 'voucher.platform', detail: event });
    await handleTreasuryMessage(treasuryMessage({ body } as SQSRecord), now, worker);
  };
  const settle = async (times = 1): Promise<string[]> => {
    const types: string[] = [];
    for (;;) {
      const events: Envelope[] = [];
      await sweepOutbox(new Date(Date.now() + 120_000).toISOString(), {
        tables,
        log,
        bus: { put: async (records) => records.map((record) => events.push(toEnvelope(record)) > 0) },
      });
      if (events.length === 0) return types;
      for (const event of events) {
        types.push(event.type);
        for (let i = 0; i < times; i += 1) await take(event);
      }
    }
  };

  const addDocument = async (kind: DocumentKind, status = 'CLEAN', id = newId()): Promise<string> => {
    const body = {
      uscc: AGENCY_USCC,
      origin: 'AGENCY' as const,
      kind,
      fileName: 'a.pdf',
      mediaType: 'application/pdf',
      bytes: 1,
      sha256: HASH,
      objectKey: `uploads/${AGENCY_USCC}/${id}`,
      registeredBy: 'x',
      registeredAt: NOW,
      ...(status === 'CLEAN' && { scan: { at: NOW, versionId: `v-${id}`, verdict: 'NO_THREATS_FOUND' } }),
    };
    await write(
      change(document, { newId: id }, { events: [happenedAs('DocumentScanned', { to: status })], body }),
    );
    return id;
  };
  const addAgency = async (id: string, status: string): Promise<void> => {
    const loaded = await load(tables, agency, id);
    const body = loaded?.body ?? {
      uscc: AGENCY_USCC,
      name: '示例',
      onboardedOn: '2026-03-01',
      categories: [],
      origin: { kind: 'CASE' as const, caseId: 'C' },
      createdAt: NOW,
    };
    await write(
      change(agency, loaded ?? { newId: id }, { events: [happenedAs('Agency', { to: status })], body }),
    );
  };
  await addAgency('AGENCY1', 'ACTIVE');

  /** An order at a stage, with its contract and deliverable as materials. */
  const addOrder = async (stage: Stage, amount?: { voucherFen: number }): Promise<string> => {
    const id = newId();
    const { body } = orderAt(stage);
    const [contractId, deliverableId] = [
      await addDocument('SERVICE_CONTRACT'),
      await addDocument('DELIVERABLE'),
    ];
    const placed = {
      ...body,
      ...amount,
      ...(body.contract && { contract: { ...body.contract, documentId: contractId } }),
      deliveries: body.deliveries.map((each) => ({ ...each, documentIds: [deliverableId] })),
    };
    await write(change(order, { newId: id }, { events: [happenedAs('Order', { to: stage })], body: placed }));
    return id;
  };

  const followUp = async (id: string): Promise<void> => {
    const message = { aggregate: { kind: 'REDEMPTION', id }, deadline: PAYMENT_FOLLOW_UP };
    await fireDeadline(
      message as Parameters<typeof fireDeadline>[0],
      new Date().toISOString(),
      deadlineHandlers,
      worker,
    );
  };
  const report = (id: string, detail: object) =>
    handleTreasuryMessage(
      treasuryMessage({
        body: JSON.stringify({
          id,
          source: 'voucher.treasury',
          'detail-type': 'TreasuryPaymentReported',
          detail,
        }),
      }),
      new Date().toISOString(),
      worker,
    );

  return {
    tables,
    call,
    write,
    settle,
    take,
    addDocument,
    addAgency,
    addOrder,
    followUp,
    report,
    locks,
    money,
    said,
    worker,
    stop() {
      vi.useRealTimers();
      dynamo.stop();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
