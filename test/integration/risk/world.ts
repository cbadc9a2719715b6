import { vi } from 'vitest';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { ArchiveSealed } from '../../../events/archive-sealed/v1.ts';
import { ContactPhoneVerified } from '../../../events/contact-phone-verified/v1.ts';
import type { Envelope } from '../../../events/envelope.ts';
import { OrderPlaced } from '../../../events/order-placed/v1.ts';
import { RedemptionClaimed } from '../../../events/redemption-claimed/v1.ts';
import { handlers as riskHandlers } from '../../../functions/risk/handlers.ts';
import { react } from '../../../functions/risk/react.ts';
import { routes as riskRoutes } from '../../../functions/risk/routes.ts';
import { handlers as violationHandlers } from '../../../functions/violations/handlers.ts';
import { routes as violationRoutes } from '../../../functions/violations/routes.ts';
import type { ArchiveBody } from '../../../shared/domain/archive/archive.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { type OrderBody, orderRefOf } from '../../../shared/domain/order/order.ts';
import type { RedemptionBody } from '../../../shared/domain/redemption/redemption.ts';
import { httpVerificationGateway } from '../../../shared/platform/verification-gateway/http-gateway.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { apiCaller } from '../../support/api-call.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { startGateway } from '../../support/gateway-stand-in.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { invoice, orderBody, payment } from '../../support/risk-fixtures.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';

const routes = { ...riskRoutes, ...violationRoutes };
const handlers = { ...riskHandlers, ...violationHandlers };

const NOW = '2026-04-10T01:00:00.000Z';
const PATIENCE = { timeoutMs: 20_000, attempts: 1, firstPauseMs: 1, breakAfter: 1000, restMs: 1000 };

export const person = (name: string, roles: readonly Role[], more: Partial<Principal> = {}): Principal => ({
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
export const ANNA = person('anna', ['CENTRE_OFFICER']);
export const RUI = person('rui', ['CENTRE_REVIEWER']);
export const MIN = person('min', ['CENTRE_REVIEWER']);

/** The functions of risk on an engine and a gateway of the test's own, with orders put straight into the store. */
export async function startWorld() {
  const [dynamo, gateway] = await Promise.all([startDynamo(), startGateway()]);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const log = keptLog();
  const settings = settingsSource(tables);
  let caller: Principal | undefined;
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
  let sequence = 3000;

  const call = apiCaller(routes, handler, (who) => {
    caller = who;
  });

  const put = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan);

  /** An agency that no test has used before. */
  async function newAgency() {
    const uscc = usccFixture((sequence += 1));
    const agencyId = newId();
    const event = happened(
      AgencyImported,
      { agencyId, uscc, onboardedOn: '2024-01-01', categories: [], batchId: 'B' },
      { article: '2-1', to: 'ACTIVE' },
    );
    const body = {
      uscc,
      name: '上海样例检测技术有限公司',
      onboardedOn: '2024-01-01',
      categories: [],
      origin: { kind: 'IMPORT' as const, batchId: 'B', source: '样例' },
      createdAt: NOW,
    };
    await put({ changes: [change(agency, { newId: agencyId }, { events: [event], body })] });
    return { agencyId, uscc };
  }

  const newBuyer = () => {
    const uscc = usccFixture((sequence += 1));
    return { id: uscc, kind: 'ENTERPRISE' as const, uscc, name: '上海样例科技有限公司' };
  };

  /** An order as it stands in a status, of a new agency and buyer unless said otherwise. */
  async function newOrder(status: string, more: Partial<OrderBody> = {}) {
    const seller = more.agencyId === undefined ? await newAgency() : {};
    const sha = `${newId().padEnd(43, 'A')}=`;
    const usual = orderBody();
    const files = {
      ...(usual.contract && { contract: { ...usual.contract, sha256: sha } }),
      deliveries: usual.deliveries.map((each) => ({ ...each, hashes: [sha] })),
    };
    const body = { ...usual, ...files, ...seller, buyer: newBuyer(), ...more };
    const orderId = newId();
    const placed = { orderNo: body.orderNo, productId: body.productId, productVersion: 1 };
    const event = happened(
      OrderPlaced,
      { ...orderRefOf({ id: orderId, body }), ...placed },
      { article: '6-1b', to: status },
    );
    await put({ changes: [change(order, { newId: orderId }, { events: [event], body })] });
    return { orderId, body };
  }

  /** Its sealed archive with one invoice and one payment. */
  async function seal(
    orderId: string,
    { agencyId, uscc, buyer }: OrderBody,
    more: { invoice?: object; payment?: object } = {},
  ) {
    const body: ArchiveBody = {
      agencyId,
      uscc,
      buyerId: buyer.id,
      openedAt: NOW,
      items: [invoice({ sellerUscc: uscc, ...more.invoice }).item, payment(more.payment)],
      corrections: [],
    };
    const event = happened(
      ArchiveSealed,
      { orderId, agencyId, uscc, sealHash: 'h', retainUntil: '2036-04-10' },
      { article: '6-4a', to: 'SEALED' },
    );
    await put({ changes: [change(archive, { newId: orderId }, { events: [event], body })] });
  }

  async function claim(orderId: string, { agencyId, uscc, orderNo, voucherFen }: OrderBody) {
    const body: RedemptionBody = {
      orderNo,
      agencyId,
      uscc,
      amountFen: voucherFen,
      claimedBy: 'u-agency',
      claimedAt: NOW,
      round: 1,
      proposals: 0,
      records: 0,
      holds: [],
    };
    const ref = { redemptionId: orderId, orderId, agencyId, uscc };
    const event = happened(
      RedemptionClaimed,
      { ...ref, amountFen: voucherFen, round: 1 },
      { article: '6-1c', to: 'CLAIMED' },
    );
    await put({ changes: [change(redemption, { newId: orderId }, { events: [event], body })] });
  }

  async function verifiedPhone(uscc: string, phoneHash: string) {
    const event = happened(ContactPhoneVerified, { uscc }, { article: '5-1c', to: 'VERIFIED' });
    const verified = { phoneRef: 'r', phoneHash, verifiedAt: NOW, verifiedBy: 'u' };
    const body = { uscc, verified, requests: [] };
    await put({ changes: [change(contact, { newId: uscc }, { events: [event], body })] });
  }

  /** Brings an event to the worker, once more each time it is called with the same id. */
  async function deliver(type: string, orderId: string, data: object = {}, id = newId()) {
    const event: Envelope = {
      id,
      type,
      version: 1,
      at: NOW,
      aggregate: { kind: 'ORDER', id: orderId, version: 1 },
      role: 'SYSTEM',
      article: '6-1b',
      policyVersion: 'default',
      cause: 'test',
      data: { ...data },
    };
    await react(event, new Date().toISOString(), deps);
    return id;
  }

  const pageOfFlags = (pk: string, index: 'list2' | 'list3') =>
    list(tables, riskFlag, index, { pk }, { limit: 100 });
  /** `FR-04 HOLD OPEN` of each flag about an order. */
  const flagsOf = async (orderId: string) =>
    (await pageOfFlags(`RISKFLAG#SUBJECT#ORDER#${orderId}`, 'list3')).items
      .map(({ status, body }) => `${body.ruleId} ${body.severity} ${status}`)
      .toSorted();
  const flagsOfAgency = async (agencyId: string) =>
    (await pageOfFlags(`RISKFLAG#SUBJECT#AGENCY#${agencyId}`, 'list3')).items
      .map(({ status, body }) => `${body.ruleId} ${body.severity} ${status}`)
      .toSorted();
  const tasksAbout = async (subjectRef: string) =>
    (await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 100 })).items
      .filter(({ status }) => status !== 'DONE')
      .map(({ body }) => `${body.queue} ${body.kind}`);

  return {
    tables,
    gateway,
    log,
    call,
    put,
    newAgency,
    newBuyer,
    newOrder,
    seal,
    claim,
    verifiedPhone,
    deliver,
    flagsOf,
    flagsOfAgency,
    tasksAbout,
    readOrder: (orderId: string) => get(tables, order, orderId),
    readRedemption: (orderId: string) => get(tables, redemption, orderId),
    readFlag: (flagId: string) => load(tables, riskFlag, flagId),
    stop: async () => {
      vi.useRealTimers();
      dynamo.stop();
      await gateway.stop();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
