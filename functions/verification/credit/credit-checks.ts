import { refuseConflict } from '../../../shared/domain/identity/conflict-of-interest.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { creditFlagIdOf, decideReviewCheck } from '../../../shared/domain/risk/credit-check.ts';
import { decideFlag } from '../../../shared/domain/risk/risk-flag.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { creditCheck, creditChecksOf } from '../../../shared/store/aggregates/credit-check.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeTask } from '../../../shared/store/tasks.ts';
import type { VerificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { checkAgency, reviewTaskOf } from './check-agency.ts';
import { creditCheckView } from './view.ts';

/** Checks an agency's credit on demand (row 3-1a). */
export async function runCreditCheck(
  { params, principal, now }: Request<(typeof routes)['runCreditCheck']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const loaded = await get(deps.tables, agency, params.agencyId);
  orThrow(refuseConflict({ conflicts: principal.conflicts ?? [] }, loaded.body.uscc, '3-1a') ?? loaded);
  if (loaded.status !== 'ACTIVE' && loaded.status !== 'SUSPENDED')
    throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '3-1a' }));
  const checkId = newId();
  const settings = await deps.settings.current(now);
  const question = { checkId, purpose: 'CREDIT_CHECK', now } as const;
  const { decided, changes } = await checkAgency(loaded, question, settings, deps);
  const after = standingAfter({ id: checkId }, decided);
  return {
    changes,
    response: {
      status: 201,
      body: creditCheckView(after, principal.roles),
      headers: etag(after.version),
    },
  };
}

export async function readCreditCheck(
  { params, principal }: Request<(typeof routes)['readCreditCheck']>,
  { tables }: VerificationDeps,
): Promise<Reply> {
  const loaded = await get(tables, creditCheck, params.checkId);
  return { status: 200, body: creditCheckView(loaded, principal.roles), headers: etag(loaded.version) };
}

/** What was found of an agency over time (row 3-1a). */
export async function listCreditChecks(
  { params, query, principal }: Request<(typeof routes)['listCreditChecks']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { period, ...page } = query;
  const key = {
    pk: creditChecksOf(params.agencyId),
    newestFirst: true,
    ...(period !== undefined && { prefix: period }),
  };
  const { items, ...rest } = await list(tables, creditCheck, 'list1', key, page);
  return {
    status: 200,
    body: { items: items.map((each) => creditCheckView(each, principal.roles)), ...rest },
  };
}

/** An officer has looked at a check, and says of each flag it left open what it is worth. */
export async function reviewCreditCheck(
  request: Request<(typeof routes)['reviewCreditCheck']>,
  { tables }: VerificationDeps,
): Promise<Plan> {
  const { params, principal, body } = request;
  const loaded = await get(tables, creditCheck, params.checkId);
  requireVersion(loaded, request.ifMatch);
  const officer = acting(request);
  const failed = loaded.body.results.filter(({ outcome }) => outcome === 'FAIL');
  const flags = await Promise.all(
    failed.map(({ key }) => load(tables, riskFlag, creditFlagIdOf(loaded.body.agencyId, key))),
  );
  const open = flags.filter((flag) => flag?.status === 'OPEN');
  const openFlags = open.flatMap((flag) => flag?.id ?? []);
  const confirmed = flags.flatMap((flag) => {
    const verdict = body.flags.find(({ flagId }) => flagId === flag?.id)?.outcome;
    const outcome = flag?.status === 'OPEN' ? verdict : flag?.status;
    return flag !== undefined && outcome === 'CONFIRMED' ? [flag.id] : [];
  });
  const decidedFlags = body.flags.map(({ flagId }) => flagId);
  const review = { reason: body.reason, openFlags, decided: decidedFlags, confirmed };
  const decided = orThrow(decideReviewCheck(loaded, review, officer));
  const verdicts = open.flatMap((flag) => {
    const verdict = body.flags.find(({ flagId }) => flagId === flag?.id);
    if (flag === undefined || verdict === undefined) return [];
    const { reason } = body;
    return [change(riskFlag, flag, orThrow(decideFlag(flag, { outcome: verdict.outcome, reason }, officer)))];
  });
  const task = await closeTask(tables, reviewTaskOf(loaded.id), { ...officer, article: '3-1a' });
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(creditCheck, loaded, decided), ...verdicts, ...(task ? [task] : [])],
    response: { status: 200, body: creditCheckView(after, principal.roles), headers: etag(after.version) },
  };
}
