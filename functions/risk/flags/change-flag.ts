import { blockedProduct } from '../../../shared/domain/product/product.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { decideSingleFlag, isHolding } from '../../../shared/domain/risk/decide-flag.ts';
import { findByHand } from '../../../shared/domain/risk/raise-by-hand.ts';
import type { RiskFlagBody, RiskFlagState } from '../../../shared/domain/risk/risk-flag.ts';
import { decideRaise } from '../../../shared/domain/risk/risk-flag.ts';
import { type ActingCaller, acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Guard, type Plan } from '../../../shared/store/plan.ts';
import { get, guardOwner } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTasksAbout } from '../../../shared/store/tasks.ts';
import type { RiskDeps } from '../deps.ts';
import { holdFor, releaseFrom } from '../holds.ts';
import { raiseFlag } from '../raise.ts';
import type { routes } from '../routes.ts';
import { flagView } from '../views.ts';
import { subjectOf } from './subject.ts';

/** Tasks about one flag: each raising opens one. */
const MOST_TASKS = 5;

/** An officer raises a flag: HOLD and BLOCK hold the order, BLOCK keeps a product from being published (6-3c). */
export async function raiseRiskFlag(
  request: Request<(typeof routes)['raiseRiskFlag']>,
  { tables, settings }: RiskDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const officer = acting(request);
  const subject = await subjectOf(tables, body.subjectRef);
  const { agencyId, uscc } = subject;
  const finding = orThrow(findByHand({ ...body, agencyId, uscc }, officer));
  const flagId = newId();
  const raised = await raiseFlag(tables, flagId, finding, await settings.current(now));
  const decided = decideRaise(flagId, undefined, finding);
  if (raised === undefined || decided === undefined) throw new Error(`${flagId} was raised before`);
  const held =
    subject.order !== undefined && isHolding(finding.severity)
      ? await holdFor(tables, subject.order, [flagId], officer)
      : { changes: [], projections: [] };
  const blocks = subject.productId !== undefined && finding.severity === 'BLOCK';
  const after = standingAfter({ id: flagId }, decided);
  return {
    changes: [...raised.changes, ...held.changes],
    projections: held.projections,
    guards: blocks ? [block(subject.productId ?? '', flagId)] : [],
    response: { status: 201, body: flagView(after, principal), headers: etag(after.version) },
  };
}

const block = (productId: string, flagId: string): Guard => ({
  take: blockedProduct(productId),
  owner: flagId,
  refusal: refuse('DUPLICATE', {
    article: '6-3c',
    detail: { zh: '该产品已有阻断提示', en: 'This product is blocked by another flag' },
  }),
});

/** An officer confirms or dismisses a flag. What a dismissed one held is released in the same commit. */
export async function decideRiskFlag(
  request: Request<(typeof routes)['decideRiskFlag']>,
  { tables }: RiskDeps,
): Promise<Plan> {
  const { params, principal, body } = request;
  const loaded = await get(tables, riskFlag, params.flagId);
  requireVersion(loaded, request.ifMatch);
  const { parts, after } = await verdictOn(tables, loaded, body, acting(request));
  return {
    ...parts,
    response: { status: 200, body: flagView(after, principal), headers: etag(after.version) },
  };
}

/** A verdict on a flag with all that follows from it: its tasks are done, and a dismissed one holds nothing any more. */
export async function verdictOn(
  tables: Tables,
  loaded: Loaded<RiskFlagBody>,
  verdict: { readonly outcome: 'CONFIRMED' | 'DISMISSED'; readonly reason: string },
  officer: ActingCaller,
) {
  const decided = orThrow(decideSingleFlag(loaded, verdict, officer));
  const { article } = loaded.body;
  const tasks = await closeTasksAbout(tables, `RISKFLAG#${loaded.id}`, MOST_TASKS, { ...officer, article });
  const freed = verdict.outcome === 'DISMISSED' ? await freedBy(tables, loaded, officer) : NOTHING;
  const notBy = {
    path: ['raisedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article }),
  };
  return {
    parts: {
      changes: [change(riskFlag, loaded, decided, notBy), ...tasks, ...freed.changes],
      projections: freed.projections,
      guards: freed.guards,
    },
    after: standingAfter(loaded, decided),
  };
}

type Freed = Required<Pick<Plan, 'changes' | 'projections' | 'guards'>>;
const NOTHING: Freed = { changes: [], projections: [], guards: [] };

/** What ends with a flag that came to nothing: its hold of an order, its block of a product. */
export async function freedBy(
  tables: Tables,
  { id, body }: Pick<RiskFlagState, 'id' | 'body'>,
  officer: ActingCaller,
): Promise<Freed> {
  const [kind, subjectId = ''] = body.subjectRef.split('#');
  if (kind === 'ORDER') return { ...(await releaseFrom(tables, subjectId, id, officer)), guards: [] };
  if (kind !== 'PRODUCT' || (await guardOwner(tables, blockedProduct(subjectId))) !== id) return NOTHING;
  return { ...NOTHING, guards: [{ release: blockedProduct(subjectId), owner: id }] };
}
