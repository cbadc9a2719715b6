import type { Decided } from '../../shared/domain/event.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { RectificationBody } from '../../shared/domain/rectification/rectification.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { type Change, change, type NotBy, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isReader, isShownToAgency, rectificationView } from './views.ts';

export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly rectificationId: string };
}

/** An order that the caller may see: any for an officer; for an agency its own that it was told of. @throws NOT_FOUND */
export async function visibleRectification(
  { principal, params }: Pick<Handling, 'principal' | 'params'>,
  tables: Tables,
): Promise<Loaded<RectificationBody>> {
  const found = await get(tables, rectification, params.rectificationId);
  const own = found.body.uscc === principal.uscc && isShownToAgency(found.body);
  if (!isReader(principal) && !own) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** The same, in the version that the caller saw. */
export async function rectificationFor(
  request: Handling,
  tables: Tables,
): Promise<Loaded<RectificationBody>> {
  const found = await visibleRectification(request, tables);
  requireVersion(found, request.ifMatch);
  return found;
}

/** One step of an order to rectify, what is committed with it, and the order after it as the answer. */
export function planOf(
  found: Loaded<RectificationBody>,
  decided: Decided<RectificationBody>,
  { principal }: Pick<Handling, 'principal'>,
  more: Omit<Partial<Plan>, 'changes'> & {
    readonly changes?: readonly Change[];
    readonly notBy?: NotBy;
  } = {},
): Plan {
  const { changes = [], notBy, ...rest } = more;
  const after = standingAfter(found, decided);
  return {
    ...rest,
    changes: [change(rectification, found, decided, notBy), ...changes],
    response: { status: 200, body: rectificationView(after, principal), headers: etag(after.version) },
  };
}
