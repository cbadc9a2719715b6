import { mayReadReports } from '../../../shared/domain/complaint/readers.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { decideDismissViolation, decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { VIOLATION_ARTICLES } from '../../../shared/domain/violation/kinds.ts';
import { type ViolationBody } from '../../../shared/domain/violation/violation.ts';
import { type ActingCaller, acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { violation, violationsIn, violationsOf } from '../../../shared/store/aggregates/violation.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { RiskDeps } from '../deps.ts';
import { freedBy } from '../flags/change-flag.ts';
import type { routes } from '../routes.ts';
import { violationView } from '../views.ts';

/** A confirmed flag becomes a suspicion, once each time it was confirmed; only a person does that (domain §5.2). */
export async function suspectViolation(
  request: Request<(typeof routes)['suspectViolation']>,
  { tables }: RiskDeps,
): Promise<Plan> {
  const { params, principal, body } = request;
  const flag = await get(tables, riskFlag, params.flagId);
  requireVersion(flag, request.ifMatch);
  const article = VIOLATION_ARTICLES[body.kind];
  if (flag.status !== 'CONFIRMED') {
    const detail = { zh: '风险提示尚未认定', en: 'The flag is not confirmed' };
    throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article, detail, extra: { state: flag.status } }));
  }
  const violationId = `${flag.id}-${flag.version}`;
  if ((await load(tables, violation, violationId)) !== undefined)
    throw new ProblemError(refuse('DUPLICATE', { article, extra: { violationId } }));
  const { agencyId, uscc, subjectRef } = flag.body;
  const suspicion = { agencyId, uscc, subjectRef, sourceRef: `RISKFLAG#${flag.id}`, ...body };
  const decided = orThrow(decideSuspectViolation(violationId, suspicion, acting(request)));
  const after = standingAfter({ id: violationId }, decided);
  return {
    changes: [change(violation, { newId: violationId }, decided)],
    checks: [{ kind: riskFlag.kind, id: flag.id, version: flag.version }],
    response: { status: 201, body: violationView(after, principal), headers: etag(after.version) },
  };
}

/** @throws FORBIDDEN_ROLE for whoever may not read reports, of what came from one (3-2g) */
function refuseReports({ roles }: Pick<Principal, 'roles'>, fromReport: boolean): void {
  if (fromReport && !mayReadReports(roles))
    throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '3-2g' }));
}

/** Suspicions of an agency or of a status; those that came from reports only when asked for. */
export async function listViolations(
  { query, principal }: Request<(typeof routes)['listViolations']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { agencyId, status, source, ...page } = query;
  refuseReports(principal, source === 'REPORT');
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, violation, 'list1', { pk: violationsIn(source, status) }, page)
      : await list(tables, violation, 'list2', { pk: violationsOf(source, agencyId) }, page);
  return { status: 200, body: { items: items.map((each) => violationView(each, principal)), ...rest } };
}

export async function readViolation(
  { params, principal }: Request<(typeof routes)['readViolation']>,
  { tables }: RiskDeps,
): Promise<Reply> {
  const loaded = await get(tables, violation, params.violationId);
  refuseReports(principal, loaded.body.fromReport === true);
  return { status: 200, body: violationView(loaded, principal), headers: etag(loaded.version) };
}

/** A suspicion came to nothing: what the flag behind it held is released. */
export async function dismissViolation(
  request: Request<(typeof routes)['dismissViolation']>,
  { tables }: RiskDeps,
): Promise<Plan> {
  const { params, principal, body } = request;
  const loaded = await get(tables, violation, params.violationId);
  requireVersion(loaded, request.ifMatch);
  const officer = acting(request);
  const decided = orThrow(decideDismissViolation(loaded, body.reason, officer));
  const article = VIOLATION_ARTICLES[loaded.body.kind];
  const notBy = {
    path: ['suspectedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article }),
  };
  const freed = await freedWith(tables, loaded, officer);
  const after = standingAfter(loaded, decided);
  return {
    ...freed,
    changes: [change(violation, loaded, decided, notBy), ...freed.changes],
    response: { status: 200, body: violationView(after, principal), headers: etag(after.version) },
  };
}

/** A flag that was raised again since holds on: it is to be decided anew. */
async function freedWith(tables: Tables, { id, body }: Loaded<ViolationBody>, officer: ActingCaller) {
  const [kind, flagId = ''] = body.sourceRef.split('#');
  const flag = kind === 'RISKFLAG' ? await load(tables, riskFlag, flagId) : undefined;
  if (flag === undefined || id !== `${flag.id}-${flag.version}`)
    return { changes: [], projections: [], guards: [] };
  const freed = await freedBy(tables, flag, officer);
  return { ...freed, checks: [{ kind: riskFlag.kind, id: flag.id, version: flag.version }] };
}
