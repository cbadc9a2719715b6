import { startForFunctions } from './commands/environment.ts';
import { invocation } from './commands/invoke.ts';
import { registerBenchOfficers } from './commands/officers.ts';
import { madeUpIn, recordCalls, replayCalls } from './commands/recorded-calls.ts';
import type { Scenario } from './commands/scenario.ts';
import { scenarios } from './commands/scenarios.ts';
import { type Measured, percentile } from './report.ts';
import type { Tables } from '../shared/store/table.ts';

const ROUNDS = 200;
const WARM_UP = 50;
const BUDGET = 1.5;

/**
 * Each command and reaction, its handler invoked in this process with a real event, beside the very calls of AWS
 * services it makes, made bare by the SDK. Both are taken in turns on the same engine, each on a subject of its own.
 */
export async function measureCommands(): Promise<Measured[]> {
  const functions = await startForFunctions();
  try {
    await registerBenchOfficers(functions.tables);
    const rows: Measured[] = [];
    for (const scenario of scenarios) rows.push(await measure(scenario, functions.tables));
    return rows;
  } finally {
    functions.stop();
  }
}

async function measure(scenario: Scenario, tables: Tables): Promise<Measured> {
  const model = await scenario.prepare(tables, 0);
  const calls = await recordCalls(await invocation(scenario, model));
  const [own, bare] = [[] as number[], [] as number[]];
  for (let round = 1; round <= (scenario.rounds ?? ROUNDS) + WARM_UP; round += 1) {
    const mine = await timed(await invocation(scenario, await scenario.prepare(tables, 2 * round)));
    const theirs = await scenario.prepare(tables, 2 * round + 1);
    const ids = new Map([
      [model.id, theirs.id],
      ...madeUpIn(calls).map((text, i) => [text, `${theirs.id}-${i}`] as const),
    ]);
    const replayed = await timed(() => replayCalls(tables.client, calls, ids));
    if (round <= WARM_UP) continue;
    own.push(mine);
    bare.push(replayed);
  }
  return {
    what: `${scenario.name}, p50`,
    value: percentile(own, 0.5),
    floor: percentile(bare, 0.5),
    budget: { timesFloor: BUDGET },
    unit: 'ms',
    note: `p99 ${percentile(own, 0.99).toFixed(1)} ms, bare ${percentile(bare, 0.99).toFixed(1)} ms, ${calls.length} calls`,
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
