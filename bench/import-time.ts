import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { bundleOptions } from '../infra/constructs/bundle.ts';
import { queues } from '../infra/queues.ts';
import { type Measured, percentile } from './report.ts';

const root = join(import.meta.dirname, '..');
const build = join(root, '.build');
const floors = join(build, 'floors');

/**
 * Fresh processes a bundle. An import only computes, so that its processor time is what it takes on a machine that has
 * nothing else to do; the wall clock also counts what others do meanwhile. What others do can only add to either, so
 * that the least is nearest to what the code costs. All bundles take turns, so that a busy minute falls on all of them.
 */
const ROUNDS = 15;
const BUDGET = 1.35;

const queueUrls = Object.fromEntries(
  queues.flatMap(({ variable }) => (variable === undefined ? [] : [[variable, 'http://127.0.0.1/q']])),
);

/** What a function's environment might hold: enough for its configuration to parse. */
const ENVIRONMENT = {
  PLATFORM_TABLE: 'platform',
  SEALED_TABLE: 'sealed',
  SEALED_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/sealed',
  MAC_KEY_ARN: 'arn:aws:kms:ap-southeast-1:000000000000:key/mac',
  MATERIALS_BUCKET: 'materials',
  BUS_NAME: 'bus',
  DEADLINE_QUEUE_ARN: 'arn:aws:sqs:ap-southeast-1:000000000000:q',
  ...queueUrls,
  SCHEDULE_GROUP: 'deadlines',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/r',
  SCHEDULE_DLQ_ARN: 'arn:aws:sqs:ap-southeast-1:000000000000:dlq',
  SMS_PROVIDER: 'sns',
  SMS_SIGNATURE: '创新券平台',
  OIDC_ISSUER: 'https://login.example.invalid',
  OIDC_AUDIENCE: 'voucher-agencies',
  VERIFICATION_GATEWAY_URL: 'http://127.0.0.1/gateway',
  VOUCHER_PLATFORM_URL: 'http://127.0.0.1/vouchers',
  TREASURY_URL: 'http://127.0.0.1/treasury',
  PUBLIC_BASE_URL: 'http://127.0.0.1',
  SCAN_MODE: 'guardduty',
  STAGE: 'bench',
  AWS_REGION: 'ap-southeast-1',
  PATH: process.env['PATH'] ?? '',
};

/** SDK entry points that are clients of a service or helpers around one. */
const SDK_PACKAGES =
  /^node_modules\/(@aws-sdk\/(?:client-[a-z0-9-]+|lib-dynamodb|util-dynamodb|s3-[a-z-]+))\//;

/**
 * Import time of every function's bundle beside a bundle of only the SDK packages it uses, measured in turns in fresh
 * processes. The floor keeps what the function imports of each, bundled as esbuild does by itself: in one file, in which
 * what the SDK loads only when it needs it is read at once. The functions' own bundles put that aside, and so may be
 * faster than their floor.
 */
export function measureImports(): Measured[] {
  execFileSync(
    join(root, 'node_modules/.bin/cdk'),
    ['synth', '-q', '-c', 'stage=local', '-o', join(build, 'bench.out')],
    { cwd: root, stdio: 'ignore' },
  );
  const meta: Metafile = JSON.parse(readFileSync(join(build, 'meta.json'), 'utf8'));
  rmSync(floors, { recursive: true, force: true });
  const contests = Object.keys(meta.outputs)
    .filter((path) => path.endsWith('index.mjs'))
    .map((path) => contest(path, meta));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { bundle, floor, own, bare } of contests) {
      own.push(timeImport(bundle));
      bare.push(timeImport(floor));
    }
  }
  return contests.map(measured);
}

interface Contest {
  readonly name: string;
  readonly bundle: string;
  readonly floor: string;
  readonly own: Import[];
  readonly bare: Import[];
}

/** One import in a fresh process, in milliseconds. */
interface Import {
  readonly processor: number;
  readonly wall: number;
}

function contest(path: string, meta: Metafile): Contest {
  const name = path.split('/').at(-2) ?? path;
  const parts = Object.entries(meta.outputs).filter(([part]) => dirname(part) === dirname(path));
  const files = parts.flatMap(([, { inputs }]) => Object.keys(inputs));
  const floor = bundleFloor(name, namesFromSdk(files, meta));
  return { name, bundle: join(root, path), floor, own: [], bare: [] };
}

function measured({ name, own, bare }: Contest): Measured {
  const note = `medians: ${medians(own, bare, 'processor')}, by the wall clock ${medians(own, bare, 'wall')}`;
  const [value, floor] = [quantile(own, 'processor', 0), quantile(bare, 'processor', 0)];
  return { what: name, value, floor, budget: { timesFloor: BUDGET }, unit: 'ms', note };
}

function medians(own: readonly Import[], bare: readonly Import[], clock: keyof Import): string {
  const [median, floor] = [quantile(own, clock, 0.5), quantile(bare, clock, 0.5)];
  return `${median.toFixed(1)} / ${floor.toFixed(1)} ms (${(median / floor).toFixed(2)} ×)`;
}

function quantile(imports: readonly Import[], clock: keyof Import, share: number): number {
  const samples = imports.map((each) => each[clock]);
  return percentile(samples, share);
}

/** Which names our own files of a bundle import from which SDK package. */
function namesFromSdk(files: readonly string[], meta: Metafile): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const file of files.filter((each) => /^(functions|shared|events)\//.test(each))) {
    for (const imported of meta.inputs[file]?.imports ?? []) {
      const sdk = SDK_PACKAGES.exec(imported.path)?.[1];
      if (sdk === undefined) continue;
      const names = used.get(sdk) ?? new Set();
      for (const name of importedNames(readFileSync(join(root, file), 'utf8'), sdk)) names.add(name);
      used.set(sdk, names);
    }
  }
  return used;
}

function importedNames(source: string, sdk: string): string[] {
  const clauses = source.matchAll(new RegExp(`import \\{([^}]*)\\} from '${sdk}'`, 'g'));
  return [...clauses]
    .flatMap(([, names = '']) => names.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '));
}

function bundleFloor(name: string, used: Map<string, Set<string>>): string {
  mkdirSync(join(floors, name), { recursive: true });
  const entry = join(floors, name, 'entry.mjs');
  const all = [...used].map(([sdk, names]) => ({ sdk, names: [...names] }));
  const imports = all.map(({ sdk, names }) => `import { ${names.join(', ')} } from '${sdk}';`);
  const clients = all.flatMap(({ names }) =>
    names.filter((each) => /^[A-Z]\w*Client$/.test(each) && !each.includes('Document')),
  );
  const lines = [...imports, `export const used = [${all.flatMap(({ names }) => names).join(', ')}];`];
  const made = clients.map((client) => `new ${client}({})`);
  writeFileSync(entry, [...lines, `export const clients = [${made.join(', ')}];`].join('\n'));
  const outfile = join(floors, name, 'index.mjs');
  const { outExtension: _, ...options } = bundleOptions;
  buildSync({ ...options, absWorkingDir: root, entryPoints: [entry], outfile });
  return outfile;
}

/** What `import()` of a file takes in a fresh process; all its threads count. */
function timeImport(file: string): Import {
  const code = `
    const [used, began] = [process.cpuUsage(), performance.now()];
    await import(${JSON.stringify(file)});
    const [wall, { user, system }] = [performance.now() - began, process.cpuUsage(used)];
    console.log('\\n' + JSON.stringify({ wall, processor: (user + system) / 1000 }));
    process.exit();`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}
