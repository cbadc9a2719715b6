import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { ProductPublished } from '../../../events/product-published/v1.ts';
import { DocumentRegistered } from '../../../events/document-registered/v1.ts';
import { Envelope } from '../../../events/envelope.ts';
import type { Continuation } from '../../../functions/exchange/continuation.ts';
import { handlers } from '../../../functions/exchange/handlers.ts';
import { COLUMNS } from '../../../functions/exchange/imports/columns.ts';
import { react } from '../../../functions/exchange/react.ts';
import { routes } from '../../../functions/exchange/routes.ts';
import { DATA_SHEET } from '../../../functions/exchange/workbooks/sheets.ts';
import { type CellContent, writeWorkbook } from '../../../functions/exchange/workbooks/write-workbook.ts';
import { WORKBOOK } from '../../../shared/domain/document/register.ts';
import { happened } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import type { ImportKind } from '../../../shared/domain/import/import.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { history, list } from '../../../shared/store/read.ts';
import { commitBySystem } from '../../support/commit-by-system.ts';
import { completeContent } from '../../support/catalogue-fixtures.ts';
import { startDynamo } from '../../support/dynamo.ts';
import { keptLog } from '../../support/quiet-log.ts';
import { adjustableSettings } from './adjustable-settings.ts';

export const NOW = '2026-04-02T01:00:00.000Z';

const person = (name: string, roles: readonly Role[], uscc?: string): Principal => ({
  id: `u-${name}`,
  roles,
  identity: {
    issuer: 'https://login.example.test',
    subject: name,
    subjectType: uscc === undefined ? 'PERSON' : 'LEGAL_PERSON',
    assurance: 'HIGH',
    displayName: name,
    roles: [],
  },
  ...(uscc !== undefined && { uscc: uscc as NonNullable<Principal['uscc']> }),
});
export const ADMIN = person('admin', ['CENTRE_ADMIN']);
export const SECOND = person('second', ['CENTRE_ADMIN']);
export const OFFICER = person('anna', ['CENTRE_OFFICER']);
export const agencyLogin = (uscc: string) => person(`agency-${uscc}`, ['AGENCY_ADMIN'], uscc);

/** The functions of exchange on an engine of the test's own; files lie in memory. */
export async function startWorld() {
  const dynamo = await startDynamo();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const { tables } = dynamo;
  const { settings, setPolicy } = adjustableSettings(tables);
  const log = keptLog();
  const kept = new Map<string, Buffer>();
  const sent: Continuation[] = [];
  let caller: Principal | undefined;
  let pace = 0;
  let clock = 0;
  const worker = {
    tables,
    settings,
    log,
    files: {
      read: async (key: string) => kept.get(key),
      write: async (key: string, bytes: Uint8Array) => {
        kept.set(key, Buffer.from(bytes));
        return 'v1';
      },
    },
    pages: { send: async (messages: readonly Continuation[]) => void sent.push(...messages) },
    elapsed: () => (clock += pace),
    rowsAPart: 50,
  };
  const handler = apiHandler(routes, handlers, {
    tables,
    settings,
    log,
    cipher: { encrypt: async () => new Uint8Array(), decrypt: async () => '' },
    authenticate: async () => caller,
    policyVersion: async (now: string) => (await settings.current(now)).policy.version,
    materials: {
      downloadLink: async ({ objectKey }: { objectKey: string }) => ({
        url: `https://bucket.example/${objectKey}`,
        expiresAt: NOW,
      }),
    },
  });

  async function raw(
    operation: keyof typeof routes,
    as: Principal,
    { params, query, body }: { params?: object; query?: object; body?: unknown } = {},
  ) {
    caller = as;
    const { method, path } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
      pathParameters: params,
      queryStringParameters: query,
      body: body === undefined ? undefined : JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: { requestId: newId(), http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    return handler(event, {} as Parameters<typeof handler>[1]);
  }

  async function call(...args: Parameters<typeof raw>) {
    const result = await raw(...args);
    const body = JSON.parse(result.body ?? '{}');
    return { status: result.statusCode, body, code: body.code };
  }

  const put = (plan: Parameters<typeof commitBySystem>[1]) => commitBySystem(tables, plan, NOW);

  /** A scanned upload of a workbook. */
  async function upload(kind: ImportKind, rows: readonly Readonly<Record<string, CellContent>>[]) {
    const columns = COLUMNS[kind];
    const bytes = await writeWorkbook([
      {
        name: DATA_SHEET,
        headings: columns.map(({ zh }) => zh),
        rows: rows.map((row) => columns.map(({ key }) => row[key])),
      },
    ]);
    return uploadBytes(bytes);
  }

  async function uploadBytes(bytes: Buffer) {
    const documentId = newId();
    const objectKey = `uploads/CENTRE/${documentId}`;
    kept.set(objectKey, bytes);
    const event = happened(
      DocumentRegistered,
      { documentId, uscc: 'CENTRE', kind: 'IMPORT_FILE' },
      { article: '2-1', to: 'CLEAN' },
    );
    const body = {
      uscc: 'CENTRE',
      origin: 'CENTRE',
      kind: 'IMPORT_FILE',
      fileName: '名录.xlsx',
      mediaType: WORKBOOK,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64'),
      objectKey,
      registeredBy: ADMIN.id,
      registeredAt: NOW,
      scan: { at: NOW, versionId: 'v1', verdict: 'NO_THREATS_FOUND' },
    } as const;
    await put({ changes: [change(document, { newId: documentId }, { events: [event], body })] });
    return documentId;
  }

  /** Delivers what happened to an import or export, twice, and the work that follows from it. */
  async function deliver(kind: 'IMPORT' | 'EXPORT', id: string) {
    const { items } = await history(tables, kind, id, { limit: 50 });
    const last = items.at(-1);
    if (last === undefined) throw new Error('nothing happened');
    const { type, data } = last;
    const envelope = { id: last.id, type, data } as unknown as Envelope;
    for (const message of [envelope, envelope]) await react(message, NOW, worker);
    let messages = 0;
    for (let next = sent.shift(); next !== undefined; next = sent.shift(), messages += 1)
      for (const message of [next, next]) await react(message, NOW, worker);
    return messages;
  }

  async function handIn(kind: ImportKind, documentId: string) {
    const body = { kind, documentId, source: '2024年名录' };
    const asked = await call('requestImport', ADMIN, { body });
    const params = { importId: String(asked.body.importId) };
    const messages = asked.status === 202 ? await deliver('IMPORT', params.importId) : 0;
    return { asked, params, messages };
  }

  const read = async (params: { importId: string }) => (await call('readImport', ADMIN, { params })).body;
  const rowsOf = async (params: { importId: string }) =>
    (await call('listImportRows', ADMIN, { params, query: { limit: '100' } })).body.items;

  async function apply(params: { importId: string }) {
    const answer = await call('applyImport', SECOND, { params });
    const messages = await deliver('IMPORT', params.importId);
    return { answer, messages };
  }

  async function published(sold: { readonly id: string; readonly body: { readonly uscc: string } }) {
    const productId = newId();
    const content = completeContent({ category: 'RESEARCH_DEVELOPMENT' });
    const of = { productId, agencyId: sold.id, uscc: sold.body.uscc, category: content.category };
    const event = happened(ProductPublished, { ...of, version: 1 }, { article: '6-1a', to: 'PUBLISHED' });
    const body = {
      agencyId: sold.id,
      uscc: sold.body.uscc,
      content,
      version: 1,
      createdBy: ADMIN.id,
      createdAt: NOW,
      publishedAt: NOW,
      firstPublishedAt: NOW,
    };
    await put({
      changes: [change(product, { newId: productId }, { events: [event], body: product.body().parse(body) })],
    });
    return productId;
  }

  return {
    tables,
    call,
    raw,
    put,
    upload,
    uploadBytes,
    deliver,
    handIn,
    read,
    rowsOf,
    apply,
    published,
    file: (key: string) => kept.get(key),
    /** Each look at the watch takes so many milliseconds. */
    setPace: (ms: number) => void (pace = ms),
    setPolicy,
    agencies: async () =>
      (await list(tables, agency, 'list1', { pk: 'AGENCY#ACTIVE' }, { limit: 100 })).items,
    stop: () => dynamo.stop(),
  };
}
