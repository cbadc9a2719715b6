import type { CreditRecordBody } from '../../shared/domain/credit-record/credit-record.ts';
import {
  decideActivate,
  decideCorrect,
  decideDrop,
  decideRefer,
  decideReport,
  decideRevoke,
} from '../../shared/domain/credit-record/decide.ts';
import type { CreditRecordStatus } from '../../shared/domain/credit-record/machine.ts';
import type { Decided } from '../../shared/domain/event.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { CommonApiDeps, ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import {
  creditRecord,
  creditRecordsIn,
  creditRecordsOf,
  referral,
} from '../../shared/store/aggregates/credit-record.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { builtOn } from '../../shared/store/built-on.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import { type Standing, standingAfter } from '../../shared/store/standing-after.ts';
import { closeSteps, type Step } from '../../shared/store/tasks.ts';
import type { Tables } from '../../shared/store/table.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { routes } from './routes.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

type Routes = typeof routes;
type Shown = Pick<Standing<CreditRecordBody>, 'id' | 'status' | 'version' | 'body'>;

/** A record; whom it concerns is not told which officer did what. */
export function view({ id, status, version, body }: Shown, principal: Pick<Principal, 'roles'>) {
  const by = 'COMMISSION';
  const { report, ended, corrections } = body;
  const withoutOfficers = {
    ...body,
    draftedBy: by,
    corrections: corrections.map((each) => ({ ...each, by })),
    ...(report && { report: { ...report, by } }),
    ...(ended && { ended: { ...ended, by } }),
  };
  const shown = isOfficer(principal) ? body : withoutOfficers;
  return { creditRecordId: id, status: status as CreditRecordStatus, version, ...shown };
}

interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly creditRecordId: string };
}

async function recordFor(
  { principal, params, ifMatch }: Omit<Handling, 'now'>,
  tables: Tables,
): Promise<Loaded<CreditRecordBody>> {
  const found = await get(tables, creditRecord, params.creditRecordId);
  if (!isOfficer(principal) && found.body.uscc !== principal.uscc)
    throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(found, ifMatch);
  return found;
}

function planOf(
  found: Loaded<CreditRecordBody>,
  decided: Decided<CreditRecordBody>,
  { principal }: Pick<Handling, 'principal'>,
  { changes = [], checks = [] }: Partial<Pick<Plan, 'changes' | 'checks'>> = {},
  /** Who decided before, and may not decide again (④). */
  first?: { readonly path: string[]; readonly actorId: string },
): Plan {
  const after = standingAfter(found, decided);
  const notBy = first && { ...first, refusal: refuse('FOUR_EYES', { article: '14-2d' }) };
  return {
    changes: [change(creditRecord, found, decided, notBy), ...changes],
    checks,
    response: { status: 200, body: view(after, principal), headers: etag(after.version) },
  };
}

const steps = ({ id, body }: Loaded<CreditRecordBody>): Step[] =>
  (['CONSIDER_HEARING', 'DECIDE_CREDIT_RECORD'] as const).map((kind) => ({
    subjectRef: `CREDITRECORD#${id}`,
    kind,
    round: body.hearingId,
    article: '14-2d',
  }));

export async function dropCreditRecord(
  request: Request<Routes['dropCreditRecord']>,
  { tables }: CommonApiDeps,
) {
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideDrop(found, request.body.reason, officer));
  return planOf(found, decided, request, { changes: await closeSteps(steps(found), officer, tables) });
}

export async function reportCreditRecord(
  request: Request<Routes['reportCreditRecord']>,
  { tables }: CommonApiDeps,
) {
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const [heard, basis] = await Promise.all([
    get(tables, hearing, found.body.hearingId),
    get(tables, violation, found.body.basedOn.slice('VIOLATION#'.length)),
  ]);
  const { reason } = request.body;
  const decided = orThrow(decideReport(found, { hearing: heard, violation: basis, reason }, officer));
  const more = {
    changes: await closeSteps(steps(found), officer, tables),
    checks: [
      { kind: hearing.kind, id: heard.id, version: heard.version },
      { kind: violation.kind, id: basis.id, version: basis.version },
    ],
  };
  return planOf(found, decided, request, more, { path: ['draftedBy'], actorId: officer.actor.id });
}

export async function activateCreditRecord(
  request: Request<Routes['activateCreditRecord']>,
  { tables }: CommonApiDeps,
) {
  const found = await recordFor(request, tables);
  return planOf(found, orThrow(decideActivate(found, acting(request))), request);
}

export async function correctCreditRecord(
  request: Request<Routes['correctCreditRecord']>,
  { tables }: CommonApiDeps,
) {
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideCorrect(found, request.body, officer));
  await requireDocuments(tables, request.body.documentIds, found.body, '14-2d');
  return planOf(found, decided, request, {}, { path: ['report', 'by'], actorId: officer.actor.id });
}

export async function revokeCreditRecord(
  request: Request<Routes['revokeCreditRecord']>,
  { tables }: CommonApiDeps,
) {
  const found = await recordFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideRevoke(found, request.body, officer));
  await requireDocuments(tables, request.body.documentIds, found.body, '14-2d');
  return planOf(found, decided, request, {}, { path: ['report', 'by'], actorId: officer.actor.id });
}

export async function listCreditRecords(
  { query, principal }: Request<Routes['listCreditRecords']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { uscc, status } = query;
  const { items, ...rest } =
    uscc === undefined
      ? await list(tables, creditRecord, 'list1', { pk: creditRecordsIn(status) }, query)
      : await list(tables, creditRecord, 'list2', { pk: creditRecordsOf(uscc), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => view(each, principal)), ...rest } };
}

export async function readCreditRecord(
  request: Request<Routes['readCreditRecord']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const found = await recordFor(request, tables);
  return { status: 200, body: view(found, request.principal), headers: etag(found.version) };
}

/** Refers a grave case for legal liability (14-2e). */
export async function sendReferral(
  request: Request<Routes['sendReferral']>,
  { tables }: CommonApiDeps,
): Promise<Plan> {
  const { violationId, ...about } = request.body;
  const found = await get(tables, violation, violationId);
  const id = newId();
  const decided = orThrow(decideRefer(id, about, found, acting(request)));
  await requireDocuments(tables, about.documentIds, found.body, '14-2e');
  return {
    changes: [change(referral, { newId: id }, decided)],
    checks: [{ kind: violation.kind, id: found.id, version: found.version }],
    projections: [builtOn(decided.body.basedOn, `REFERRAL#${id}`)],
    response: { status: 201, body: { referralId: id, ...decided.body } },
  };
}
