import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kernel, Recurrence, Timer } from '../clock/kernel.ts';

/** A kernel for unit tests: a clock that moves only when told, over a database in memory. */
export interface FakeKernel extends Kernel {
  readonly wakes: string[];
  /** Moves the clock, running every timer that falls due, in order. */
  advance(ms: number): Promise<void>;
  /** Resolves once nothing tracked is in flight. */
  settle(): Promise<void>;
  close(): void;
}

interface Pending {
  dueMs: number;
  run: (atMs: number) => Promise<void>;
  next?: Recurrence;
}

/** Starts at the given instant (2026-03-02T09:00 in Shanghai without one). */
export function fakeKernel(startMs = Date.parse('2026-03-02T01:00:00.000Z')): FakeKernel {
  let nowMs = startMs;
  const dir = mkdtempSync(join(tmpdir(), 'voucher-services-'));
  const pending = new Set<Pending>();
  const inFlight = new Set<Promise<unknown>>();
  const wakes: string[] = [];
  const settle = async (): Promise<void> => {
    while (inFlight.size > 0) await Promise.allSettled(inFlight);
  };
  const add = (timer: Pending): Timer => {
    pending.add(timer);
    return { cancel: () => void pending.delete(timer) };
  };
  const runDue = async (untilMs: number): Promise<void> => {
    for (;;) {
      const due = [...pending].filter((t) => t.dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (due === undefined) return;
      pending.delete(due);
      nowMs = Math.max(nowMs, due.dueMs);
      await due.run(due.dueMs);
      const again = due.next?.nextAfter(due.dueMs);
      if (again !== undefined) pending.add({ ...due, dueMs: again });
      await settle();
    }
  };
  return {
    db: new DatabaseSync(':memory:'),
    dir,
    wakes,
    now: () => nowMs,
    at: (dueMs, _name, run) => add({ dueMs, run }),
    every: (recurrence, _name, run) => {
      const first = recurrence.nextAfter(nowMs);
      return first === undefined ? { cancel: () => {} } : add({ dueMs: first, run, next: recurrence });
    },
    track: (_name, work) => {
      inFlight.add(work);
      work.finally(() => inFlight.delete(work)).catch(() => {});
      return work;
    },
    wake: (source) => void wakes.push(source),
    settle,
    advance: async (ms) => {
      const until = nowMs + ms;
      await settle();
      await runDue(until);
      nowMs = until;
    },
    close() {
      this.db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
