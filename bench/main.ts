import { spawnSync } from 'node:child_process';
import { measureCommands } from './command-latency.ts';
import { measureScoreAndRank } from './evaluation/score-and-rank.ts';
import { measureCycle } from './evaluation-cycle/measure-cycle.ts';
import { measureImports } from './import-time.ts';
import { report } from './report.ts';
import { measureUnits } from './request-units.ts';
import { measureStart } from './start-time.ts';

const LARGE = '--large';
const given = process.argv.slice(2);
const large = given.includes(LARGE);

/**
 * `npm run bench [-- part …] [--large]`: every benchmark beside its floor; exits 1 on a missed budget. `--large` adds the
 * evaluation of 100,000 entries.
 */
const parts: Record<string, () => Promise<boolean> | boolean> = {
  imports: () => report('Import time of every function, against only its SDK clients', measureImports()),
  commands: async () =>
    report(
      'Commands and reactions, handler in process, against their AWS calls made bare',
      await measureCommands(),
    ),
  units: async () =>
    report('DynamoDB request units of a command or reaction, counted by hand', await measureUnits()),
  cycle: async () =>
    report(
      'Evaluation cycle from snapshot to ranking, against the same items bare',
      await measureCycle({ large }),
    ),
  start: async () => report('Start', await measureStart()),
  evaluation: async () => report('Scoring and ranking alone, a million entries', await measureScoreAndRank()),
};

const wanted = given.filter((each) => each !== LARGE);
const [only] = wanted;
const run = wanted.length === 1 && only !== undefined ? parts[only] : undefined;
if (run === undefined) {
  const names = wanted.length === 0 ? Object.keys(parts) : wanted;
  const unknown = names.find((name) => parts[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`no part ${unknown}; there are ${Object.keys(parts).join(', ')}`);
  // Each in a process of its own: functions keep what they were wired with when they were imported.
  const ended = names.map((name) =>
    spawnSync(
      process.execPath,
      [...process.execArgv, import.meta.filename, name, ...(large ? [LARGE] : [])],
      { stdio: 'inherit' },
    ),
  );
  process.exitCode = ended.every(({ status }) => status === 0) ? 0 : 1;
} else {
  process.exitCode = (await run()) ? 0 : 1;
}
