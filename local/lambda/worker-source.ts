import { join } from 'node:path';
import { buildSync } from 'esbuild';

let source: URL | undefined;

/**
 * The script of a worker thread with what it imports, as one JavaScript module made once a process: stripping the types
 * anew in every thread costs each some 50 ms of processor time (measured).
 */
export function workerSource(): URL {
  source ??= new URL(`data:text/javascript;base64,${Buffer.from(bundle()).toString('base64')}`);
  return source;
}

function bundle(): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'worker-main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    logLevel: 'error',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
