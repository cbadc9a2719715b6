import type { Decided } from '../../shared/domain/event.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { etag } from '../../shared/runtime/version.ts';
import { type Viewer, viewerOf } from '../../shared/runtime/viewer.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { type Standing, standingAfter } from '../../shared/store/standing-after.ts';

/** The answer to a command: the resource after it. */
export function answerAs<B>(
  before: Loaded<B> | { readonly newId: string },
  decided: Decided<B>,
  { principal }: { readonly principal: Principal },
  view: (standing: Standing<B>, viewer: Viewer) => unknown,
  status = 200,
): Reply {
  const after = standingAfter('newId' in before ? { id: before.newId } : before, decided);
  return { status, body: view(after, viewerOf(principal)), headers: etag(after.version) };
}
