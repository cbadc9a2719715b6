import {
  decideCloseDemand,
  decideCloseResponse,
  decidePublishDemand,
  type Invitee,
} from '../../../shared/domain/demand/publish.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { demand, demandResponse } from '../../../shared/store/aggregates/demand.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Change, type Check, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { responseIdOf } from '../../../shared/domain/demand/demand.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { asBuyer, buyerIdOf, buyerOf } from '../sides.ts';
import { demandView } from '../views.ts';

/** Row 6-1a: a buyer says what it looks for, and may ask agencies by name. */
export async function publishDemand(
  request: Request<(typeof routes)['publishDemand']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { principal, now } = request;
  const { teamName, invited, budgetFen, ...wanted } = request.body;
  const buyer = buyerOf(principal, teamName);
  const { invitees, checks } = await inviteesOf(invited, deps.tables);
  const settings = await deps.settings.current(now);
  const demandId = newId();
  const content = { ...wanted, buyer, ...(budgetFen !== undefined && { budgetFen }) };
  const acting = { ...asBuyer(request), ...settings };
  const decided = orThrow(decidePublishDemand(demandId, content, invitees, acting));
  const shown = standingAfter({ id: demandId }, decided.demand);
  return {
    changes: [
      change(demand, { newId: demandId }, decided.demand),
      ...decided.responses.map((each) => change(demandResponse, { newId: each.responseId }, each.decided)),
    ],
    checks,
    response: {
      status: 201,
      body: demandView(shown, ['BUYER']),
      headers: { location: `/demands/${demandId}`, ...etag(shown.version) },
    },
  };
}

async function inviteesOf(
  ids: readonly string[],
  tables: Tables,
): Promise<{ readonly invitees: readonly Invitee[]; readonly checks: readonly Check[] }> {
  const agencies = await Promise.all(ids.map((id) => get(tables, agency, id)));
  return {
    invitees: agencies.map(({ id, status, body }) => ({
      id,
      status,
      uscc: body.uscc,
      categories: body.categories.map(({ code }) => code),
    })),
    checks: agencies.map(({ id, version }) => ({ kind: agency.kind, id, version })),
  };
}

/** The buyer closes its demand, and with it what still waits for an answer. */
export async function closeDemand(
  request: Request<(typeof routes)['closeDemand']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const found = await get(deps.tables, demand, request.params.demandId);
  if (buyerIdOf(request.principal) !== found.body.buyer.id) throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(found, request.ifMatch);
  const acting = asBuyer(request);
  const decided = orThrow(decideCloseDemand(found, acting));
  const invited = await Promise.all(
    found.body.invited.map((id) => load(deps.tables, demandResponse, responseIdOf(found.id, id))),
  );
  const waiting = invited.flatMap((each): Change[] =>
    each?.status === 'RECEIVED'
      ? [change(demandResponse, each, orThrow(decideCloseResponse(each, acting)))]
      : [],
  );
  const shown = standingAfter(found, decided);
  return {
    changes: [change(demand, found, decided), ...waiting],
    response: { status: 200, body: demandView(shown, ['BUYER']), headers: etag(shown.version) },
  };
}
