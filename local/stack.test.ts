import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalStack, startStack } from './stack.ts';
import type { StackOptions } from './stack-options.ts';
import { writeNoticeApp } from './test-fixtures/notice-app.ts';

const dir = mkdtempSync(join(tmpdir(), 'voucher-stack-'));
let assembly: string;
let running: LocalStack[] = [];

vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  assembly = writeNoticeApp(join(dir, 'assembly'));
});

afterEach(async () => {
  await Promise.all(running.map((stack) => stack.kill()));
  running = [];
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function start(options: StackOptions = {}): Promise<LocalStack> {
  const stack = await startStack({ assembly, seed: false, ...options });
  running.push(stack);
  return stack;
}

interface Notice {
  openedAt: string;
  seen?: number;
  closedAt?: string;
}

async function open(stack: LocalStack, id: string): Promise<Notice> {
  const response = await fetch(`${stack.baseUrl}/notices/${id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await stack.token('officer-li')}` },
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Notice;
}

const read = async (stack: LocalStack, id: string) =>
  (await (await fetch(`${stack.baseUrl}/notices/${id}`)).json()) as Notice;

const days = (from: string, to: string | undefined) => (Date.parse(to ?? '') - Date.parse(from)) / 86_400_000;

describe('a local stack', () => {
  it('takes a command over stream, bus, queue and schedule to its end seven virtual days later', async () => {
    const stack = await start();
    expect(stack.clock.now()).toMatch(/^2026-03-02T01:00:0/);
    expect((await fetch(`${stack.baseUrl}/notices/1`, { method: 'POST' })).status).toBe(401);
    const { openedAt } = await open(stack, '1');
    expect(openedAt).toMatch(/^2026-03-02T01:00/);
    await stack.quiesce();
    expect(await read(stack, '1')).toMatchObject({ seen: 1 });
    await stack.clock.advance('P6D');
    expect((await read(stack, '1')).closedAt).toBeUndefined();
    await stack.clock.advance('P2D');
    const { closedAt } = await read(stack, '1');
    expect(days(openedAt, closedAt)).toBeCloseTo(7, 2);
  });

  it('passes a year with daily sweeps and a hundred timers in seconds', async () => {
    const stack = await start();
    await Promise.all(Array.from({ length: 100 }, (_, id) => open(stack, `n${id}`)));
    const before = performance.now();
    await stack.clock.advance('P1Y');
    expect(performance.now() - before).toBeLessThan(30_000);
    expect((await read(stack, 'n99')).closedAt).toBeDefined();
    const response = await fetch(stack.dynamodbUrl, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.GetItem',
        'content-type': 'application/x-amz-json-1.0',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260302/ap-southeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
        'x-amz-date': '20260302T010000Z',
      },
      body: JSON.stringify({ TableName: stack.environment['PLATFORM_TABLE'], Key: { pk: { S: 'SWEEPS' } } }),
    });
    expect(await response.json()).toMatchObject({ Item: { ticks: { N: '365' } } });
  });

  it('loses nothing when it is killed between two steps and started again', async () => {
    const home = join(dir, 'killed');
    const first = await start({ dir: home });
    first.faults.add({
      kind: 'call',
      function: 'consume',
      service: 'scheduler',
      action: 'kill-before',
      times: 3,
    });
    await open(first, '1');
    await first.clock.advance('PT30S');
    const stoppedAt = first.clock.now();
    await first.kill();

    const second = await start({ dir: home });
    expect(Date.parse(second.clock.now())).toBeGreaterThanOrEqual(Date.parse(stoppedAt) - 1000);
    await second.clock.advance('P8D');
    const { openedAt, closedAt } = await read(second, '1');
    expect(days(openedAt, closedAt)).toBeGreaterThanOrEqual(7);
    expect(days(openedAt, closedAt)).toBeLessThan(7.01);
  });

  it('keeps every answered command when it is killed in the middle of work', async () => {
    const home = join(dir, 'busy');
    const answered: string[] = [];
    for (const life of ['a', 'b', 'c']) {
      const stack = await start({ dir: home });
      const commands = Array.from({ length: 40 }, async (_, index) => {
        const id = `${life}${index}`;
        await open(stack, id);
        answered.push(id);
      });
      const ended = Promise.allSettled([...commands, stack.clock.advance('PT1H')]);
      await expect
        .poll(() => answered.filter((id) => id.startsWith(life)).length, { timeout: 20_000 })
        .toBeGreaterThan(5);
      await stack.kill();
      await ended;
    }
    const last = await start({ dir: home });
    await last.clock.advance('P9D');
    expect(answered.length).toBeGreaterThan(15);
    for (const id of answered) expect(await read(last, id)).toMatchObject({ closedAt: expect.any(String) });
  });

  it('reaches the same end under duplicates, conflicts and lost answers', async () => {
    const stack = await start();
    stack.faults.add({ kind: 'event', mode: 'duplicate', delay: 60 });
    stack.faults.add({ kind: 'call', function: 'api', service: 'dynamodb', action: 'lost-answer' });
    stack.faults.add({ kind: 'call', function: 'consume', service: 'scheduler', action: 'throttle' });
    await open(stack, '1');
    await stack.clock.advance('P8D');
    expect(await read(stack, '1')).toMatchObject({ seen: 2, closedAt: expect.any(String) });
    expect(stack.faults.list().map(({ struck }) => struck)).toEqual([1, 1, 1]);
  });

  it('refuses a data directory or a port that is in use, and leaves nothing behind', async () => {
    const stack = await start({ dir: join(dir, 'held') });
    await expect(startStack({ assembly, seed: false, dir: join(dir, 'held') })).rejects.toThrow(
      'in use by process',
    );
    const port = Number(new URL(stack.baseUrl).port);
    await expect(startStack({ assembly, seed: false, port })).rejects.toThrow(`Port ${port} is in use`);
    await expect(startStack({ assembly, seed: false, at: 'soon' })).rejects.toThrow('--at takes an instant');
    await stack.stop();
    await (await start({ dir: join(dir, 'held') })).stop();
  });
});

describe('the endpoints under /local', () => {
  const call = async (stack: LocalStack, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${stack.baseUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('move the clock, inject faults and tell what runs', async () => {
    const stack = await start();
    const travelled = await call(stack, 'POST', '/local/clock', { to: '2026-03-09T09:00:00+08:00' });
    expect(travelled).toMatchObject({
      status: 200,
      body: { now: expect.stringMatching(/^2026-03-09T01:00/) },
    });
    for (const bad of [{ advance: 'soon' }, { to: '2026-03-01T00:00:00Z' }, {}]) {
      expect((await call(stack, 'POST', '/local/clock', bad)).status).toBe(422);
    }
    expect(await call(stack, 'GET', '/local/quiet')).toMatchObject({ body: { quiet: true } });
    const { body } = await call(stack, 'POST', '/local/faults', { kind: 'event', mode: 'delay' });
    expect((await call(stack, 'GET', '/local/faults')).body).toMatchObject([{ id: body['id'], struck: 0 }]);
    expect((await call(stack, 'POST', '/local/faults', { kind: 'weather' })).status).toBe(422);
    expect((await call(stack, 'DELETE', '/local/faults')).body).toEqual([]);
    expect((await call(stack, 'GET', '/local/resources')).body).toMatchObject({
      environment: { PLATFORM_TABLE: 'Mini-Table' },
      queues: [{ name: 'Mini-Dead' }, { name: 'Mini-Notices' }, { name: 'Mini-Deadlines' }],
    });
  });
});
