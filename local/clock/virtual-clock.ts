import type { DatabaseSync } from 'node:sqlite';
import { ClockStore } from './clock-store.ts';
import { addDuration } from './duration.ts';
import { InFlight } from './in-flight.ts';
import type { Kernel, Recurrence, Timer } from './kernel.ts';
import { type Happened, Rhythm } from './rhythm.ts';
import { TimerQueue } from './timer-queue.ts';

/** `setTimeout` takes no more than 2³¹ − 1 ms. */
const MAX_SLEEP_MS = 2 ** 31 - 1;
const HEARTBEAT_MS = 1_000;

export interface VirtualClockOptions {
  readonly db: DatabaseSync;
  readonly dir: string;
  /** Epoch ms of a new data directory's first moment. */
  readonly startMs: number;
  readonly onError: (name: string, error: unknown) => void;
  /**
   * How far a journey goes in one stride, in ms: whatever falls due within it fires at its end, late but in order. Without
   * one, everything fires at its own instant.
   */
  readonly strideMs?: number | undefined;
}

/**
 * The one clock of a local stack. It runs at real speed; `to` and `advance` move it through every due timer
 * in order and let the system come to rest between two of them. Recurring schedules of less than a day are
 * coalesced on the way (see ./rhythm.ts); everything else fires at its own instant.
 */
export class VirtualClock implements Kernel {
  readonly db: DatabaseSync;
  readonly dir: string;
  /** Virtual minus real milliseconds, as one Float64: worker threads read their time from it. */
  readonly offset = new SharedArrayBuffer(8);
  readonly inFlight: InFlight;
  readonly #offset = new Float64Array(this.offset);
  readonly #store: ClockStore;
  readonly #onError: VirtualClockOptions['onError'];
  readonly #strideMs: number | undefined;
  readonly #timers = new TimerQueue();
  readonly #rhythms = new Set<Rhythm>();
  readonly #listeners = new Map<string, (() => void)[]>();
  readonly #heartbeat: NodeJS.Timeout;
  #sleep: NodeJS.Timeout | undefined;
  #journey: Promise<void> = Promise.resolve();
  #travelling = 0;
  #closed = false;
  #oneOffs = 0;

  constructor(options: VirtualClockOptions) {
    this.db = options.db;
    this.dir = options.dir;
    this.#onError = options.onError;
    this.#strideMs = options.strideMs;
    this.#store = new ClockStore(options.db);
    this.#offset[0] = (this.#store.load(Date.now()) ?? options.startMs) - Date.now();
    this.inFlight = new InFlight(() => this.#closed);
    this.inFlight.addSettler(async () => this.#fireTimers());
    this.#save();
    this.#heartbeat = setInterval(() => this.#save(), HEARTBEAT_MS).unref();
  }

  /** Bound, as it is handed on alone in many places. */
  readonly now = (): number => Math.floor(Date.now() + (this.#offset[0] ?? 0));

  at(dueMs: number, name: string, run: () => Promise<void>): Timer {
    const timer = this.#timers.push({ dueMs, name, run });
    this.#arm();
    return timer;
  }

  every(recurrence: Recurrence, name: string, run: (tickMs: number) => Promise<void>): Timer {
    const rhythm = new Rhythm({ recurrence, name, run }, this.now(), this.#strideMs !== undefined);
    this.#rhythms.add(rhythm);
    this.#arm();
    return {
      cancel: () => {
        this.#rhythms.delete(rhythm);
      },
    };
  }

  track<T>(name: string, work: Promise<T>): Promise<T> {
    return this.inFlight.track(name, work);
  }

  wake(source: string): void {
    this.inFlight.noteActivity();
    for (const listener of this.#listeners.get(source) ?? []) listener();
  }

  onWake(source: string, listener: () => void): void {
    this.#listeners.set(source, [...(this.#listeners.get(source) ?? []), listener]);
  }

  /** On a journey, everything is read when it comes to rest between two stops, and nothing at once. */
  get isTravelling(): boolean {
    return this.#travelling > 0;
  }

  /** Resolves when nothing is in flight, no message is visible and every stream is read to its head. */
  quiesce(): Promise<void> {
    return this.inFlight.quiesce();
  }

  /** Travels an ISO 8601 duration ahead (`P7D`, `PT1H`). */
  async advance(duration: string): Promise<void> {
    addDuration(0, duration);
    await this.#travel(() => addDuration(this.now(), duration));
  }

  /** Travels to an instant; refuses one that has passed. */
  async to(instant: string | number): Promise<void> {
    const targetMs = typeof instant === 'number' ? instant : Date.parse(instant);
    if (Number.isNaN(targetMs)) throw new Error(`not an instant: ${instant}`);
    if (targetMs < this.now()) {
      throw new Error(`the clock stands at ${new Date(this.now()).toISOString()} and does not go back`);
    }
    await this.#travel(() => targetMs);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#sleep);
    this.inFlight.abandon();
  }

  #travel(target: () => number): Promise<void> {
    const previous = this.#journey;
    const journey = (async () => {
      await previous;
      this.#travelling += 1;
      try {
        await this.#travelTo(target());
      } finally {
        this.#travelling -= 1;
        this.#tellOfArrival();
        this.#arm();
      }
    })();
    this.#journey = journey.catch(() => undefined);
    return journey;
  }

  /** What came in the moment after the last rest was told to nobody. */
  #tellOfArrival(): void {
    for (const listener of [...this.#listeners.values()].flat()) listener();
  }

  async #travelTo(targetMs: number): Promise<void> {
    await this.quiesce();
    for (let stop = this.#nextStop(targetMs); stop !== undefined; stop = this.#nextStop(targetMs)) {
      if (this.#closed) throw new Error('the stack has stopped');
      this.#jump(Math.min(this.#strideEnd(stop), targetMs));
      this.#fireRhythms('only-stops');
      this.#fireTimers();
      await this.quiesce();
    }
    this.#jump(targetMs);
    await this.#fireOwed();
    this.#fireRhythms('every-tick');
    await this.quiesce();
  }

  #strideEnd(stop: number): number {
    return this.#strideMs === undefined ? stop : Math.ceil(stop / this.#strideMs) * this.#strideMs;
  }

  /** One builds on what another left, as they do when each has its own hour of the night. */
  async #fireOwed(): Promise<void> {
    const now = this.now();
    const owed = [...this.#rhythms].filter((each) => each.waitsForArrival && (each.next ?? Infinity) <= now);
    for (const rhythm of owed.toSorted((a, b) => a.latestReached(now) - b.latestReached(now))) {
      this.#start(rhythm.name, () => rhythm.fire(now, this.#happened()));
      await this.quiesce();
    }
  }

  #happened(): Happened {
    return { activity: this.inFlight.activity, oneOffs: this.#oneOffs };
  }

  #nextStop(targetMs: number): number | undefined {
    let stop = this.#timers.nextDue() ?? Infinity;
    for (const rhythm of this.#rhythms) {
      stop = Math.min(stop, rhythm.nextStop(this.inFlight.activity) ?? Infinity);
    }
    return stop <= targetMs ? stop : undefined;
  }

  #jump(targetMs: number): void {
    if (targetMs > this.now()) this.#offset[0] = targetMs - Date.now();
    this.#save();
  }

  #fireTimers(): void {
    const now = this.now();
    for (let timer = this.#timers.popDue(now); timer !== undefined; timer = this.#timers.popDue(now)) {
      this.#oneOffs += 1;
      this.inFlight.noteActivity();
      this.#start(timer.name, timer.run);
    }
  }

  #fireRhythms(mode: 'every-tick' | 'only-stops'): void {
    const now = this.now();
    const happened = this.#happened();
    for (const rhythm of this.#rhythms) {
      if (rhythm.next === undefined || rhythm.next > now) continue;
      const stop = rhythm.nextStop(happened.activity);
      if (mode === 'every-tick' || (stop !== undefined && stop <= now)) {
        this.#start(rhythm.name, () => rhythm.fire(now, happened));
      } else {
        rhythm.skip(now);
      }
    }
  }

  #start(name: string, run: () => Promise<void>): void {
    const work = Promise.resolve()
      .then(run)
      .catch((error: unknown) => {
        if (!this.#closed) this.#onError(name, error);
      });
    void this.track(name, work);
  }

  #arm(): void {
    clearTimeout(this.#sleep);
    if (this.#closed || this.#travelling > 0) return;
    let due = this.#timers.nextDue() ?? Infinity;
    for (const rhythm of this.#rhythms) due = Math.min(due, rhythm.next ?? Infinity);
    if (due === Infinity) return;
    this.#sleep = setTimeout(
      () => {
        this.#fireRhythms('every-tick');
        this.#fireTimers();
        this.#arm();
      },
      Math.min(Math.max(due - this.now(), 0), MAX_SLEEP_MS),
    );
  }

  #save(): void {
    if (!this.#closed) this.#store.save(this.now(), Date.now());
  }
}
