import { setImmediate } from 'node:timers/promises';

/** Drains one source of work; resolves when it has found nothing left to do. */
export type Settle = () => Promise<void>;

/** Counts the work in flight, and tells when there is none and no source has any more. */
export class InFlight {
  readonly #names = new Map<string, number>();
  readonly #settlers: Settle[] = [];
  readonly #isClosed: () => boolean;
  #count = 0;
  #activity = 0;
  #waiting: (() => void)[] = [];

  constructor(isClosed: () => boolean) {
    this.#isClosed = isClosed;
  }

  /** Grows whenever something happens. */
  get activity(): number {
    return this.#activity;
  }

  noteActivity(): void {
    this.#activity += 1;
  }

  addSettler(settle: Settle): void {
    this.#settlers.push(settle);
  }

  track<T>(name: string, work: Promise<T>): Promise<T> {
    this.#count += 1;
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
    void this.#await(name, work);
    return work;
  }

  /** What is in flight now, by name. */
  names(): Record<string, number> {
    return Object.fromEntries(this.#names);
  }

  async quiesce(): Promise<void> {
    while (!this.#isClosed()) {
      await this.#none();
      const before = this.#activity;
      await Promise.all(this.#settlers.map((settle) => settle()));
      await setImmediate();
      if (this.#count === 0 && this.#activity === before) return;
    }
    throw new Error('the stack has stopped');
  }

  /** Lets everyone who waits go, with an error, when the stack ends. */
  abandon(): void {
    this.#release();
  }

  async #await(name: string, work: Promise<unknown>): Promise<void> {
    await Promise.allSettled([work]);
    this.#done(name);
  }

  #none(): Promise<void> {
    if (this.#count === 0 || this.#isClosed()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #done(name: string): void {
    this.#count -= 1;
    const left = (this.#names.get(name) ?? 1) - 1;
    if (left === 0) this.#names.delete(name);
    else this.#names.set(name, left);
    if (this.#count === 0) this.#release();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
