import { Worker } from 'node:worker_threads';
import { FunctionError } from './function-error.ts';
import type { FunctionLog } from './function-log.ts';
import type { FromWorker, Invocation, WorkerBirth } from './messages.ts';
import { workerSource } from './worker-source.ts';

export interface FunctionWorkerOptions {
  readonly birth: WorkerBirth;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
  readonly onWrote: () => void;
}

export interface Outcome {
  /** The answer, as JSON. */
  readonly payload?: string;
  readonly error?: FunctionError;
  readonly struckFaults: readonly string[];
}

interface Waiting {
  readonly struck: string[];
  readonly timer: NodeJS.Timeout;
  readonly resolve: (outcome: Outcome) => void;
}

/** One execution environment: a thread with the bundle loaded, that runs one invocation at a time. */
export class FunctionWorker {
  readonly #worker: Worker;
  readonly #options: FunctionWorkerOptions;
  readonly #ready: Promise<FunctionError | undefined>;
  #tellReady: (failure: FunctionError | undefined) => void = () => {};
  #waiting: Waiting | undefined;
  #alive = true;

  constructor(options: FunctionWorkerOptions) {
    this.#options = options;
    this.#ready = new Promise((resolve) => {
      this.#tellReady = resolve;
    });
    this.#worker = new Worker(workerSource(), {
      workerData: options.birth,
      env: { ...options.environment },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    options.log.follow(this.#worker.stdout);
    options.log.follow(this.#worker.stderr);
    this.#worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#worker.on('error', (error: unknown) => this.#die(asFunctionError(error)));
    this.#worker.on('exit', () =>
      this.#die(new FunctionError('Runtime.ExitError', 'Runtime exited without providing a reason')),
    );
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Never rejects; a worker that timed out or died is not `alive` afterwards. */
  async invoke(invocation: Invocation): Promise<Outcome> {
    const failure = await this.#ready;
    if (failure !== undefined) {
      this.terminate();
      return { error: failure, struckFaults: [] };
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const seconds = (invocation.timeoutMs / 1000).toFixed(2);
        this.#die(new FunctionError('Sandbox.Timedout', `Task timed out after ${seconds} seconds`));
        this.terminate();
      }, invocation.timeoutMs);
      this.#waiting = { struck: [], timer, resolve };
      if (this.#alive) this.#worker.postMessage(invocation, []);
      else this.#finish({ error: new FunctionError('Runtime.ExitError', 'the worker is gone') });
    });
  }

  terminate(): void {
    this.#alive = false;
    void this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        return this.#tellReady(undefined);
      case 'wrote':
        return this.#options.onWrote();
      case 'struck':
        this.#waiting?.struck.push(message.id);
        return;
      case 'done':
        return this.#finish({ payload: message.payload });
      case 'failed': {
        const error = new FunctionError(message.errorType, message.errorMessage, message.trace);
        this.#tellReady(error);
        return this.#finish({ error });
      }
      default:
        return message satisfies never;
    }
  }

  #die(error: FunctionError): void {
    this.#alive = false;
    this.#tellReady(error);
    this.#finish({ error });
  }

  #finish(outcome: Omit<Outcome, 'struckFaults'>): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    this.#waiting = undefined;
    clearTimeout(waiting.timer);
    waiting.resolve({ ...outcome, struckFaults: waiting.struck });
  }
}

function asFunctionError(error: unknown): FunctionError {
  if (error instanceof Error) return new FunctionError(error.name, error.message, error.stack);
  return new FunctionError('Runtime.Unknown', String(error));
}
