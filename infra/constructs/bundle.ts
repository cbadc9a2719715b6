import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

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
 * Bundles every function and returns the way to its code.
 *
 * One `index.mjs` a function (the SDK included: the one in the Lambda runtime is older and slower to load) under
 * `.build/functions/<name>/`, and beside it, in modules of their own, what is loaded by a dynamic `import()` and so not
 * at all by most environments: a library that one operation needs, the SDK's ways to credentials other than those that
 * Lambda puts into the environment. Functions share no chunk, as each is shipped alone; so each is a pass of its own.
 *
 * Source maps stay behind in `.build/maps`, as loading them costs a cold start more than the function itself;
 * `.build/meta.json` tells what is in each bundle. The asset's hash is that of its content, so an unchanged function is
 * not deployed again.
 */
export function bundleFunctions(
  entries: Readonly<Record<string, string>>,
  { never = [], beside = {} }: Shipping = {},
  out: string = join(root, '.build'),
): (name: string) => Code {
  const metafile: Metafile = { inputs: {}, outputs: {} };
  const shipped = new Map<string, readonly string[]>();
  for (const [name, entry] of Object.entries(entries)) {
    const built = bundleFunction(entry, never, join(out, 'functions', name));
    for (const { path, contents } of built.outputFiles.toSorted(indexLast))
      writeWhole(out, path.endsWith('.map') ? join(out, 'maps', name, basename(path)) : path, contents);
    for (const file of beside[name] ?? [])
      writeWhole(out, join(out, 'functions', name, basename(file)), readFileSync(join(root, file)));
    const modules = Object.keys(built.metafile.outputs).filter((path) => path.endsWith('.mjs'));
    shipped.set(name, [...modules, ...(beside[name] ?? [])].map((path) => basename(path)).toSorted());
    Object.assign(metafile.inputs, built.metafile.inputs);
    Object.assign(metafile.outputs, built.metafile.outputs);
  }
  writeWhole(out, join(out, 'meta.json'), JSON.stringify(metafile));
  // Chunks of an earlier build, whose names differ, may lie there still.
  return (name) =>
    Code.fromAsset(join(out, 'functions', name), {
      exclude: ['**', ...(shipped.get(name) ?? []).map((file) => `!${file}`)],
    });
}

function bundleFunction(entry: string, never: readonly string[], outdir: string) {
  return buildSync({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: 'index' }],
    outdir,
    splitting: true,
    external: [...never],
    write: false,
    metafile: true,
    sourcemap: 'external',
    sourcesContent: false,
  });
}

/** So that no build beside this one finds an index before its chunks. */
const indexLast = (a: { readonly path: string }, b: { readonly path: string }): number =>
  Number(a.path.endsWith('/index.mjs')) - Number(b.path.endsWith('/index.mjs'));

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
