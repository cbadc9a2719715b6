import { decideAmend } from '../../../shared/domain/onboarding/amend.ts';
import { documentReferences } from '../../../shared/domain/onboarding/draft-documents.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { RegistrationDeps } from '../deps.ts';
import { loadDocuments } from '../documents/load-documents.ts';
import type { routes } from '../routes.ts';
import { changedCase } from './changed-case.ts';
import { getOwnCase } from './own-case.ts';
import { policyOfCase } from './policy-of-case.ts';
import { sealTeam } from './seal-team.ts';

/** Rows 5-0, 5-1c, 5-2c: fills in sections of the draft. Names of the team are sealed before anything is decided. */
export async function amendCase(
  request: Request<(typeof routes)['amendCase']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { team, ...patch } = request.body;
  const loaded = await getOwnCase(deps.tables, request);
  const policy = await policyOfCase(loaded.body, request.now, deps);
  const sealed = team ? await sealTeam(loaded, team.members, request.now, deps.sealed) : undefined;
  const teamPatch = team === null ? { team: null } : sealed ? { team: sealed.team } : {};
  const documents = await loadDocuments(deps.tables, documentReferences(patch));
  const owners = new Map([...documents].map(([id, { body }]) => [id, body.uscc]));
  const decided = orThrow(
    decideAmend(loaded, { ...patch, ...teamPatch }, { ...acting(request), policy, owners }),
  );
  return {
    ...changedCase(loaded, decided, request.principal),
    policyVersion: policy.version,
    ...(sealed !== undefined && { sealed: [sealed.item] }),
  };
}
