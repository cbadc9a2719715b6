import type { Recurrence } from './kernel.ts';

/** Ticks at least this far apart are never coalesced (four a day, less an hour for zones that shift). */
const LONG_GAP_MS = 5 * 3_600_000;
const DAY_MS = 86_400_000;
/** A day, and an hour for zones that shift. */
const DAILY_MS = 25 * 3_600_000;
/** Ticks in a row that follow activity of the rhythm's own making before it is slowed down. */
const PATIENCE = 12;

/** What has happened in the system so far: all of it, and one-time timers alone. */
export interface Happened {
  readonly activity: number;
  readonly oneOffs: number;
}

/** What recurs, and what is to be run then. */
export interface Beat {
  readonly recurrence: Recurrence;
  readonly name: string;
  readonly run: (tickMs: number) => Promise<void>;
}

/**
 * One recurring schedule as the time machine sees it. A rhythm of some hours or longer stops the machine at every
 * tick. A shorter one (the five-minute and the hourly sweeps would otherwise make 114 000 stops a year) stops
 * it at the first tick after something happened, and its last missed tick fires where the journey ends. One
 * that keeps itself busy is slowed down step by step to one tick a day. Where the clock travels in strides, one of a day
 * or less stops it nowhere: its last missed tick fires where the journey ends.
 */
export class Rhythm {
  readonly name: string;
  readonly #recurrence: Recurrence;
  readonly #run: (tickMs: number) => Promise<void>;
  readonly #inStrides: boolean;
  #next: number | undefined;
  #gapMs = 0;
  #seen: Happened = { activity: 0, oneOffs: 0 };
  #streak = 0;
  /** Until then a rhythm that keeps itself busy stops nobody; whatever else stops the machine meanwhile does not put it off. */
  #rests = 0;

  constructor(
    { recurrence, name, run }: Beat,
    nowMs: number,
    /** Whether the clock travels in strides. */
    inStrides = false,
  ) {
    this.name = name;
    this.#recurrence = recurrence;
    this.#run = run;
    this.#inStrides = inStrides;
    this.#moveOn(nowMs);
  }

  /** The next tick; undefined when the recurrence has ended. */
  get next(): number | undefined {
    return this.#next;
  }

  /** Whether all that a journey owes it is its last tick. */
  get waitsForArrival(): boolean {
    return this.#inStrides && this.#gapMs <= DAILY_MS;
  }

  /** Where a journey has to stop for this rhythm; undefined when nowhere. */
  nextStop(activity: number): number | undefined {
    const next = this.#next;
    if (this.waitsForArrival) return undefined;
    if (next === undefined || this.#gapMs >= LONG_GAP_MS) return next;
    if (activity === this.#seen.activity) return undefined;
    return next >= this.#rests ? next : this.#recurrence.nextAfter(this.#rests - 1);
  }

  /** Runs the latest tick that `nowMs` has reached; the ones before it are forgotten. */
  fire(nowMs: number, happened: Happened): Promise<void> {
    const tick = this.latestReached(nowMs);
    const ownMaking = happened.oneOffs === this.#seen.oneOffs && happened.activity !== this.#seen.activity;
    this.#streak = ownMaking ? this.#streak + 1 : 0;
    this.#seen = happened;
    this.#rests = this.#streak > PATIENCE ? tick + this.#pause() : 0;
    this.#moveOn(nowMs);
    return this.#run(tick);
  }

  /** Passes over the ticks up to `nowMs`, unless one of them is still owed. */
  skip(nowMs: number): void {
    if (!this.waitsForArrival) this.#moveOn(nowMs);
  }

  #pause(): number {
    return Math.min(DAY_MS, this.#gapMs * 2 ** Math.min(this.#streak - PATIENCE, 16));
  }

  #moveOn(nowMs: number): void {
    this.#next = this.#recurrence.nextAfter(nowMs);
    const following = this.#next === undefined ? undefined : this.#recurrence.nextAfter(this.#next);
    this.#gapMs = this.#next === undefined || following === undefined ? LONG_GAP_MS : following - this.#next;
  }

  /** The last tick up to `nowMs`, when one is due. */
  latestReached(nowMs: number): number {
    let tick = this.#next ?? nowMs;
    for (let back = this.#gapMs; nowMs - back > tick; back *= 2) {
      const candidate = this.#recurrence.nextAfter(nowMs - back);
      if (candidate === undefined || candidate > nowMs) continue;
      tick = candidate;
      break;
    }
    for (let following = this.#recurrence.nextAfter(tick); following !== undefined && following <= nowMs;) {
      tick = following;
      following = this.#recurrence.nextAfter(tick);
    }
    return tick;
  }
}
