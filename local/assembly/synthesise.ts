import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { withFileLock } from './file-lock.ts';
import { inputHash } from './input-hash.ts';

/** Assemblies kept, so that a stack that still runs on an earlier one finds its bundles. */
const KEPT = 3;
/** A stack that was started on it may still run: its workers load their bundles when they are first called. */
const UNUSED_AFTER_MS = 24 * 3600 * 1000;
const SYNTHESIS_WITHIN_MS = 180_000;

const cdkJson = z.looseObject({ app: z.string(), context: z.record(z.string(), z.unknown()).default({}) });

/**
 * The directory of the cloud assembly of a stage, synthesised when no assembly of the present inputs is there. The CDK
 * app is run directly, which spares the CLI's own start. Processes that ask at once wait for the one that synthesises.
 */
export async function synthesise(
  root: string,
  stage: string,
  onStart: () => void = () => {},
): Promise<string> {
  const directory = join(root, '.build', 'assembly');
  const target = join(directory, `${stage}-${inputHash(root).slice(0, 16)}`);
  if (existsSync(target)) return target;
  mkdirSync(directory, { recursive: true });
  await withFileLock(join(directory, '.lock'), SYNTHESIS_WITHIN_MS, async () => {
    if (existsSync(target)) return;
    onStart();
    const unfinished = `${target}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    await runApp(root, stage, unfinished);
    renameSync(unfinished, target);
    prune(directory);
  });
  return target;
}

async function runApp(root: string, stage: string, outdir: string): Promise<void> {
  const { app, context } = cdkJson.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')));
  const [, ...args] = app.split(' ');
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 || !existsSync(join(outdir, 'manifest.json'))) {
    throw new Error(`the application does not synthesise for stage ${stage}:\n${output.trim()}`);
  }
}

function prune(directory: string): void {
  const assemblies = readdirSync(directory)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ path: join(directory, name), at: statSync(join(directory, name)).mtimeMs }))
    .sort((left, right) => right.at - left.at);
  const longAgo = Date.now() - UNUSED_AFTER_MS;
  for (const { path, at } of assemblies.slice(KEPT)) {
    if (at < longAgo) rmSync(path, { recursive: true, force: true });
  }
}
