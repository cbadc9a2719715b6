import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { decideChangeOfficer } from '../../../shared/domain/officer/officer.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

type ChangeOfficer = Request<(typeof routes)['changeOfficer']>;

/** What is sealed of an officer. */
export const SealedOfficer = onFirstUse(() => z.object({ displayName: z.string() }));

/** Changes an entry of the register; nobody changes their own. */
export async function changeOfficer(request: ChangeOfficer, deps: AdministrationDeps): Promise<Plan> {
  const { officerId } = request.params;
  if (officerId === request.principal.id) throw new ProblemError(refuse('FOUR_EYES', { article: '3-1' }));
  const loaded = await get(deps.tables, officer, officerId);
  requireVersion(loaded, request.ifMatch);
  const { reason, roles, conflicts, active } = request.body;
  const entry = {
    ...loaded.body,
    ...(roles && { roles }),
    ...(conflicts && { conflicts }),
    ...(active !== undefined && { active }),
  };
  const { displayName } = await deps.sealed.open(entry.sealedRef, SealedOfficer());
  const version = loaded.version + 1;
  const { sealedRef: _, ...shown } = entry;
  return {
    changes: [change(officer, loaded, decideChangeOfficer(officerId, entry, reason))],
    response: { status: 200, body: { officerId, displayName, ...shown, version }, headers: etag(version) },
  };
}
