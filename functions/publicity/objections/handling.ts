import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import type { Change, Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { PublicityDeps } from '../deps.ts';
import { viewerOf } from '../../../shared/runtime/viewer.ts';
import { after, objectionView } from '../views.ts';

/** Any request that handles one objection. */
export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly objectionId: string };
}

/** The objection that a request handles, in the version that the caller saw. */
export async function objectionFor(
  request: Handling,
  { tables }: Pick<PublicityDeps, 'tables'>,
): Promise<Loaded<ObjectionBody>> {
  const found = await get(tables, objection, request.params.objectionId);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The answer to a step: the objection after it, as the caller may see it. */
export function answer(moved: Change, body: ObjectionBody, { principal }: Handling): Reply {
  const shown = after(moved, body);
  return { status: 200, body: objectionView(shown, viewerOf(principal)), headers: etag(shown.version) };
}
