import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Coverage, reportOf, together } from './invariants/coverage.ts';
import { freezeAssembly, KINDS, simulate } from './simulate.ts';

/**
 * `npm run test:simulation -- --seeds 50 --steps 200`; `--seed N` replays one, with its history as it happens.
 * `--kind season` goes through a season of the evaluation, in some 120 steps, and not through the days of the platform;
 * `--kind supervision` through the procedures of articles 12 to 14.
 * `--calm` is how long the platform is left to itself before its invariants are checked. At the end stands what all
 * histories reached.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '200' },
    seed: { type: 'string' },
    kind: { type: 'string', default: 'days' },
    calm: { type: 'string', default: 'P45D' },
  },
});
const kind = KINDS.find((each) => each === values.kind);
if (kind === undefined) throw new RangeError(`--kind is one of ${KINDS.join(', ')}`);
const steps = Number(values.steps);
const single = values.seed === undefined ? undefined : Number(values.seed);
const first = single ?? Number(values.from);
const last = single ?? first + Number(values.seeds) - 1;
const print = (line: string) => process.stdout.write(`${line}\n`);
const assembly = await freezeAssembly();
const coverages: Coverage[] = [];
let failed = 0;

for (let seed = first; seed <= last; seed += 1) {
  const began = performance.now();
  const { violations, history, reached, coverage } = await simulate({
    kind,
    seed,
    steps,
    calm: values.calm,
    assembly,
    ...(single !== undefined && { show: print }),
  });
  print(
    `seed ${seed}: ${violations.length === 0 ? 'holds' : `${violations.length} VIOLATIONS`} after ${Math.round((performance.now() - began) / 1000)} s ${JSON.stringify(reached)}`,
  );
  coverages.push(coverage);
  if (violations.length === 0) continue;
  failed += 1;
  if (single === undefined) for (const line of history) print(line);
  for (const violation of violations) print(`  ✗ ${violation}`);
  print(`  replay: npm run test:simulation -- --kind ${kind} --seed ${seed} --steps ${steps}`);
}
for (const line of reportOf(together(coverages))) print(line);
print(failed === 0 ? 'all hold' : `${failed} seeds failed`);
rmSync(assembly, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;
