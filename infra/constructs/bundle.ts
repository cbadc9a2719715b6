import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

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
  out: string = join(root, '.build'),
): (name: string) => Code {
  rmSync(join(out, 'functions'), { recursive: true, force: true });
  const { metafile, outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
    outdir: join(out, 'functions'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // Names are kept: errors and log lines carry them.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    banner: {
      js: "import{createRequire as nodeCreateRequire}from'node:module';const require=nodeCreateRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  mkdirSync(join(out, 'maps'), { recursive: true });
  for (const name of Object.keys(entries)) mkdirSync(join(out, 'functions', name), { recursive: true });
  for (const file of outputFiles) {
    const path = file.path.endsWith('.map')
      ? join(out, 'maps', `${file.path.split('/').at(-2) ?? ''}.mjs.map`)
      : file.path;
    writeFileSync(path, file.contents);
  }
  writeFileSync(join(out, 'meta.json'), JSON.stringify(metafile));
  return (name) => Code.fromAsset(join(out, 'functions', name));
}
