import { startForFunctions } from './commands/environment.ts';
import { invocation } from './commands/invoke.ts';
import { meterCalls } from './commands/metered-calls.ts';
import { registerBenchOfficers } from './commands/officers.ts';
import { scenarios } from './commands/scenarios.ts';
import type { Measured } from './report.ts';

/** Request units of each command and reaction as the engine bills them, beside the count by hand that stands with it. */
export async function measureUnits(): Promise<Measured[]> {
  const functions = await startForFunctions();
  try {
    const { tables } = functions;
    await registerBenchOfficers(tables);
    const rows: Measured[] = [];
    for (const scenario of scenarios) {
      const run = await invocation(scenario, await scenario.prepare(tables, 1));
      const used = await meterCalls(run);
      const { name, units } = scenario;
      const common = { budget: { equalFloor: true }, unit: 'units' } as const;
      rows.push({ what: `${name}, read`, value: used.read, floor: units.read, ...common });
      rows.push({
        what: `${name}, write`,
        value: used.write,
        floor: units.write,
        ...common,
        note: units.counted,
      });
    }
    return rows;
  } finally {
    functions.stop();
  }
}
