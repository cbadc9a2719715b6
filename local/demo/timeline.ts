import type { Clock } from '../../test/support/journeys/deployment.ts';

interface Waiting {
  readonly atMs: number;
  readonly resume: () => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * Many stories on one virtual clock: time stands still while any of them acts, and moves to the earliest instant that
 * one waits for once all of them wait. At most `width` act at the same moment.
 */
export class Timeline {
  readonly #clock: Clock;
  readonly #width: number;
  readonly #queued: (() => void)[] = [];
  readonly #waiting: Waiting[] = [];
  #acting = 0;
  /** Acting, or about to act. */
  #awake = 0;

  constructor(clock: Clock, width: number) {
    this.#clock = clock;
    this.#width = width;
  }

  async run<T>(story: () => Promise<T>): Promise<T> {
    this.#awake += 1;
    await this.#enter();
    try {
      return await story();
    } finally {
      this.#leave();
    }
  }

  /** Called by a story: the others go on until virtual time has come to this instant. */
  async to(instant: string): Promise<void> {
    try {
      await new Promise<void>((resume, fail) => {
        this.#waiting.push({ atMs: Date.parse(instant), resume, fail });
        this.#leave();
      });
    } finally {
      await this.#enter();
    }
  }

  #enter(): Promise<void> {
    if (this.#acting < this.#width) {
      this.#acting += 1;
      return Promise.resolve();
    }
    return new Promise((enter) => this.#queued.push(enter));
  }

  #leave(): void {
    this.#awake -= 1;
    const next = this.#queued.shift();
    if (next === undefined) this.#acting -= 1;
    else next();
    if (this.#awake === 0 && this.#waiting.length > 0) void this.#moveOn();
  }

  async #moveOn(): Promise<void> {
    const atMs = Math.min(...this.#waiting.map((each) => each.atMs));
    const due = this.#waiting.filter((each) => each.atMs === atMs);
    this.#waiting.splice(0, Infinity, ...this.#waiting.filter((each) => each.atMs !== atMs));
    this.#awake += due.length;
    try {
      if (atMs > Date.parse(await this.#clock.now())) await this.#clock.to(new Date(atMs).toISOString());
      for (const { resume } of due) resume();
    } catch (error) {
      for (const { fail } of due) fail(error);
    }
  }
}
