import { type Measured, percentile } from './report.ts';
import { apiEvent, lambdaContext } from './commands/api-event.ts';
import { startForFunctions } from './commands/environment.ts';
import { recordCalls, replayCalls } from './commands/recorded-calls.ts';
import { type ApiFunction, registerBenchOfficer, type Scenario, scenarios } from './commands/scenarios.ts';
import type { Tables } from '../shared/store/table.ts';

const ROUNDS = 300;
const WARM_UP = 60;
const BUDGET = 1.5;

/**
 * Each command, its handler invoked in this process with a real API event, beside the very DynamoDB calls it makes,
 * made bare by the SDK. Both are taken in turns on the same engine, each on a subject of its own.
 */
export async function measureCommands(): Promise<Measured[]> {
  const dynamo = await startForFunctions();
  try {
    await registerBenchOfficer(dynamo.tables);
    const rows: Measured[] = [];
    for (const scenario of scenarios) rows.push(await measure(scenario, dynamo.tables));
    return rows;
  } finally {
    dynamo.stop();
  }
}

async function measure(scenario: Scenario, tables: Tables): Promise<Measured> {
  const handler = (await scenario.load()).handler as ApiFunction;
  const invoke = async (index: number) => {
    const { id, call } = await scenario.prepare(tables, index);
    const event = apiEvent(call);
    return { id, run: () => handler(event, lambdaContext) };
  };
  const model = await invoke(0);
  const calls = await recordCalls(model.run);
  const [own, bare] = [[] as number[], [] as number[]];
  for (let round = 1; round <= ROUNDS + WARM_UP; round += 1) {
    const mine = await invoke(2 * round);
    const started = performance.now();
    const { statusCode, body } = await mine.run();
    const between = performance.now();
    if (statusCode !== scenario.status) throw new Error(`${scenario.name} answered ${statusCode}: ${body}`);
    const theirs = await scenario.prepare(tables, 2 * round + 1);
    const ids = new Map([
      [model.id, theirs.id],
      ...generatedIds(calls).map((text, i) => [text, `${theirs.id}-${i}`] as const),
    ]);
    const replayStarted = performance.now();
    await replayCalls(tables.client, calls, ids);
    const replayed = performance.now() - replayStarted;
    if (round <= WARM_UP) continue;
    own.push(between - started);
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

/** Keys that a command made up by itself: ids of new aggregates and the digest of its idempotency record. */
function generatedIds(calls: readonly { readonly input: unknown }[]): string[] {
  const text = JSON.stringify(calls.map(({ input }) => input));
  const digests = [...text.matchAll(/IDEMPOTENCY#([0-9a-f]{64})/g)].map(([, digest = '']) => digest);
  const ulids = [...text.matchAll(/\b([0-9A-HJKMNP-TV-Z]{26})\b/g)]
    .map(([, id = '']) => id)
    .filter((id) => id.startsWith('01'));
  return [...new Set([...digests, ...ulids])];
}
