/** A list by agency: integers alone, since a Map of a million texts takes longer than their ranking. */
export interface AgencyTable {
  /** The first item of an agency by its place in the list; undefined where it has none. */
  firstOf(agencyId: string): number | undefined;
  /** The next item of the same agency; undefined after its last. */
  after(place: number): number | undefined;
  /** The first item of every agency, in the order of the list. */
  readonly firsts: readonly number[];
}

/**
 * @param isNew whether the item at `place` is to be added to those of its agency, which begin at `first`; not asked of
 *   the first one
 */
export function agencyTable(
  list: readonly { readonly agencyId: string }[],
  isNew: (place: number, first: number, table: Pick<AgencyTable, 'after'>) => boolean,
): AgencyTable {
  // Half of it stays free, so that few agencies fall on the same slot. 0 is nothing: places are kept from 1 on.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * list.length + 2)));
  const following = new Int32Array(list.length);
  const firsts: number[] = [];
  const after = (place: number) => placeIn(following, place);
  const slotOf = (agencyId: string) => {
    let slot = hashOf(agencyId) & (slots.length - 1);
    while (true) {
      const first = placeIn(slots, slot);
      if (first === undefined || list[first]?.agencyId === agencyId) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  let place = -1;
  for (const { agencyId } of list) {
    place += 1;
    const slot = slotOf(agencyId);
    const first = placeIn(slots, slot);
    if (first === undefined) {
      slots[slot] = place + 1;
      firsts.push(place);
    } else if (isNew(place, first, { after })) {
      following[place] = following[first] ?? 0;
      following[first] = place + 1;
    }
  }
  return { firstOf: (agencyId) => placeIn(slots, slotOf(agencyId)), after, firsts };
}

function placeIn(places: Int32Array, at: number): number | undefined {
  const found = places[at] ?? 0;
  return found === 0 ? undefined : found - 1;
}

/** FNV-1a, its upper bits mixed into the lower ones that are used. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
