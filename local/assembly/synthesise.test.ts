import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { synthesise } from './synthesise.ts';

let root: string;
let runs: number;

/** A CDK app as far as the runner can tell: it writes where it is told, and counts. */
const app = (body: string) =>
  `import { mkdirSync, writeFileSync } from 'node:fs';
   const { CDK_OUTDIR, CDK_CONTEXT_JSON } = process.env;
   mkdirSync(CDK_OUTDIR, { recursive: true });
   ${body}`;
const writes = app(`writeFileSync(CDK_OUTDIR + '/manifest.json', CDK_CONTEXT_JSON);`);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'voucher-synth-'));
  runs = 0;
  mkdirSync(join(root, 'infra'));
  mkdirSync(join(root, 'functions/relay'), { recursive: true });
  writeFileSync(join(root, 'cdk.json'), '{"app":"node infra/app.mjs","context":{"flag":true,"stage":"dev"}}');
  writeFileSync(join(root, 'infra/app.mjs'), writes);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = () => synthesise(root, 'local', () => (runs += 1));

it('synthesises for the stage, with the context of cdk.json', async () => {
  const directory = await run();
  expect(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))).toEqual({
    flag: true,
    stage: 'local',
  });
});

it('does so again only when an input has changed, and tests are none', async () => {
  const first = await run();
  writeFileSync(join(root, 'functions/relay/stream.test.ts'), 'changed');
  expect(await run()).toBe(first);
  writeFileSync(join(root, 'functions/relay/stream.ts'), 'changed');
  expect(await run()).not.toBe(first);
  expect(runs).toBe(2);
});

it('does so once for all who ask at the same time', async () => {
  const directories = await Promise.all([run(), run(), run()]);
  expect(new Set(directories).size).toBe(1);
  expect(runs).toBe(1);
});

it('tells what the app had to say when it fails, and tries again next time', async () => {
  writeFileSync(
    join(root, 'infra/app.mjs'),
    app(`console.error('smsProvider "sns" cannot be used'); process.exit(1);`),
  );
  await expect(run()).rejects.toThrow('smsProvider "sns" cannot be used');
  await expect(run()).rejects.toThrow('does not synthesise');
});
