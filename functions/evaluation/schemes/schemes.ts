import type { SchemeBody } from '../../../shared/domain/evaluation/cycle/scheme-draft.ts';
import {
  decideApproveScheme,
  decideDraftScheme,
  decideReopenScheme,
  decideReviseScheme,
  type SchemeChange,
  schemeIdOf,
} from '../../../shared/domain/evaluation/cycle/scheme-drafting.ts';
import type { CycleActing } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow, type Refusal } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { newestScheme, nextVersion } from './versions.ts';
import { schemeView } from './view.ts';

/** A new version as a copy of an earlier one, for a cycle to come: how the scheme is improved over the years (8-3). */
export async function copyScheme(
  request: Request<(typeof routes)['copyScheme']>,
  { tables, settings }: EvaluationDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const source = await get(tables, evaluationScheme, params.schemeId);
  const { policy } = await settings.current(now);
  const version = nextVersion(await newestScheme(tables));
  const { effectiveCycle } = body;
  const decided = decideDraftScheme({ version, effectiveCycle, source }, { ...acting(request), policy });
  const id = schemeIdOf(version);
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(evaluationScheme, { newId: id }, decided)],
    response: {
      status: 201,
      body: schemeView(after, principal),
      headers: { location: `/evaluation-schemes/${id}`, ...etag(after.version) },
    },
  };
}

async function step(
  request: {
    readonly params: { readonly schemeId: string };
    readonly principal: Principal;
    readonly now: string;
    readonly ifMatch?: number;
  },
  { tables, settings }: EvaluationDeps,
  decide: (found: Loaded<SchemeBody>, ctx: CycleActing) => Decided<SchemeBody> | Refusal,
): Promise<Plan> {
  const found = await get(tables, evaluationScheme, request.params.schemeId);
  requireVersion(found, request.ifMatch);
  const { policy } = await settings.current(request.now);
  const decided = orThrow(decide(found, { ...acting(request), policy }));
  const after = standingAfter(found, decided);
  return {
    changes: [change(evaluationScheme, found, decided)],
    response: { status: 200, body: schemeView(after, request.principal), headers: etag(after.version) },
  };
}

/** Changes a draft (8-2); one that is locked, nobody. */
export const reviseScheme = (request: Request<(typeof routes)['reviseScheme']>, deps: EvaluationDeps) =>
  step(request, deps, (found, ctx) => {
    const given = Object.entries(request.body).filter(([, value]) => value !== undefined);
    // The entries are those of the parsed body.
    return decideReviseScheme(found, Object.fromEntries(given) as SchemeChange, ctx);
  });

/** The Commission approves a draft that is complete (7-1a, 8-1). */
export const approveScheme = (request: Request<(typeof routes)['approveScheme']>, deps: EvaluationDeps) =>
  step(request, deps, decideApproveScheme);

export const reopenScheme = (request: Request<(typeof routes)['reopenScheme']>, deps: EvaluationDeps) =>
  step(request, deps, (found, ctx) => decideReopenScheme(found, request.body.reason, ctx));

export async function listSchemes(
  { query, principal }: Request<(typeof routes)['listSchemes']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: 'SCHEME', newestFirst: true };
  const { items, ...rest } = await list(tables, evaluationScheme, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => schemeView(each, principal)), ...rest } };
}

export async function readScheme(
  { params, principal }: Request<(typeof routes)['readScheme']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const found = await get(tables, evaluationScheme, params.schemeId);
  return { status: 200, body: schemeView(found, principal), headers: etag(found.version) };
}
