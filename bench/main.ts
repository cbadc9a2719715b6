import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { measureCommands } from './command-latency.ts';
import { measureScoreAndRank } from './evaluation/score-and-rank.ts';
import { LARGE, measureCycle, SIZES } from './evaluation-cycle/measure-cycle.ts';
import { measureImports } from './import-time.ts';
import { report } from './report.ts';
import { measureUnits } from './request-units.ts';
import { measureStart } from './start-time.ts';

/**
 * `npm run bench [-- part …] [--large] [--sizes n,…]`: every benchmark beside its floor; exits 1 on a missed budget.
 * `--large` adds the evaluation of 100,000 entries, `--sizes` says how many entries are evaluated instead.
 */
const { positionals: wanted, values: given } = parseArgs({
  allowPositionals: true,
  options: { large: { type: 'boolean' }, sizes: { type: 'string' } },
});
const sizes =
  given.sizes === undefined
    ? [...SIZES, ...(given.large ? [LARGE] : [])]
    : given.sizes.split(',').map(Number);

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
      await measureCycle(sizes),
    ),
  start: async () => report('Start', await measureStart()),
  evaluation: async () => report('Scoring and ranking alone, a million entries', await measureScoreAndRank()),
};

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
      [...process.execArgv, import.meta.filename, name, '--sizes', sizes.join(',')],
      { stdio: 'inherit' },
    ),
  );
  process.exitCode = ended.every(({ status }) => status === 0) ? 0 : 1;
} else {
  process.exitCode = (await run()) ? 0 : 1;
}
