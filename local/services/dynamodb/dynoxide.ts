import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** A DynamoDB endpoint that belongs to one stack. */
export interface DynamoDbProcess {
  readonly url: string;
  /** Kills it: what it answered is on disk. */
  stop(): Promise<void>;
}

/**
 * Runs the program given, and ends it when this process is gone, however that went: its standard input, held open by
 * us alone, closes then.
 */
const LEASHED = `exec 3<&0
"$@" </dev/null &
child=$!
( read -r _ <&3; kill -9 $child 2>/dev/null ) &
exec 3<&-
wait $child`;

const READY_WITHIN_MS = 10_000;
const ATTEMPTS = 3;

/**
 * Starts dynoxide on a file in `dir`. Where there is no build of it for this platform, the endpoint named by
 * `AWS_ENDPOINT_URL_DYNAMODB` serves instead.
 */
export async function startDynamoDb(dir: string): Promise<DynamoDbProcess> {
  const external = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (external !== undefined && external !== '') {
    return { url: external, stop: () => Promise.resolve() };
  }
  const platform = `${process.platform}-${process.arch}`;
  const binary = join(import.meta.dirname, '../../../node_modules/@dynoxide', platform, 'dynoxide');
  if (!existsSync(binary)) {
    throw new Error(
      `There is no DynamoDB engine for ${platform} (package @dynoxide/${platform}). ` +
        'Set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB endpoint, for example DynamoDB Local, and start again.',
    );
  }
  const file = join(dir, 'dynamodb.db');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = spawn(
      'sh',
      ['-c', LEASHED, 'dynoxide', binary, 'serve', '--port', String(port), '--db-path', file],
      {
        stdio: ['pipe', 'ignore', 'pipe'],
        detached: true,
      },
    );
    const url = `http://127.0.0.1:${port}`;
    const failure = await untilReady(child, url);
    if (failure === undefined) {
      indexStreamRecords(file);
      return handle(child, url);
    }
    killGroup(child);
    if (attempt === ATTEMPTS) throw new Error(`dynoxide does not start: ${failure}`);
  }
}

function handle(child: ChildProcess, url: string): DynamoDbProcess {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    stop: async () => {
      killGroup(child);
      await ended;
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<string | undefined> {
  let errors = '';
  let exited = false;
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.once('exit', () => (exited = true));
  child.once('error', (error) => (errors += error.message));
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (exited) return errors === '' ? 'it ended at once' : errors.trim();
    try {
      await (await fetch(url)).arrayBuffer();
      return undefined;
    } catch {
      await sleep(5);
    }
  }
  return `no answer within ${READY_WITHIN_MS / 1000} s`;
}

/**
 * Version 1.2.1 looks up the last sequence number of a stream without an index, so that writes would slow down as the
 * history grows.
 */
function indexStreamRecords(file: string): void {
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA busy_timeout = 5000;
    CREATE INDEX IF NOT EXISTS stream_records_by_sequence
      ON _stream_records(table_name, CAST(sequence_number AS INTEGER))`);
  db.close();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
