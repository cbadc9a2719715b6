import type { AuditBundle } from '../../../shared/domain/evaluation/bundle/audit.ts';
import type { PublicBundle } from '../../../shared/domain/evaluation/bundle/public.ts';
import { receiptBundle } from '../../../shared/domain/evaluation/bundle/receipt.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { readMeasured } from '../../../shared/store/evaluation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { ResultsDeps } from '../deps.ts';
import { entryForReceipt } from '../receipts/own-entry.ts';
import type { routes } from '../routes.ts';
import { bundleSecret } from './build.ts';
import {
  readAuditHead,
  readLeaf,
  readPublicHead,
  readPublicParts,
  readPublishedRecords,
} from './bundle-items.ts';
import { sampleRecords } from './sample-records.ts';

const notFound = () => new ProblemError(refuse('NOT_FOUND'));
const PARTS = 5;

/** One part of the public bundle: for anybody, once the result is published (domain §6.5). */
export async function readPublicBundle(
  { params, query }: Request<(typeof routes)['readPublicBundle']>,
  { tables }: ResultsDeps,
): Promise<Reply> {
  const { cycleId } = params;
  const head = await readPublicHead(tables, cycleId);
  if (head === undefined) throw notFound();
  const { items, cursor } = await readPublicParts(tables, cycleId, { limit: PARTS, cursor: query.cursor });
  const bundle: PublicBundle = {
    ...head,
    asked: items.flatMap(({ asked }) => asked),
    rows: items.flatMap(({ rows }) => rows),
    others: items.flatMap(({ others }) => others),
  };
  return { status: 200, body: { bundle, ...(cursor !== undefined && { cursor }) } };
}

const ENTRIES = 50;
const [DRAWS, PUBLISHED] = ['draws', 'entries'];

/**
 * One part of the auditors' bundle: first all draws, then the entries as they were published. It names users and agencies,
 * so it is for the Commission and the Finance Bureau alone.
 */
export async function readAuditBundle(
  { params, query }: Request<(typeof routes)['readAuditBundle']>,
  deps: ResultsDeps,
): Promise<Reply> {
  const { cycleId } = params;
  const { list = DRAWS, cursor } = query;
  const head = await readAuditHead(deps.tables, cycleId);
  if (head === undefined || ![DRAWS, PUBLISHED].includes(list)) throw notFound();
  const page = { limit: ENTRIES, cursor };
  const samples = list === DRAWS ? await sampleRecords(cycleId, page, deps) : undefined;
  const entries = list === PUBLISHED ? await readPublishedRecords(deps.tables, cycleId, page) : undefined;
  const secret = await deps.keyedHash.of(bundleSecret, cycleId);
  const bundle: AuditBundle = {
    ...head,
    secret,
    samples: [...(samples?.items ?? [])],
    entries: [...(entries?.items ?? [])],
  };
  const more = (samples ?? entries)?.cursor;
  const next = more === undefined ? samples && { list: PUBLISHED } : { list, cursor: more };
  return {
    status: 200,
    body: { bundle, ...(next && { next }) },
    headers: { 'cache-control': 'private, no-store' },
  };
}

/** An agency's own entry with its way to the published root: it recomputes its points, and finds its leaf. */
export async function readReceiptBundle(
  { params, principal }: Request<(typeof routes)['readReceiptBundle']>,
  { tables, keyedHash }: ResultsDeps,
): Promise<Reply> {
  const found = await entryForReceipt(params.entryId, principal, tables);
  const { cycleId, category, agencyId } = found.body;
  const [head, leaf, measured] = await Promise.all([
    readAuditHead(tables, cycleId),
    readLeaf(tables, cycleId, entryIdOf(cycleId, category, agencyId)),
    readMeasured(tables, cycleId, [category]),
  ]);
  if (head === undefined || leaf === undefined) throw notFound();
  const secret = await keyedHash.of(bundleSecret, cycleId);
  const contexts = Object.fromEntries(measured.map((each) => [each.category, each.context]));
  const bundle = receiptBundle({ cycleId, scheme: head.scheme, secret, contexts }, leaf, leaf);
  return { status: 200, body: { bundle }, headers: { 'cache-control': 'private, no-store' } };
}
