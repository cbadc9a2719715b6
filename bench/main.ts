import { measureCommands } from './command-latency.ts';
import { measureImports } from './import-time.ts';
import { report } from './report.ts';
import { measureStart } from './start-time.ts';
import { measureUnits } from './request-units.ts';

/** `npm run bench [-- part …]`: every benchmark beside its floor; exits 1 on a missed budget. */
const parts: Record<string, () => Promise<boolean> | boolean> = {
  imports: () => report('Import time of every function, against only its SDK clients', measureImports()),
  commands: async () =>
    report('Commands, handler in process, against their DynamoDB calls made bare', await measureCommands()),
  units: async () => report('DynamoDB request units of a command, counted by hand', await measureUnits()),
  start: async () => report('Start', await measureStart()),
};

const wanted = process.argv.slice(2);
let met = true;
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) met = (await run()) && met;
}
process.exitCode = met ? 0 : 1;
