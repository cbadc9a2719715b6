import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ResolvedApp, ResolvedFunction } from '../assembly/resolved-app.ts';
import type { FaultRegistry } from '../faults/fault-registry.ts';
import type { LambdaLink } from '../services/links.ts';
import { FunctionLog } from './function-log.ts';
import { FunctionPool } from './function-pool.ts';
import { FunctionWorker } from './function-worker.ts';

export interface LambdaHostOptions {
  readonly app: ResolvedApp;
  readonly dir: string;
  readonly offset: SharedArrayBuffer;
  readonly dynamodbUrl: string;
  readonly faults: FaultRegistry;
  readonly track: <T>(name: string, work: Promise<T>) => Promise<T>;
  /** A function wrote to a table. */
  readonly onWrote: () => void;
  /** Execution environments of the whole stack (64); above it, idle ones of other functions make room. */
  readonly maxPopulation?: number;
  /** Execution environments of one function at the same time (2); more invocations wait their turn. */
  readonly maxWorkers?: number;
  /** In the place of the template's; every line costs the function and this process. */
  readonly logLevel?: string;
}

const MAX_WORKERS = 2;
const MAX_POPULATION = 64;
const COMPILE_CACHE = join(import.meta.dirname, '../../.build/compile-cache');

/** Path of each service on the internal server, by the name in its `AWS_ENDPOINT_URL_…` variable. */
const endpointPaths: Readonly<Record<string, string>> = {
  SQS: 'sqs',
  S3: 's3',
  EVENTBRIDGE: 'eventbridge',
  SCHEDULER: 'scheduler',
  SNS: 'sns',
  KMS: 'kms',
  CLOUDWATCH_LOGS: 'logs',
};

interface Hosted {
  readonly fn: ResolvedFunction;
  readonly pool: FunctionPool;
  readonly log: FunctionLog;
  /** Real time of the latest call, for making room. */
  calledAt: number;
}

/** Runs the functions of the application, each in worker threads of its own that stay warm. */
export class LambdaHost implements LambdaLink {
  readonly #functions: readonly Hosted[];
  readonly #options: LambdaHostOptions;

  constructor(options: LambdaHostOptions) {
    this.#options = options;
    // Worker threads take over the zone of the process, and Lambda runs in UTC.
    process.env['TZ'] = 'UTC';
    this.#functions = options.app.functions.map((fn) => {
      const log = new FunctionLog(options.dir, fn.service);
      const size = Math.min(fn.reservedConcurrency ?? Infinity, options.maxWorkers ?? MAX_WORKERS);
      return { fn, log, calledAt: 0, pool: new FunctionPool(size, () => this.#createWorker(fn, log)) };
    });
  }

  /** Calls a function by service name, name or ARN. */
  async invoke(name: string, event: unknown): Promise<unknown> {
    const hosted = this.#find(name);
    return this.#options.track(`function ${hosted.fn.service}`, this.#run(hosted, event));
  }

  /** The latest output of a function, by service name, name or ARN. */
  logs(name: string): readonly string[] {
    return this.#find(name).log.lines;
  }

  /** Ends every worker at once, whatever it is doing. */
  terminate(): void {
    for (const { pool } of this.#functions) pool.terminate();
  }

  #find(name: string): Hosted {
    const hosted = this.#functions.find(({ fn }) => [fn.service, fn.name, fn.arn].includes(name));
    if (hosted === undefined) throw new Error(`no function ${name}`);
    return hosted;
  }

  async #run(hosted: Hosted, event: unknown): Promise<unknown> {
    const { fn, pool, log } = hosted;
    hosted.calledAt = performance.now();
    const worker = await pool.acquire();
    const faults = this.#options.faults.lease(fn.service);
    const requestId = randomUUID();
    const payload = JSON.stringify(event ?? null);
    const outcome = await worker.invoke({ requestId, payload, timeoutMs: fn.timeoutSeconds * 1000, faults });
    this.#options.faults.settle(faults, outcome.struckFaults);
    pool.release(worker);
    if (outcome.error === undefined) return JSON.parse(outcome.payload ?? 'null');
    log.write(`ERROR ${requestId} ${outcome.error.stack ?? outcome.error.message}`);
    throw outcome.error;
  }

  /** Takes the room of functions that were called longest ago. */
  #makeRoom(): void {
    const pools = [...this.#functions]
      .sort((left, right) => left.calledAt - right.calledAt)
      .map(({ pool }) => pool);
    const population = pools.reduce((sum, pool) => sum + pool.population, 0);
    let surplus = population + 1 - (this.#options.maxPopulation ?? MAX_POPULATION);
    for (const pool of pools) {
      while (surplus > 0 && pool.shed()) surplus -= 1;
    }
  }

  #createWorker(fn: ResolvedFunction, log: FunctionLog): FunctionWorker {
    this.#makeRoom();
    const { app, dynamodbUrl, offset, onWrote, logLevel } = this.#options;
    return new FunctionWorker({
      birth: {
        assetDir: fn.assetDir,
        handler: fn.handler,
        functionName: fn.name,
        functionArn: fn.arn,
        logGroup: fn.logGroup,
        memoryMb: fn.memoryMb,
        offset,
        awsHosts: [new URL(dynamodbUrl).host, new URL(app.internalUrl).host],
        internalUrl: app.internalUrl,
        compileCache: COMPILE_CACHE,
      },
      environment: {
        ...runtimeEnvironment(fn, app, dynamodbUrl),
        ...fn.environment,
        ...(logLevel !== undefined && { LOG_LEVEL: logLevel }),
      },
      log,
      onWrote,
    });
  }
}

/** The variables that the Lambda runtime sets itself, with the SDK pointed at the local endpoints. */
function runtimeEnvironment(
  fn: ResolvedFunction,
  app: ResolvedApp,
  dynamodbUrl: string,
): Record<string, string> {
  const endpoints = Object.entries(endpointPaths).map(([service, path]) => [
    `AWS_ENDPOINT_URL_${service}`,
    `${app.internalUrl}/${path}`,
  ]);
  return {
    ...Object.fromEntries(endpoints),
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
    AWS_REGION: app.region,
    AWS_DEFAULT_REGION: app.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: fn.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: `local/${fn.name}`,
    LAMBDA_TASK_ROOT: fn.assetDir,
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    _HANDLER: fn.handler,
  };
}
