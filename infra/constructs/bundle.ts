import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

/** How every function is bundled. */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  // Names are kept: errors and log lines carry them.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: {
    js: "import{createRequire as nodeCreateRequire}from'node:module';const require=nodeCreateRequire(import.meta.url);",
  },
  logLevel: 'error',
} as const satisfies BuildOptions;

const root = join(import.meta.dirname, '..', '..');

/** What a stage ships otherwise than in the bundles. */
export interface Shipping {
  /** Packages that no function of the stage ever loads: what is only parsed costs a cold start all the same. */
  readonly never?: readonly string[];
  /** Files of the repository that lie beside a function's code, by its name. */
  readonly beside?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Bundles every function in one pass of esbuild and returns the way to its code.
 *
 * One self-contained `index.mjs` a function (the SDK included: the one in the Lambda runtime is older and slower to
 * load), under `.build/functions/<name>/`. Source maps stay behind in `.build/maps`, as loading them costs a cold start
 * more than the function itself; `.build/meta.json` tells what is in each bundle. The asset's hash is that of its
 * content, so an unchanged function is not deployed again.
 */
export function bundleFunctions(
  entries: Readonly<Record<string, string>>,
  { never = [], beside = {} }: Shipping = {},
  out: string = join(root, '.build'),
): (name: string) => Code {
  const { metafile, outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
    outdir: join(out, 'functions'),
    ...bundleOptions,
    external: [...never],
    write: false,
    metafile: true,
    sourcemap: 'external',
    sourcesContent: false,
  });
  for (const { path, contents } of outputFiles) {
    const name = path.split('/').at(-2) ?? '';
    writeWhole(out, path.endsWith('.map') ? join(out, 'maps', `${name}.mjs.map`) : path, contents);
  }
  for (const [name, files] of Object.entries(beside)) {
    for (const file of files)
      writeWhole(out, join(out, 'functions', name, basename(file)), readFileSync(join(root, file)));
  }
  writeWhole(out, join(out, 'meta.json'), JSON.stringify(metafile));
  return (name) => Code.fromAsset(join(out, 'functions', name));
}

/**
 * Writes a file in one step, so that a build beside this one never sees half of it or none. The part lies outside the
 * functions' directories, as all that is in those is shipped.
 */
function writeWhole(out: string, path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = join(out, `${process.pid}.part`);
  writeFileSync(part, contents);
  renameSync(part, path);
}
