import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, Invocation, WorkerBirth } from './messages.ts';
import { interceptSdkCalls } from './sdk-calls.ts';
import { installVirtualDate } from './virtual-date.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const birth: WorkerBirth = workerData;
const port = parentPort;
if (port === null) throw new Error('runs in a worker thread only');
const tell = (message: FromWorker): void => port.postMessage(message);

enableCompileCache(birth.compileCache);
installVirtualDate(birth.offset);
const arm = interceptSdkCalls(birth.awsHosts, birth.internalUrl, {
  wrote: () => tell({ type: 'wrote' }),
  struck: (id) => tell({ type: 'struck', id }),
  die: () => process.exit(1),
});

const load = async (): Promise<Handler> => {
  const [file, name] = birth.handler.split('.');
  const path = join(birth.assetDir, `${file ?? 'index'}.mjs`);
  const bundle: Record<string, unknown> = await import(pathToFileURL(path).href);
  const handler = bundle[name ?? 'handler'];
  if (typeof handler !== 'function') throw new Error(`${path} exports no ${name ?? 'handler'}`);
  return (event, context): unknown => handler(event, context);
};

const contextOf = ({ requestId, timeoutMs }: Invocation): unknown => {
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: false,
    functionName: birth.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: birth.functionArn,
    memoryLimitInMB: String(birth.memoryMb),
    logGroupName: birth.logGroup,
    logStreamName: `local/${birth.functionName}`,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
};

const fail = (error: unknown): void => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  tell({ type: 'failed', errorType: name, errorMessage: message, trace: stack ?? '' });
};

let handler: Handler | undefined;
try {
  handler = await load();
} catch (error) {
  fail(error);
}

if (handler !== undefined) {
  const run = handler;
  port.on('message', (invocation: Invocation) => {
    void (async () => {
      arm(invocation.faults);
      try {
        const result = await run(JSON.parse(invocation.payload), contextOf(invocation));
        tell({ type: 'done', payload: JSON.stringify(result ?? null) });
      } catch (error) {
        fail(error);
      }
    })();
  });
  tell({ type: 'ready' });
}
