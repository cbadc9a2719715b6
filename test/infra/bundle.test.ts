import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { App, Stack } from 'aws-cdk-lib';
import { bundleFunctions } from '../../infra/constructs/bundle.ts';

const out = mkdtempSync(join(tmpdir(), 'bundle-'));
const entry = 'test/infra/fixtures/bundled.ts';

afterAll(() => rmSync(out, { recursive: true }));

describe('bundleFunctions', () => {
  const code = bundleFunctions({ first: entry, second: entry }, { beside: { second: ['LICENSE'] } }, out);
  const bundle = join(out, 'functions', 'first', 'index.mjs');

  it('makes one self-contained module a function, that runs as it is', async () => {
    const { handler } = await import(bundle);
    await expect(handler()).resolves.toBe('ok');
    expect(existsSync(join(out, 'functions', 'second', 'index.mjs'))).toBe(true);
  });

  it('puts what is loaded by a dynamic import aside, and ships what this build made of it', async () => {
    const aside = readdirSync(join(out, 'functions', 'first')).filter((file) => file !== 'index.mjs');
    expect(aside).toEqual([expect.stringMatching(/^late-\w+\.mjs$/)]);
    expect(readFileSync(bundle, 'utf8')).not.toContain('loaded when asked for');
    const { late } = await import(bundle);
    await expect(late()).resolves.toBe('loaded when asked for');
    const before = code('first').bind(new Stack(new App(), 'before')).s3Location?.objectKey;
    writeFileSync(join(out, 'functions', 'first', 'late-OF1EARLIER.mjs'), 'what an earlier build left');
    const after = code('first').bind(new Stack(new App(), 'after'));
    expect(after.s3Location?.objectKey).toBe(before);
  });

  it('lays files beside the function that reads them, and no other', () => {
    const laid = readFileSync(join(out, 'functions', 'second', 'LICENSE'), 'utf8');
    expect(laid).toBe(readFileSync('LICENSE', 'utf8'));
    expect(existsSync(join(out, 'functions', 'first', 'LICENSE'))).toBe(false);
  });

  it('lets bundled CommonJS code require what Node has built in', () => {
    expect(readFileSync(bundle, 'utf8')).toContain('createRequire');
  });

  it('keeps source maps out of the asset', () => {
    expect(existsSync(`${bundle}.map`)).toBe(false);
    expect(statSync(join(out, 'maps', 'first', 'index.mjs.map')).size).toBeGreaterThan(0);
  });

  it('says what is in each bundle', () => {
    const { outputs } = JSON.parse(readFileSync(join(out, 'meta.json'), 'utf8'));
    expect(Object.keys(outputs).filter((path) => path.endsWith('index.mjs'))).toHaveLength(2);
  });

  it('gives an asset whose hash is that of its content', () => {
    const app = new App();
    const [first, second] = ['first', 'second'].map(
      (name) => code(name).bind(new Stack(app, name)).s3Location?.objectKey,
    );
    expect(first).toBeDefined();
    // What lies beside it is content, too.
    expect(second).not.toBe(first);
    expect(code('first').bind(new Stack(app, 'again')).s3Location?.objectKey).toBe(first);
  });
});
