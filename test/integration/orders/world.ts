import { expect, vi } from 'vitest';
import type * as z from 'zod';
import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import { MARKET_SOURCE } from '../../../events/inbound/market-order.ts';
import { ProductPublished } from '../../../events/product-published/v1.ts';
import { deadlineHandlers } from '../../../functions/orders/deadlines.ts';
import { handlers } from '../../../functions/orders/handlers.ts';
import { ingest } from '../../../functions/orders/ingest/ingest.ts';
import { routes } from '../../../functions/orders/routes.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { decideStanding } from '../../../shared/domain/agency/change-standing.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-kind.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { EligibilityAnswer } from '../../../shared/platform/voucher-platform/voucher-platform.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history, list } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import { type ApiCall, apiCaller } from '../../support/api-call.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { completeContent } from '../../support/catalogue-fixtures.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { declaration, PLACED_AT } from '../../support/order-fixtures.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { BUYER, OFFICER, person } from './people.ts';

/** The functions of orders on an engine of the test's own; `Date` stands at PLACED_AT until moved. */
export async function startWorld() {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(PLACED_AT) });
  const { tables } = dynamo;
  const settings = settingsSource(tables);
  const platform = { answer: { status: 'NOT_CONNECTED' } as EligibilityAnswer };
  let caller: Principal | undefined;
  const deps = {
    tables,
    settings,
    log: keptLog(),
    cipher: { encrypt: async () => new Uint8Array(), decrypt: async () => '' },
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
    materials: {
      downloadLink: async () => ({ url: 'https://bucket.example/file', expiresAt: now() }),
    },
    voucherPlatform: { eligibility: async () => platform.answer },
  };
  const handler = apiHandler(routes, handlers, deps);
  const now = () => new Date().toISOString();
  let sequence = 4000;

  const ask = apiCaller(routes, handler, (who) => {
    caller = who;
  });

  async function call(operation: keyof typeof routes, given: ApiCall) {
    const answer = await ask(operation, given);
    // What the route describes is what it answers, member by member.
    const described = (routes[operation].responses() as Record<number, { schema: z.ZodType } | undefined>)[
      answer.status ?? 0
    ];
    if (described !== undefined) expect(described.schema.parse(answer.body)).toEqual(answer.body);
    return answer;
  }

  async function done(operation: keyof typeof routes, input: ApiCall) {
    const answer = await call(operation, input);
    if ((answer.status ?? 500) >= 300) throw new Error(`${operation}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const commitPlan = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan);

  /** An agency on the platform with these categories, and a product on offer. */
  async function seller(categories = ['INSPECTION_TESTING']) {
    const uscc = usccFixture((sequence += 1));
    const [agencyId, productId] = [newId(), newId()];
    const imported = { agencyId, uscc, onboardedOn: '2024-01-01', categories, batchId: 'B' };
    await commitPlan({
      changes: [
        change(
          agency,
          { newId: agencyId },
          {
            events: [happened(AgencyImported, imported, { article: '2-1', to: 'ACTIVE' })],
            body: {
              uscc,
              name: '示例检测有限公司',
              onboardedOn: '2024-01-01',
              categories: categories.map((code) => ({ code, grantedOn: '2024-01-01' })),
              origin: { kind: 'IMPORT', batchId: 'B', source: '样例' },
              createdAt: now(),
            },
          },
        ),
        change(
          product,
          { newId: productId },
          {
            events: [
              happened(
                ProductPublished,
                { productId, agencyId, uscc, category: 'INSPECTION_TESTING', version: 1 },
                { article: '5-5a', to: 'PUBLISHED' },
              ),
            ],
            body: {
              agencyId,
              uscc,
              content: completeContent(),
              version: 1,
              createdAt: now(),
              createdBy: 'u',
              publishedAt: now(),
            },
          },
        ),
      ],
      guards: [takeLiveAgency(uscc, agencyId)],
    });
    return { agencyId, productId, uscc, admin: person(`agency-${uscc}`, ['AGENCY_ADMIN'], uscc) };
  }

  type Seller = Awaited<ReturnType<typeof seller>>;

  const form = ({ productId }: Seller, more: object = {}) => ({
    productId,
    productVersion: 1,
    requirement: '材料力学性能检测',
    priceFen: 1_000_000,
    voucherFen: 500_000,
    dueOn: '2026-05-01',
    declaration,
    ...more,
  });

  /** An order by BUYER, accepted and confirmed when told so. */
  async function orderOf(who: Seller, until: 'PLACED' | 'ACCEPTED' | 'QUOTA_CONFIRMED' = 'PLACED') {
    const { orderId } = await done('placeOrder', { as: BUYER, body: form(who) });
    const params = { orderId: String(orderId) };
    if (until !== 'PLACED') await done('acceptOrder', { as: who.admin, params, body: { declaration } });
    if (until === 'QUOTA_CONFIRMED')
      await done('decideOrderQuota', { as: OFFICER, params, body: { outcome: 'CONFIRMED' } });
    return params;
  }

  async function paper(uscc: string, kind: DocumentKind, status = 'CLEAN', sha256 = fakeHash(newId())) {
    const id = newId();
    const event = happened(
      DocumentRegistered,
      { documentId: id, uscc, kind },
      { article: '5-1d', to: status },
    );
    const file = { fileName: '材料.pdf', mediaType: 'application/pdf', bytes: 10, sha256 };
    const scan = { at: now(), versionId: 'V1', verdict: 'NO_THREATS_FOUND' };
    const made = { objectKey: `uploads/${uscc}/${id}`, registeredBy: 'u', registeredAt: now(), scan };
    const body = { uscc, origin: 'AGENCY' as const, kind, ...file, ...made };
    await commitPlan({ changes: [change(document, { newId: id }, { events: [event], body })] });
    return id;
  }

  async function suspend(agencyId: string) {
    const loaded = await get(tables, agency, agencyId);
    const roles: Role[] = ['COMMISSION_OFFICER'];
    const by = { now: now(), actor: { id: 'u-commission', role: 'COMMISSION_OFFICER' }, roles };
    await commitPlan({
      changes: [change(agency, loaded, orThrow(decideStanding(loaded, 'suspend', 'D#1', by)))],
    });
  }

  async function openTasks(subjectRef: string) {
    const { items } = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 100 });
    return items.filter(({ status }) => status !== 'DONE').map(({ body }) => body.kind);
  }

  return {
    tables,
    deps,
    platform,
    call,
    done,
    seller,
    form,
    orderOf,
    paper,
    suspend,
    openTasks,
    commitPlan,
    orderAt: (orderId: string) => get(tables, order, orderId),
    trail: async (kind: string, id: string) =>
      (await history(tables, kind, id, { limit: 100 })).items.map(({ type }) => type),
    at: (instant: string) => vi.setSystemTime(new Date(instant)),
    /** Fires a deadline as the timers do; `Date` must have come to it. */
    fire: (kind: string, id: string, deadline: string) =>
      fireDeadline({ aggregate: { kind, id }, deadline, dueAt: now() }, now(), deadlineHandlers, deps),
    /** Hands over one bus entry of the market. */
    market: (type: string, detail: unknown, id = newId()) =>
      ingest({ id, source: MARKET_SOURCE, 'detail-type': type, detail }, now(), deps),
    stop: () => {
      vi.useRealTimers();
      dynamo.stop();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;

export const fakeHash = (seed: string) => `${seed.replaceAll('-', '').padEnd(43, 'A').slice(0, 43)}=`;
