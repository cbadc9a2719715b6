import type { AgencyBody } from '../domain/agency/agency.ts';
import type { AgencyStanding, HeldQualification } from '../domain/product/standing.ts';
import type { QualificationState } from '../domain/qualification/qualification.ts';
import type { Loaded } from './aggregate.ts';
import { type Projection, readProjection } from './projections.ts';
import type { Tables } from './table.ts';

/** The valid certificates of one agency as one item, so that a decision reads and conditions on all of them at once. */
export interface HeldQualifications {
  readonly agencyId: string;
  readonly rev: number | undefined;
  readonly held: readonly HeldQualification[];
}

const keyOf = (agencyId: string) => ({ pk: `PROJ#QUALIFICATIONS#${agencyId}`, sk: 'HELD' });

export async function readHeld(tables: Tables, agencyId: string): Promise<HeldQualifications> {
  const read = await readProjection(tables, keyOf(agencyId));
  // Written below and nowhere else.
  const held = (read?.item.held ?? []) as HeldQualification[];
  return { agencyId, rev: read?.rev, held };
}

/** What is held once certificates were verified or have ended, for the commit that does so. */
export function changeHeld(
  { agencyId, rev, held }: HeldQualifications,
  { added = [], ended }: { readonly added?: readonly HeldQualification[]; readonly ended?: string },
): Projection {
  const others = held.filter(
    ({ qualificationId: id }) => id !== ended && !added.some((each) => each.qualificationId === id),
  );
  return { put: keyOf(agencyId), item: { agencyId, held: [...others, ...added] }, rev };
}

/** For a commit that rests on what is held: it fails when that has changed in between. */
export const asRead = (read: HeldQualifications): Projection => changeHeld(read, {});

export const heldOf = ({ id, body }: Pick<QualificationState, 'id' | 'body'>): HeldQualification => ({
  qualificationId: id,
  kind: body.kind,
  ...(body.category !== undefined && { category: body.category }),
  ...(body.validUntil !== undefined && { validUntil: body.validUntil }),
});

export const standingOf = (agency: Loaded<AgencyBody>, { held }: HeldQualifications): AgencyStanding => ({
  status: agency.status,
  categories: agency.body.categories.map(({ code }) => code),
  held,
});
