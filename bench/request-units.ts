import { apiEvent, lambdaContext } from './commands/api-event.ts';
import { startForFunctions } from './commands/environment.ts';
import { meterCalls } from './commands/metered-calls.ts';
import { type ApiFunction, registerBenchOfficer, scenarios } from './commands/scenarios.ts';
import type { Measured } from './report.ts';

/** Request units of each command as the engine bills them, beside the count by hand that stands with each scenario. */
export async function measureUnits(): Promise<Measured[]> {
  const dynamo = await startForFunctions();
  try {
    await registerBenchOfficer(dynamo.tables);
    const rows: Measured[] = [];
    for (const { name, load, prepare, units, status } of scenarios) {
      const handler = (await load()).handler as ApiFunction;
      const { call } = await prepare(dynamo.tables, 1);
      const used = await meterCalls(async () => {
        const { statusCode } = await handler(apiEvent(call), lambdaContext);
        if (statusCode !== status) throw new Error(`${name} answered ${statusCode}`);
      });
      const budget = { equalFloor: true } as const;
      rows.push({ what: `${name}, read`, value: used.read, floor: units.read, budget, unit: 'units' });
      rows.push({
        what: `${name}, write`,
        value: used.write,
        floor: units.write,
        budget,
        unit: 'units',
        note: units.counted,
      });
    }
    return rows;
  } finally {
    dynamo.stop();
  }
}
