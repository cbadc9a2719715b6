import { startDynamo } from '../../test/support/dynamo.ts';
import { meterCalls } from '../commands/metered-calls.ts';
import type { Measured } from '../report.ts';
import { bareSeason } from './bare-season.ts';
import { runSeason } from './run-season.ts';
import { prepareSeason } from './season.ts';

const SIZES = [1_000, 10_000] as const;
const LARGE = 100_000;
const MIB = 1024 * 1024;
/** Pages that are not full, and the steps that come once a cycle, weigh little. */
const WITHIN = 1.05;

/** Every size of the season beside its floor, on an engine of its own without a stream (design §8). */
export async function measureCycle({ large }: { readonly large: boolean }): Promise<Measured[]> {
  const rows: Measured[] = [];
  let first: { readonly read: number; readonly write: number } | undefined;
  for (const entries of large ? [...SIZES, LARGE] : SIZES) {
    const season = await measureSeason(entries);
    first ??= season.units;
    const name = `${entries.toLocaleString('en')} entries`;
    const units = { budget: { timesFloor: WITHIN }, unit: 'units' } as const;
    const note = `floor: ${SIZES[0].toLocaleString('en')} entries`;
    rows.push(
      {
        what: `${name}, time an entry`,
        value: season.ms / entries,
        floor: season.bareMs / entries,
        budget: { timesFloor: 2 },
        unit: 'ms',
        note: `${(season.ms / 1000).toFixed(1)} s from snapshot to ranking`,
      },
      { what: `${name}, read an entry`, value: season.units.read, floor: first.read, ...units, note },
      { what: `${name}, write an entry`, value: season.units.write, floor: first.write, ...units, note },
      {
        what: `${name}, heap above start`,
        value: season.peakMiB,
        budget: { atMost: 256 },
        unit: 'MiB',
      },
    );
  }
  return rows;
}

async function measureSeason(entries: number) {
  const dynamo = await startDynamo({ streams: false });
  try {
    const { tables } = dynamo;
    await prepareSeason(tables, entries);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let peak = before;
    const look = () => {
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    };
    let graded = 0;
    let ms = 0;
    const used = await meterCalls(async () => {
      const start = performance.now();
      graded = await runSeason(tables, look);
      ms = performance.now() - start;
    });
    look();
    if (graded !== entries) throw new Error(`${graded} of ${entries} entries were graded`);
    const start = performance.now();
    await bareSeason(tables);
    const bareMs = performance.now() - start;
    const units = { read: used.read / entries, write: used.write / entries };
    return { ms, bareMs, units, peakMiB: (peak - before) / MIB };
  } finally {
    dynamo.stop();
  }
}
