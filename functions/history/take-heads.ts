import { PAGE_HEADS, pageRoot, placeOf } from '../../shared/domain/history/day-tree.ts';
import { type DayRun, pageKey, placeKey, readRoots, sectionKey } from '../../shared/store/history/days.ts';
import { closedHead, HEAD_SHARDS, type OpenHead, openHeads } from '../../shared/store/history/heads.ts';
import type { Projection } from '../../shared/store/projections.ts';
import type { Tables } from '../../shared/store/table.ts';
import { commitRun } from './commit-run.ts';

/**
 * Moves the next page of open heads under the day's root, each exactly once: the page, the heads' places, the heads
 * themselves and the run are one transaction of at most 67 items. The last page, full or not, settles the leaves. Heads
 * that move behind the place that the run has come to wait for the next day.
 * @returns whether this call had the effect
 */
export async function takeHeads(
  { run, rev }: { readonly run: DayRun; readonly rev: number },
  now: string,
  tables: Tables,
): Promise<boolean> {
  const { heads, shard, after } = await nextHeads(run, tables);
  const full = heads.length === PAGE_HEADS;
  const { after: _, ...rest } = run;
  const next: DayRun = {
    ...rest,
    shard,
    ...(after !== undefined && { after }),
    pages: run.pages + (heads.length > 0 ? 1 : 0),
    leaves: run.leaves + heads.length,
    ...(!full && { status: 'TAKEN', takenAt: now }),
  };
  const page = heads.length === 0 ? [] : await pageOf(run, heads, tables);
  return commitRun(tables, { run: next, rev, now }, page);
}

interface Taken {
  readonly heads: readonly OpenHead[];
  readonly shard: number;
  readonly after?: string | undefined;
}

async function nextHeads({ shard, after }: DayRun, tables: Tables): Promise<Taken> {
  const heads: OpenHead[] = [];
  let at: Omit<Taken, 'heads'> = { shard, after };
  while (at.shard < HEAD_SHARDS && heads.length < PAGE_HEADS) {
    const wanted = PAGE_HEADS - heads.length;
    const more = await openHeads(tables, at, wanted);
    heads.push(...more);
    const last = more.at(-1);
    at =
      last === undefined || more.length < wanted
        ? { shard: at.shard + 1 }
        : { shard: at.shard, after: `${last.kind}#${last.id}` };
  }
  return { heads, ...at };
}

async function pageOf(
  { day, pages, leaves }: DayRun,
  open: readonly OpenHead[],
  tables: Tables,
): Promise<Projection[]> {
  const heads = open.map(({ kind, id, version, hash }) => ({ kind, id, version, hash }));
  const { section } = placeOf(leaves);
  const key = sectionKey(day, section);
  const before = await readRoots(tables, key);
  return [
    { put: pageKey(day, pages), item: { heads }, rev: undefined },
    {
      put: key,
      item: { roots: [...before, pageRoot(heads)] },
      rev: before.length === 0 ? undefined : before.length,
    },
    ...open.map((head) => closedHead(head, day)),
    ...heads.map((head, at): Projection => ({
      put: placeKey(head),
      item: { day, index: leaves + at },
      rev: undefined,
    })),
  ];
}
