import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '../../shared/store/table.ts';
import { tablesFromTemplate } from './tables-from-template.ts';

export interface Dynamo {
  readonly tables: Tables;
  readonly endpoint: string;
  stop(): void;
}

/**
 * A DynamoDB engine of this test's own, in memory, with the synthesised tables. Where the bundled engine does not fit
 * the platform, `AWS_ENDPOINT_URL_DYNAMODB` names another. It has its stream only where one is asked for: nobody reads it
 * here, and it costs the engine more the longer it is.
 */
export async function startDynamo({ streams = false }: { readonly streams?: boolean } = {}): Promise<Dynamo> {
  const port = await freePort();
  const engine = spawn(enginePath(), ['serve', '--host', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
  });
  const stop = () => void engine.kill('SIGKILL');
  process.once('exit', stop);
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  await untilServing(client);
  const wanted = tablesFromTemplate();
  const { StreamSpecification, ...withoutStream } = wanted.platform;
  await client.send(
    new CreateTableCommand({
      ...withoutStream,
      ...(streams && StreamSpecification && { StreamSpecification }),
    }),
  );
  await client.send(new CreateTableCommand(wanted.sealed));
  refuseOpenQueries(client);
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    tables: { client: document, platform: 'platform', sealed: 'sealed' },
    endpoint,
    stop: () => {
      process.off('exit', stop);
      stop();
    },
  };
}

/** A query without a limit, or with a filter, costs by what lies there and not by the page (design §3). */
function refuseOpenQueries(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const input = args.input as { readonly Limit?: number; readonly FilterExpression?: string };
        const open = commandName === 'QueryCommand' && (input.Limit === undefined || input.FilterExpression);
        if (open) throw new Error('a query that is not of one page');
        return next(args);
      },
    { step: 'initialize' },
  );
}

function enginePath(): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function untilServing(client: DynamoDBClient): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
