import { decideLapseGrant } from '../../../shared/domain/category-grant/lapse.ts';
import { decideAddCategory } from '../../../shared/domain/category-grant/request.ts';
import type { CategoryGrantBody } from '../../../shared/domain/category-grant/category-grant.ts';
import { type Acting, bySystem } from '../../../shared/domain/acting.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { categoryGrant, releasePendingGrant } from '../../../shared/store/aggregates/category-grant.ts';
import { change, type NotBy, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { certificatesOf } from '../../../shared/domain/qualification/verified-with-category.ts';
import { fileStandards } from '../documents/take-over.ts';
import { takeOverCertificates } from '../qualifications/take-over.ts';
import { closeWork, type Work } from '../work.ts';

type Parts = Required<Pick<Plan, 'changes' | 'guards'>> & Pick<Plan, 'projections'>;
type Grant = Loaded<CategoryGrantBody>;

export const grantWork = (
  kind: 'VERIFY_CATEGORY' | 'DECIDE_CATEGORY_REFUSAL',
  { id, body }: Pick<Grant, 'id' | 'body'>,
): Work => ({
  kind,
  subjectRef: `GRANT#${id}`,
  uscc: body.uscc,
  // After a returned proposal the verification is a new piece of work.
  round: kind === 'VERIFY_CATEGORY' && body.proposal === undefined ? body.proposals + 1 : body.proposals,
});

/**
 * A verified category in one commit: the grant, the category with its agency, the certificates it rests on, and the
 * standards that were handed in for it (5-5c, 3-1b, 6-2b).
 */
export async function verifiedGrant(
  loaded: Grant,
  decided: Decided<CategoryGrantBody>,
  ctx: Acting & Settings,
  tables: Tables,
): Promise<Parts> {
  const { agencyId, uscc, declared } = loaded.body;
  const owner = await get(tables, agency, agencyId);
  const added = orThrow(decideAddCategory(owner, { grantId: loaded.id, category: declared.code }, ctx.now));
  const origin = { kind: 'GRANT', grantId: loaded.id } as const;
  const certificates = certificatesOf(declared, decided.body.result);
  const [taken, filed, closed] = await Promise.all([
    takeOverCertificates({ agencyId, uscc, origin }, certificates, ctx, tables),
    fileStandards({ agencyId, uscc }, declared, ctx, tables),
    closeWork(
      tables,
      [grantWork('VERIFY_CATEGORY', loaded), grantWork('DECIDE_CATEGORY_REFUSAL', loaded)],
      ctx,
    ),
  ]);
  return {
    changes: [
      change(categoryGrant, loaded, decided),
      change(agency, owner, added),
      ...taken.changes,
      ...filed,
      ...closed,
    ],
    guards: [releasePendingGrant(agencyId, declared.code, loaded.id)],
    ...(taken.projections !== undefined && { projections: taken.projections }),
  };
}

/** A request of an agency that has left, closed with its work. Undefined where it is decided, or the agency has not left. */
export async function lapsedGrant(
  loaded: Grant,
  owner: Loaded<AgencyBody>,
  now: string,
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const decided = decideLapseGrant(loaded, owner, now);
  if (decided === undefined) return undefined;
  const { agencyId, declared } = loaded.body;
  const work = [grantWork('VERIFY_CATEGORY', loaded), grantWork('DECIDE_CATEGORY_REFUSAL', loaded)];
  return {
    changes: [change(categoryGrant, loaded, decided), ...(await closeWork(tables, work, bySystem(now)))],
    checks: [{ kind: 'AGENCY', id: agencyId, version: owner.version }],
    guards: [releasePendingGrant(agencyId, declared.code, loaded.id)],
    response: undefined,
  };
}

/** A refused category: a new request is possible at once. */
export async function refusedGrant(
  loaded: Grant,
  decided: Decided<CategoryGrantBody>,
  acting: Acting,
  notBy: NotBy,
  tables: Tables,
): Promise<Parts> {
  const { agencyId, declared } = loaded.body;
  const closed = await closeWork(tables, [grantWork('DECIDE_CATEGORY_REFUSAL', loaded)], acting);
  return {
    changes: [change(categoryGrant, loaded, decided, notBy), ...closed],
    guards: [releasePendingGrant(agencyId, declared.code, loaded.id)],
  };
}
