import { merklePaths, merkleRoot } from '../merkle.ts';
import { type Head, headHash } from './head.ts';

/**
 * A day's tree is kept in parts that are whole subtrees, all full but the last: pages of heads, sections of the pages'
 * roots, and the sections' roots. Powers of two, so that their roots make the one tree of RFC 9162 over all heads.
 */
export const PAGE_HEADS = 32;
export const SECTION_PAGES = 64;

export const pageRoot = (heads: readonly Head[]): string => merkleRoot(heads.map(headHash));

/** Where a head lies. */
export function placeOf(index: number) {
  const page = Math.floor(index / PAGE_HEADS);
  return { page, section: Math.floor(page / SECTION_PAGES) };
}

/** The parts of a day's tree on the way from one head to the root. */
export interface Parts {
  readonly page: readonly Head[];
  readonly section: readonly string[];
  readonly top: readonly string[];
}

/** The other halves on the way from a head to the day's root. @throws RangeError where the parts do not hold it */
export function pathOf(index: number, { page, section, top }: Parts): string[] {
  const place = placeOf(index);
  const within = (hashes: readonly string[], at: number) =>
    (merklePaths(hashes, [at])[0] ?? []).map(({ hash }) => hash);
  return [
    ...within(page.map(headHash), index % PAGE_HEADS),
    ...within(section, place.page % SECTION_PAGES),
    ...within(top, place.section),
  ];
}
