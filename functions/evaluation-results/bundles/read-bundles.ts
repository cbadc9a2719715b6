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
import { categoryResultsOf } from '../ranking/category-results.ts';
import { amendmentsOf, publicAmendment } from '../readings/amended.ts';
import { bundleSecret } from './build.ts';
import { partView, readBundleCursor } from './bundle-cursor.ts';
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

/**
 * One part of the public bundle: for anybody, once the result is published (domain §6.5). It stays what was published first,
 * under its root; what was amended since stands beside it (9-6b).
 */
export async function readPublicBundle(
  { params, query }: Request<(typeof routes)['readPublicBundle']>,
  { tables }: ResultsDeps,
): Promise<Reply> {
  const { cycleId } = params;
  const { part, cursor: from } = readBundleCursor(query.cursor, ['rows']);
  const head = await readPublicHead(tables, cycleId);
  if (head === undefined) throw notFound();
  const [{ items, cursor }, results] = await Promise.all([
    readPublicParts(tables, cycleId, { limit: PARTS, cursor: from }),
    categoryResultsOf(tables, cycleId, head.scheme.categories),
  ]);
  const amendments = await Promise.all(results.map((result) => amendmentsOf(tables, result.body)));
  const bundle: PublicBundle = {
    ...head,
    asked: items.flatMap(({ asked }) => asked),
    rows: items.flatMap(({ rows }) => rows),
    others: items.flatMap(({ others }) => others),
  };
  const next = cursor === undefined ? undefined : { list: 'rows', cursor };
  return {
    status: 200,
    body: {
      bundle,
      of: 'RESULT_AS_FIRST_PUBLISHED',
      amendments: amendments.flat().map(publicAmendment),
      ...partView(`/evaluation-bundles/${cycleId}`, part, next),
    },
  };
}

const ENTRIES = 50;

/**
 * One part of the auditors' bundle: first all draws, then the entries as they were published. It names users and agencies,
 * so it is for the Commission and the Finance Bureau alone.
 */
export async function readAuditBundle(
  { params, query }: Request<(typeof routes)['readAuditBundle']>,
  deps: ResultsDeps,
): Promise<Reply> {
  const { cycleId } = params;
  const { part, list, cursor } = readBundleCursor(query.cursor, ['draws', 'entries']);
  const head = await readAuditHead(deps.tables, cycleId);
  if (head === undefined) throw notFound();
  const page = { limit: ENTRIES, cursor };
  const samples = list === 'draws' ? await sampleRecords(cycleId, page, deps) : undefined;
  const entries = list === 'entries' ? await readPublishedRecords(deps.tables, cycleId, page) : undefined;
  const secret = await deps.keyedHash.of(bundleSecret, cycleId);
  const bundle: AuditBundle = {
    ...head,
    secret,
    samples: [...(samples?.items ?? [])],
    entries: [...(entries?.items ?? [])],
  };
  const more = (samples ?? entries)?.cursor;
  const next = more !== undefined ? { list, cursor: more } : samples && { list: 'entries' as const };
  return {
    status: 200,
    body: { bundle, ...partView(`/evaluation-cycles/${cycleId}/audit-bundle`, part, next) },
    headers: { 'cache-control': 'private, no-store' },
  };
}

/**
 * An agency's own entry with its way to the published root: it recomputes its points, and finds its leaf. Where too few users
 * have answered, what it was decided from stands as a hash (domain §6.5).
 */
export async function readReceiptBundle(
  { params, principal, now }: Request<(typeof routes)['readReceiptBundle']>,
  { tables, keyedHash, settings }: ResultsDeps,
): Promise<Reply> {
  const found = await entryForReceipt(params.entryId, principal, tables);
  const { cycleId, category, agencyId } = found.body;
  const [{ policy }, head, leaf, measured] = await Promise.all([
    settings.current(now),
    readAuditHead(tables, cycleId),
    readLeaf(tables, cycleId, entryIdOf(cycleId, category, agencyId)),
    readMeasured(tables, cycleId, [category]),
  ]);
  if (head === undefined || leaf === undefined) throw notFound();
  const secret = await keyedHash.of(bundleSecret, cycleId);
  const contexts = Object.fromEntries(measured.map((each) => [each.category, each.context]));
  const of = { cycleId, scheme: head.scheme, secret, contexts };
  const bundle = receiptBundle(of, leaf, leaf, policy.get('evaluation.sample.minDisclosed'));
  return { status: 200, body: { bundle }, headers: { 'cache-control': 'private, no-store' } };
}
