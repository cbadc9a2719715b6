import type { AuditBundle } from '../../../shared/domain/evaluation/bundle/audit.ts';
import type { PublicBundle } from '../../../shared/domain/evaluation/bundle/public.ts';
import type { Leaf } from '../../../shared/domain/evaluation/bundle/source.ts';
import type { Step } from '../../../shared/domain/merkle.ts';
import { type Projection, queryProjections, readProjection } from '../../../shared/store/projections.ts';
import type { Page, PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** What each part of a bundle repeats. The auditors' secret is not among it: it is derived when an auditor asks. */
export type AuditHead = Omit<AuditBundle, 'samples' | 'entries' | 'secret'>;
export type PublicHead = Omit<PublicBundle, 'asked' | 'rows' | 'others'>;
export type PublicPart = Pick<PublicBundle, 'asked' | 'rows' | 'others'>;

/** An entry as it was published, with its way to the root. */
export interface KeptLeaf extends Pick<Leaf, 'record' | 'row' | 'leaf'> {
  readonly path: readonly Step[];
  readonly root: string;
}

const headKey = (cycleId: string, kind: 'AUDIT' | 'PUBLIC') => ({ pk: `PROJ#BUNDLE#${cycleId}`, sk: kind });
const partsOf = (cycleId: string) => `PROJ#BUNDLEPART#${cycleId}`;
const leavesOf = (cycleId: string) => `PROJ#BUNDLELEAF#${cycleId}`;
const leafKey = (cycleId: string, entryId: string) => ({ pk: leavesOf(cycleId), sk: entryId });

const put = (key: { readonly pk: string; readonly sk: string }, content: unknown): Projection => ({
  add: key,
  deltas: {},
  set: { content },
});

export const auditHeadWrite = (cycleId: string, head: AuditHead): Projection =>
  put(headKey(cycleId, 'AUDIT'), head);
export const publicHeadWrite = (cycleId: string, head: PublicHead): Projection =>
  put(headKey(cycleId, 'PUBLIC'), head);
export const publicPartWrite = (cycleId: string, at: number, part: PublicPart): Projection =>
  put({ pk: partsOf(cycleId), sk: String(at).padStart(6, '0') }, part);
export const leafWrite = (cycleId: string, entryId: string, leaf: KeptLeaf): Projection =>
  put(leafKey(cycleId, entryId), leaf);

// Each is written whole by its write above.
export const readAuditHead = async (tables: Tables, cycleId: string): Promise<AuditHead | undefined> =>
  (await readProjection(tables, headKey(cycleId, 'AUDIT')))?.item.content as AuditHead | undefined;
export const readPublicHead = async (tables: Tables, cycleId: string): Promise<PublicHead | undefined> =>
  (await readProjection(tables, headKey(cycleId, 'PUBLIC')))?.item.content as PublicHead | undefined;
export const readLeaf = async (
  tables: Tables,
  cycleId: string,
  entryId: string,
): Promise<KeptLeaf | undefined> =>
  (await readProjection(tables, leafKey(cycleId, entryId)))?.item.content as KeptLeaf | undefined;

export async function readPublicParts(
  tables: Tables,
  cycleId: string,
  page: PageRequest,
): Promise<Page<PublicPart>> {
  const { items, ...rest } = await queryProjections(tables, { pk: partsOf(cycleId) }, page);
  return { items: items.map(({ item }) => item.content as PublicPart), ...rest };
}

/** One page of the entries as they were published, by id. */
export async function readPublishedRecords(
  tables: Tables,
  cycleId: string,
  page: PageRequest,
): Promise<Page<KeptLeaf['record']>> {
  const { items, ...rest } = await queryProjections(tables, { pk: leavesOf(cycleId) }, page);
  return { items: items.map(({ item }) => (item.content as KeptLeaf).record), ...rest };
}
