import type { Snapshot, State } from './snapshot.ts';

/** domain.md §2.2, written down without the product: certificates of which one is needed for a category. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  TECHNOLOGY_TRANSFER: ['TECHNOLOGY_TRANSFER_FILING', 'TECHNOLOGY_CONTRACT_REGISTRATION'],
  INSPECTION_TESTING: ['CMA', 'CNAS'],
  INTELLECTUAL_PROPERTY: ['PATENT_AGENCY_LICENCE'],
  INSTRUMENT_SHARING: ['INSTRUMENT_CATALOGUE_ENTRY'],
};

/** Nothing is on offer that may not be, and what was frozen goes back to what it was. */
export function productFaults(snapshot: Snapshot): string[] {
  return snapshot
    .of('PRODUCT')
    .flatMap((found) => [...offerFaults(snapshot, found), ...freezeFaults(snapshot, found)]);
}

function offerFaults(snapshot: Snapshot, { id, status, body }: State): string[] {
  const { agencyId, content } = body;
  const agency = snapshot.of('AGENCY').find((each) => each.id === agencyId);
  const ref = `PRODUCT#${id} (${content.category})`;
  if (status === 'FROZEN') return body.frozen === undefined ? [`${ref} is frozen without a cause`] : [];
  if (body.frozen !== undefined) return [`${ref} is ${status} with a cause to be frozen`];
  if (status !== 'PUBLISHED') return [];
  const faults: string[] = [];
  if (agency?.status !== 'ACTIVE') faults.push(`${ref} is on offer, its agency is ${agency?.status}`);
  if (agency?.body.categories.some(({ code }: { code: string }) => code === content.category) !== true)
    faults.push(`${ref} is on offer, its agency does not serve it`);
  const needed = NEEDED[content.category];
  const today = new Date(Date.parse(snapshot.now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const held = snapshot
    .of('QUALIFICATION')
    .filter(
      (each) =>
        each.body.agencyId === agencyId &&
        ['VALID', 'EXPIRING'].includes(each.status) &&
        (each.body.validUntil ?? today) >= today,
    );
  if (needed !== undefined && !held.some((each) => needed.includes(each.body.kind)))
    faults.push(`${ref} is on offer without a certificate`);
  return faults;
}

/** The state before the freeze is the one after it, unless the product ended meanwhile. */
function freezeFaults({ aggregates }: Snapshot, { id }: State): string[] {
  const steps = aggregates.get(`PRODUCT#${id}`)?.events.flatMap(({ to }) => to ?? []) ?? [];
  const faults: string[] = [];
  let [before, prior] = ['', ''];
  for (const to of steps) {
    if (to === 'FROZEN' && before !== 'FROZEN') prior = before;
    if (before === 'FROZEN' && to !== 'FROZEN' && to !== prior && to !== 'ARCHIVED')
      faults.push(`PRODUCT#${id} was ${prior} before it was frozen, and ${to} after it`);
    before = to;
  }
  return faults;
}
