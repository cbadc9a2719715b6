import { decideRefer } from '../../shared/domain/credit-record/refer.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { referral, REFERRALS, referralsOf } from '../../shared/store/aggregates/credit-record.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { builtOn } from '../../shared/store/built-on.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { CreditRecordDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { referralView } from './views.ts';

/** Refers a grave case for legal liability (14-2e). */
export async function sendReferral(
  request: Request<(typeof routes)['sendReferral']>,
  { tables }: CreditRecordDeps,
): Promise<Plan> {
  const { violationId, ...about } = request.body;
  const found = await get(tables, violation, violationId);
  const id = newId();
  const decided = orThrow(decideRefer(id, about, found, acting(request)));
  await requireDocuments(tables, about.documentIds, found.body, '14-2e');
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(referral, { newId: id }, decided)],
    checks: [{ kind: violation.kind, id: found.id, version: found.version }],
    projections: [builtOn(decided.body.basedOn, `REFERRAL#${id}`)],
    response: {
      status: 201,
      body: referralView(after),
      headers: { location: `/referrals/${id}`, ...etag(after.version) },
    },
  };
}

/** All referrals, or those of one agency, the latest first. */
export async function listReferrals(
  { query }: Request<(typeof routes)['listReferrals']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } =
    query.uscc === undefined
      ? await list(tables, referral, 'list1', { pk: REFERRALS, newestFirst: true }, query)
      : await list(tables, referral, 'list2', { pk: referralsOf(query.uscc), newestFirst: true }, query);
  return { status: 200, body: { items: items.map(referralView), ...rest } };
}

export async function readReferral(
  { params }: Request<(typeof routes)['readReferral']>,
  { tables }: CreditRecordDeps,
): Promise<Reply> {
  const found = await get(tables, referral, params.referralId);
  return { status: 200, body: referralView(found), headers: etag(found.version) };
}
