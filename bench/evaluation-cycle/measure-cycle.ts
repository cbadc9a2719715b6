import { startDynamo } from '../../test/support/dynamo.ts';
import { scheme } from '../../test/support/evaluation-run-fixtures.ts';
import { ENTRIES_A_PAGE } from '../../functions/evaluation-run/page.ts';
import { meterCalls, type Units } from '../commands/metered-calls.ts';
import type { Measured } from '../report.ts';
import { bareSeason } from './bare-season.ts';
import { countedUnits, inScopeSizes, READS_AN_ENTRY, WRITES_AN_ENTRY } from './counted.ts';
import { heapMiB } from './heap.ts';
import { type Look, runSeason } from './run-season.ts';
import { prepareSeason, wholePages } from './season.ts';
import { stopwatch, type Times } from './stopwatch.ts';

export const SIZES: readonly number[] = [1_000, 10_000];
export const LARGE = 100_000;
/** The floor of an entry is measured on so many of them at most. */
const BARE_AT_MOST = 20_000;
/** How often the heap is looked at while pages run. */
const LOOKS = 10;

interface Season {
  readonly entries: number;
  readonly run: Times;
  /** Of an entry. */
  readonly bare: Times;
  readonly units: Units;
  readonly counted: Units;
  readonly heap: { readonly start: number; readonly pages: readonly number[]; readonly ranked: number };
}

/** Every size of the season beside its floor, on an engine of its own without a stream (design §8). */
export async function measureCycle(sizes: readonly number[]): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const size of sizes) rows.push(...rowsOf(await measureSeason(wholePages(size))));
  return rows;
}

function rowsOf({ entries, run, bare, units, counted, heap }: Season): Measured[] {
  const exactly = { budget: { equalFloor: true }, unit: 'units' } as const;
  const name = `${entries.toLocaleString('en')} entries`;
  const [first = heap.start] = heap.pages;
  return [
    {
      what: `${name}, time an entry`,
      value: run.wall / entries,
      floor: bare.wall,
      budget: { timesFloor: 2 },
      unit: 'ms',
      note: `${(run.wall / 1000).toFixed(1)} s from snapshot to ranking`,
    },
    {
      what: `${name}, processor time an entry`,
      value: run.processor / entries,
      floor: bare.processor,
      budget: { timesFloor: 2 },
      unit: 'ms',
      note: `of this process and the engine, ${(run.processor / 1000).toFixed(1)} s`,
    },
    {
      what: `${name}, heap gained from the first tenth of the pages to the last`,
      value: (heap.pages.at(-1) ?? first) - first,
      budget: { atMost: 4 },
      unit: 'MiB',
      note: `after collection, from ${heap.start.toFixed(1)}: ${heap.pages.map((each) => each.toFixed(1)).join(' ')}; every rank key held and ranked ${heap.ranked.toFixed(1)}`,
    },
    {
      what: `${name}, read`,
      value: units.read,
      floor: counted.read,
      ...exactly,
      note: `${READS_AN_ENTRY} an entry, ${(units.read / entries).toFixed(3)} with its pages`,
    },
    {
      what: `${name}, write`,
      value: units.write,
      floor: counted.write,
      ...exactly,
      note: `${WRITES_AN_ENTRY} an entry, ${(units.write / entries).toFixed(3)} with its pages and outliers`,
    },
  ];
}

async function measureSeason(entries: number): Promise<Season> {
  const dynamo = await startDynamo();
  try {
    const { tables } = dynamo;
    const preparing = stopwatch();
    await prepareSeason(tables, entries);
    if (entries > BARE_AT_MOST) tell('prepared', preparing.read());
    const inScope = await inScopeSizes(tables);
    const heap = { start: heapMiB(), pages: [] as number[], ranked: 0 };
    const watch = stopwatch();
    // Each entry is on a page twice: when it is frozen, and when it is scored.
    const between = Math.ceil((2 * entries) / ENTRIES_A_PAGE / LOOKS);
    let pages = 0;
    const look: Look = (what) => {
      pages += 1;
      if (what === 'PAGE' && pages % between !== 0) return;
      const seen = watch.paused(heapMiB);
      if (what === 'RANKED') heap.ranked = seen;
      else heap.pages.push(seen);
      if (entries > BARE_AT_MOST) tell(`${pages} pages`, watch.read());
    };
    let graded = 0;
    const units = await meterCalls(async () => {
      graded = await runSeason(tables, look);
    });
    const run = watch.read();
    if (graded !== entries) throw new Error(`${graded} of ${entries} entries were graded`);
    const counted = await countedUnits(tables, entries, inScope);
    const { length: categories } = scheme.categories;
    const aCategory = Math.min(entries, BARE_AT_MOST) / categories;
    const bareWatch = stopwatch();
    await bareSeason(tables, aCategory);
    const bare = bareWatch.read();
    const each = (ms: number) => ms / (aCategory * categories);
    return {
      entries,
      run,
      bare: { wall: each(bare.wall), processor: each(bare.processor) },
      units,
      counted,
      heap,
    };
  } finally {
    dynamo.stop();
  }
}

/** How far a long season has come. */
const tell = (what: string, { wall, processor }: Times) =>
  console.error(
    `  ${what}, ${Math.round(wall / 1000)} s, ${Math.round(processor / 1000)} s of processor time`,
  );
