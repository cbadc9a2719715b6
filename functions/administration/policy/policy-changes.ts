import { allowedActions } from '../../../shared/domain/machine.ts';
import {
  policyChangeMachine,
  type PolicyChangeStatus,
} from '../../../shared/domain/policy-change/machine.ts';
import {
  decidePolicyChange,
  decidePropose,
  type PolicyChangeBody,
} from '../../../shared/domain/policy-change/policy-change.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { NO_SETTINGS, SETTINGS_ID } from '../../../shared/domain/settings/settings.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { policyChange, settings } from '../../../shared/store/aggregates/administration.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

function view(
  changeId: string,
  status: string,
  version: number,
  body: PolicyChangeBody,
  roles: readonly Role[],
) {
  const { override, proposedAt, decisionReason } = body;
  const actions = allowedActions(policyChangeMachine, status as PolicyChangeStatus, roles);
  return { changeId, status, version, override, proposedAt, decisionReason, allowedActions: actions };
}

export async function proposePolicyChange(
  request: Request<(typeof routes)['proposePolicyChange']>,
): Promise<Plan> {
  const changeId = newId();
  const decided = orThrow(decidePropose(changeId, request.body, acting(request)));
  const body = view(changeId, 'PROPOSED', 1, decided.body, request.principal.roles);
  return {
    changes: [change(policyChange, { newId: changeId }, decided)],
    response: { status: 201, body, headers: etag(1) },
  };
}

type Decision = Request<(typeof routes)['approvePolicyChange']>;

export const approvePolicyChange = (request: Decision, deps: AdministrationDeps) =>
  decide(request, true, deps);
export const rejectPolicyChange = (request: Decision, deps: AdministrationDeps) =>
  decide(request, false, deps);

async function decide(request: Decision, approve: boolean, deps: AdministrationDeps): Promise<Plan> {
  const [proposed, current] = await Promise.all([
    get(deps.tables, policyChange, request.params.changeId),
    load(deps.tables, settings, SETTINGS_ID),
  ]);
  requireVersion(proposed, request.ifMatch);
  const before = current?.body ?? NO_SETTINGS;
  const ctx = acting(request);
  const decided = orThrow(
    decidePolicyChange(proposed, before, { approve, reason: request.body.reason }, ctx),
  );
  const notBy = {
    path: ['proposedBy'],
    actorId: ctx.actor.id,
    refusal: refuse('FOUR_EYES', { article: '1-1' }),
  };
  const version = proposed.version + 1;
  const status = approve ? 'APPROVED' : 'REJECTED';
  return {
    changes: [
      change(policyChange, proposed, decided.change, notBy),
      ...(decided.settings ? [change(settings, current ?? { newId: SETTINGS_ID }, decided.settings)] : []),
    ],
    response: {
      status: 200,
      body: view(proposed.id, status, version, decided.change.body, request.principal.roles),
      headers: etag(version),
    },
  };
}

export async function listPolicyChanges(
  { query, principal }: Request<(typeof routes)['listPolicyChanges']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const key = { pk: 'POLICYCHANGE', newestFirst: true };
  const { items, ...rest } = await list(deps.tables, policyChange, 'list1', key, query);
  const views = items.map(({ id, status, version, body }) =>
    view(id, status, version, body, principal.roles),
  );
  return { status: 200, body: { items: views, ...rest } };
}
