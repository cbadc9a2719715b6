import type { FunctionWorker } from './function-worker.ts';

/** The execution environments of one function: the one used last is used first, more are made on demand. */
export class FunctionPool {
  readonly #size: number;
  readonly #create: () => FunctionWorker;
  readonly #idle: FunctionWorker[] = [];
  readonly #all = new Set<FunctionWorker>();
  readonly #queue: ((worker: FunctionWorker) => void)[] = [];
  #closed = false;

  constructor(size: number, create: () => FunctionWorker) {
    this.#size = size;
    this.#create = create;
  }

  acquire(): Promise<FunctionWorker> {
    for (let worker = this.#idle.pop(); worker !== undefined; worker = this.#idle.pop()) {
      if (worker.alive) return Promise.resolve(worker);
      this.#all.delete(worker);
    }
    if (this.#closed) return Promise.reject(new Error('the stack has stopped'));
    if (this.#all.size < this.#size) return Promise.resolve(this.#spawn());
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  release(worker: FunctionWorker): void {
    if (this.#closed) return;
    if (!worker.alive) this.#all.delete(worker);
    const next = this.#queue.shift();
    if (next !== undefined) next(worker.alive ? worker : this.#spawn());
    else if (worker.alive) this.#idle.push(worker);
  }

  /** How many environments there are, busy ones included. */
  get population(): number {
    return this.#all.size;
  }

  /** Ends the idle environment that has waited longest, if there is one. */
  shed(): boolean {
    const worker = this.#idle.shift();
    if (worker === undefined) return false;
    this.#all.delete(worker);
    worker.terminate();
    return true;
  }

  terminate(): void {
    this.#closed = true;
    for (const worker of this.#all) worker.terminate();
    this.#all.clear();
  }

  #spawn(): FunctionWorker {
    const worker = this.#create();
    this.#all.add(worker);
    return worker;
  }
}
