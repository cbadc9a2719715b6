import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ResolvedFunction } from '../assembly/resolved-app.ts';
import { answerFault } from '../faults/fault-answers.ts';
import { FaultRegistry } from '../faults/fault-registry.ts';
import { fakeApp } from '../services/fake-app.ts';
import { writeBundle } from '../test-fixtures/bundles.ts';
import { LambdaHost } from './lambda-host.ts';

const dir = mkdtempSync(join(tmpdir(), 'voucher-lambda-'));
const hourAhead = new SharedArrayBuffer(8);
new Float64Array(hourAhead)[0] = 3_600_000;

const bundles: Record<string, string> = {
  echo: `export const handler = async (event, context) => {
    console.log('hello from', context.functionName);
    return { event, env: process.env.GREETING, name: process.env.AWS_LAMBDA_FUNCTION_NAME, now: Date.now(),
      created: new Date().getTime(), text: Date(), known: new Date(5).getTime(), isDate: new Date() instanceof Date,
      left: context.getRemainingTimeInMillis(), loadedAt };
  };
  const loadedAt = performance.now();`,
  broken: `export const handler = async () => { throw new TypeError('broken on purpose'); };`,
  unloadable: `throw new SyntaxError('cannot be loaded');`,
  endless: `export const handler = () => new Promise(() => setInterval(() => {}, 1000));`,
  slow: `import { threadId } from 'node:worker_threads';
  export const handler = async ({ ms }) => { await new Promise((done) => setTimeout(done, ms)); return threadId; };`,
  calls: `import { request } from 'node:http';
  const call = (target, body) => new Promise((resolve, reject) => {
    const url = new URL(process.env.AWS_ENDPOINT_URL_DYNAMODB);
    const req = request({ host: url.hostname, port: url.port, method: 'POST', path: '/',
      headers: { 'X-Amz-Target': 'DynamoDB_20120810.' + target } }, (res) => {
      let text = '';
      res.on('data', (chunk) => (text += chunk));
      res.on('end', () => resolve({ status: res.statusCode, text }));
    });
    req.on('error', reject);
    req.end(JSON.stringify(body));
  });
  export const handler = async () => {
    const answers = [];
    for (const target of ['GetItem', 'TransactWriteItems', 'GetItem']) {
      answers.push(await call(target, { TransactItems: [{}, {}] }));
    }
    return answers;
  };`,
};

let server: Server;
let host: LambdaHost;
let create: (maxPopulation: number) => LambdaHost;
const faults = new FaultRegistry();
const received: string[] = [];
let wrote = 0;
const arn = (name: string) => `arn:aws:lambda:ap-southeast-1:000000000000:function:${name}`;

function fn(name: string): ResolvedFunction {
  return {
    stack: 'Test',
    logicalId: name,
    name: `Test-${name}`,
    arn: arn(name),
    service: name,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    assetDir: writeBundle(dir, name, bundles[name]!),
    timeoutSeconds: name === 'endless' ? 0.2 : 10,
    memoryMb: 256,
    environment: { GREETING: `good day from ${name}` },
    logGroup: `/aws/lambda/${name}`,
    asyncMaxRetries: 0,
  };
}

vi.setConfig({ testTimeout: 20_000 });

beforeAll(async () => {
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      if (req.url?.startsWith('/fault/')) return answerFault(req.url, Buffer.concat(chunks), res);
      received.push(String(req.headers['x-amz-target']));
      res.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  create = (maxPopulation) =>
    new LambdaHost({
      app: fakeApp({ functions: Object.keys(bundles).map(fn), internalUrl: url }),
      dir,
      offset: hourAhead,
      dynamodbUrl: url,
      faults,
      track: (_name, work) => work,
      onWrote: () => (wrote += 1),
      maxPopulation,
    });
  host = create(24);
});

afterAll(() => {
  host.terminate();
  server.closeAllConnections();
  server.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('LambdaHost', () => {
  it('gives a function its event, its own environment, and virtual time', async () => {
    const before = Date.now();
    const result = (await host.invoke(arn('echo'), { a: [1, null] })) as Record<string, unknown>;
    expect(result).toMatchObject({
      event: { a: [1, null] },
      env: 'good day from echo',
      name: 'Test-echo',
      known: 5,
      isDate: true,
    });
    for (const field of ['now', 'created']) {
      expect(Number(result[field]) - before).toBeGreaterThanOrEqual(3_600_000);
      expect(Number(result[field]) - before).toBeLessThan(3_610_000);
    }
    expect(Date.parse(String(result['text']))).toBeGreaterThan(before + 3_590_000);
    expect(result['left']).toBeGreaterThan(9000);
    expect(process.env['GREETING']).toBeUndefined();
  });

  it('keeps a worker warm and collects what it writes', async () => {
    const first = (await host.invoke(arn('echo'), {})) as { loadedAt: number };
    const second = (await host.invoke(arn('echo'), {})) as { loadedAt: number };
    expect(second.loadedAt).toBe(first.loadedAt);
    await expect.poll(() => host.logs('echo'), { timeout: 5000 }).toContain('hello from Test-echo');
  });

  it('runs up to two invocations side by side, in a thread each, and lets more wait', async () => {
    const threads = await Promise.all([1, 2, 3, 4, 5].map(() => host.invoke(arn('slow'), { ms: 50 })));
    expect(new Set(threads).size).toBe(2);
  });

  it.each([
    ['broken', 'TypeError', 'broken on purpose'],
    ['unloadable', 'SyntaxError', 'cannot be loaded'],
    ['endless', 'Sandbox.Timedout', 'Task timed out after 0.20 seconds'],
  ])('answers with the error of a function that is %s, each time', async (name, errorType, message) => {
    for (let time = 0; time < 2; time += 1) {
      await expect(host.invoke(arn(name), {})).rejects.toMatchObject({ errorType, message });
    }
  });

  it('makes room by ending the idle worker of another function', async () => {
    const small = create(1);
    const load = async () => ((await small.invoke(arn('echo'), {})) as { loadedAt: number }).loadedAt;
    const first = await load();
    expect(await load()).toBe(first);
    await small.invoke(arn('slow'), { ms: 0 });
    expect(await load()).not.toBe(first);
    small.terminate();
  });

  it('refuses a function it does not have', async () => {
    await expect(host.invoke(arn('nobody'), {})).rejects.toThrow('no function');
  });
});

describe('faults of SDK calls', () => {
  const run = async () => (await host.invoke(arn('calls'), {})) as { status: number; text: string }[];

  it('leaves calls alone, and tells of a write, when no fault is in force', async () => {
    const before = wrote;
    expect((await run()).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(wrote).toBe(before + 1);
  });

  it.each([
    ['throttle', 400, 'ProvisionedThroughputExceededException'],
    ['error', 500, 'InternalServerError'],
    ['conflict', 400, 'TransactionConflict'],
  ] as const)('%s answers the n-th call without effect', async (action, status, text) => {
    received.length = 0;
    faults.add({ kind: 'call', function: 'calls', service: 'dynamodb', nth: 2, action });
    const answers = await run();
    expect(answers[1]).toMatchObject({ status, text: expect.stringContaining(text) });
    expect(received).toEqual(['DynamoDB_20120810.GetItem', 'DynamoDB_20120810.GetItem']);
    expect((await run()).map((answer) => answer.status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['kill-before', 1],
    ['kill-after', 2],
  ] as const)('%s ends the worker with %i calls having left', async (action, left) => {
    received.length = 0;
    faults.add({ kind: 'call', operation: 'TransactWriteItems', action });
    await expect(run()).rejects.toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(received).toHaveLength(left);
    expect(await run()).toHaveLength(3);
  });

  it('lost-answer breaks the connection after the call took effect', async () => {
    received.length = 0;
    faults.add({ kind: 'call', operation: 'TransactWriteItems', action: 'lost-answer' });
    await expect(run()).rejects.toThrow('socket hang up');
    expect(received).toEqual(['DynamoDB_20120810.GetItem', 'DynamoDB_20120810.TransactWriteItems']);
  });
});
