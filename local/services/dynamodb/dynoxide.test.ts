import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ResolvedTable } from '../../assembly/resolved-app.ts';
import { createDynamoDbApi } from './dynamodb-api.ts';
import { type DynamoDbProcess, startDynamoDb } from './dynoxide.ts';
import { ensureTables } from './tables.ts';

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const table: ResolvedTable = {
  name: 'Test-Platform',
  arn: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/Test-Platform',
  streamArn: 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/Test-Platform/stream/local',
  createInput: {
    TableName: 'Test-Platform',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [attribute('pk'), attribute('list1pk')],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'list1',
        KeySchema: [{ AttributeName: 'list1pk', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
};

let dir: string;
let running: DynamoDbProcess[] = [];

async function start(): Promise<DynamoDbProcess> {
  const engine = await startDynamoDb(dir);
  running.push(engine);
  return engine;
}

vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'voucher-dynamodb-'));
});

afterEach(async () => {
  await Promise.all(running.map((engine) => engine.stop()));
  running = [];
  rmSync(dir, { recursive: true, force: true });
});

describe('startDynamoDb', () => {
  it('keeps what was written across a restart, and refuses a table that has changed', async () => {
    const first = await start();
    const api = createDynamoDbApi(first.url, 'ap-southeast-1');
    const streams = await ensureTables(api, [table]);
    expect(streams.get(table.name)).toContain('/stream/');
    await api.call('DynamoDB_20120810.PutItem', { TableName: table.name, Item: { pk: { S: 'a' } } });
    api.close();
    await first.stop();

    const second = await start();
    const again = createDynamoDbApi(second.url, 'ap-southeast-1');
    expect(await ensureTables(again, [table])).toEqual(streams);
    const { Item } = await again.call('DynamoDB_20120810.GetItem', {
      TableName: table.name,
      Key: { pk: { S: 'a' } },
    });
    expect(Item).toEqual({ pk: { S: 'a' } });
    const changed = { ...table, createInput: { ...table.createInput, GlobalSecondaryIndexes: [] } };
    await expect(ensureTables(again, [changed])).rejects.toThrow('other indexes');
    again.close();
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'dynoxide.ts'));
    const script = `const { startDynamoDb } = await import(${module});
      console.log((await startDynamoDb(${JSON.stringify(dir)})).url);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const url = chunk.toString().trim();
    expect((await fetch(url)).status).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 10_000 },
      )
      .toBe('down');
  });
});
