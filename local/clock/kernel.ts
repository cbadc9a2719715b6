import type { DatabaseSync } from 'node:sqlite';

/** A pending timer; `cancel` after it ran does nothing. */
export interface Timer {
  cancel(): void;
}

/** A recurring rhythm: the first tick strictly after `ms` (virtual epoch), or undefined when it has ended. */
export interface Recurrence {
  nextAfter(ms: number): number | undefined;
}

/** What every local service is given: the one virtual clock, the one database file, and the count of work in flight. */
export interface Kernel {
  /** `local.db`: queues, schedules, clock, SMS, checkpoints. WAL; each service creates its own tables. */
  readonly db: DatabaseSync;
  /** Data directory, for object bytes and logs. */
  readonly dir: string;
  /** Virtual epoch milliseconds: runs at real speed and jumps when the time machine is used; never goes back. */
  now(): number;
  /** Runs once when virtual time reaches `dueMs` (at once if that has passed). A failure is logged, not rethrown. */
  at(dueMs: number, name: string, run: () => Promise<void>): Timer;
  /**
   * Runs at every tick. While the time machine jumps, ticks closer than a day are coalesced: see
   * ./virtual-clock.ts.
   * Not persisted: register again in `resume`.
   */
  every(recurrence: Recurrence, name: string, run: (tickMs: number) => Promise<void>): Timer;
  /** Work in flight: quiescence waits for it. Returns the promise it was given. */
  track<T>(name: string, work: Promise<T>): Promise<T>;
  /** Something new to poll ('sqs' after a message became visible, 'stream' after a table write). */
  wake(source: string): void;
}
