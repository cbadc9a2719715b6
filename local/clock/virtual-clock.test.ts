import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

const START = Date.parse('2026-03-02T01:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = Date.parse('2027-03-02T01:00:00Z') - START;
const every = (gapMs: number) => ({ nextAfter: (ms: number) => (Math.floor(ms / gapMs) + 1) * gapMs });

let open: VirtualClock[] = [];
const errors: string[] = [];

function clockOn(db: DatabaseSync, strideMs?: number): VirtualClock {
  const onError = (name: string) => errors.push(name);
  const clock = new VirtualClock({ db, dir: '.', startMs: START, onError, strideMs });
  open.push(clock);
  return clock;
}

afterEach(() => {
  for (const clock of open) clock.close();
  open = [];
  errors.length = 0;
});

describe('VirtualClock', () => {
  it('starts at the given instant and never goes back', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    expect(clock.now() - START).toBeLessThan(1000);
    await clock.to('2026-03-09T01:00:00Z');
    expect(clock.now()).toBeGreaterThanOrEqual(START + 7 * DAY);
    await expect(clock.to('2026-03-08T01:00:00Z')).rejects.toThrow('does not go back');
    await expect(clock.advance('a week')).rejects.toThrow('ISO 8601');
  });

  it('passes the due timers in order, each at its own instant, and those they set in turn', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    const seen: [string, number][] = [];
    const note = (name: string) => async () => {
      seen.push([name, Math.floor((clock.now() - START) / HOUR)]);
    };
    clock.at(START + 3 * DAY, 'third', note('third'));
    clock.at(START + DAY, 'first', async () => {
      await note('first')();
      clock.at(START + 2 * DAY, 'second', note('second'));
    });
    clock.at(START + 2 * HOUR, 'cancelled', note('cancelled')).cancel();
    clock.at(START + 9 * DAY, 'beyond', note('beyond'));
    await clock.advance('P8D');
    expect(seen).toEqual([
      ['first', 24],
      ['second', 48],
      ['third', 72],
    ]);
  });

  it('waits for the work of one timer, and what the sources still hold, before the next', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    const order: string[] = [];
    const queue = ['message'];
    clock.inFlight.addSettler(async () => {
      const message = queue.pop();
      if (message !== undefined) await clock.track('poll', Promise.resolve(order.push(message)));
    });
    clock.at(START + DAY, 'slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('slow');
      queue.push('sent by slow');
      clock.wake('sqs');
    });
    clock.at(START + DAY + 1000, 'next', async () => void order.push('next'));
    await clock.advance('P2D');
    expect(order).toEqual(['message', 'slow', 'sent by slow', 'next']);
  });

  it('reports a failing timer and goes on', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    clock.at(START + HOUR, 'broken', () => Promise.reject(new Error('broken')));
    await clock.advance('P1D');
    expect(errors).toEqual(['broken']);
  });

  it('runs at real speed when nobody travels', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    const due = clock.now() + 30;
    const firedAt = await new Promise<number>((resolve) => {
      clock.at(due, 'soon', async () => resolve(clock.now()));
    });
    expect(firedAt).toBeGreaterThanOrEqual(due);
  });

  it('fires daily ticks all, and coalesces the five-minute ones of a quiet year', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    let daily = 0;
    let short = 0;
    clock.every(every(DAY), 'daily', async () => void (daily += 1));
    clock.every(every(5 * MINUTE), 'short', async () => void (short += 1));
    const before = performance.now();
    await clock.to(START + YEAR);
    expect(daily).toBe(365);
    expect(short).toBeLessThan(5);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('fires a short rhythm at the first tick after something happened', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    const ticks: number[] = [];
    clock.every(every(5 * MINUTE), 'sweep', async (tick) => void ticks.push(tick));
    clock.at(START + DAY + MINUTE, 'work', async () => {});
    await clock.advance('P3D');
    expect(ticks).toContain(START + DAY + 5 * MINUTE);
    expect(ticks.length).toBeLessThan(6);
  });

  it('slows down a rhythm that keeps itself busy', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    let ticks = 0;
    clock.every(every(5 * MINUTE), 'busy', async () => {
      ticks += 1;
      clock.wake('sqs');
    });
    clock.wake('sqs');
    await clock.to(START + YEAR);
    expect(ticks).toBeGreaterThan(365);
    expect(ticks).toBeLessThan(450);
  });

  it('slows a busy rhythm down to a tick a day, however often others stop the clock', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    let busy = 0;
    let twice = 0;
    clock.every(every(5 * MINUTE), 'busy', async () => {
      busy += 1;
      clock.wake('sqs');
    });
    clock.every(every(DAY / 2), 'twice a day', async () => void (twice += 1));
    clock.every(every(DAY / 4), 'four a day', async () => clock.wake('sqs'));
    clock.wake('sqs');
    await clock.to(START + 100 * DAY);
    expect(busy).toBeGreaterThanOrEqual(100);
    expect(busy).toBeLessThan(200);
    expect(twice).toBe(200);
  });

  it('fires what falls due within a stride together at its end, in order, and never beyond the journey', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'), HOUR);
    const seen: [string, number][] = [];
    const note = (name: string, dueMs: number) =>
      clock.at(dueMs, name, async () => void seen.push([name, Math.floor((clock.now() - START) / MINUTE)]));
    note('second', START + DAY + 20 * MINUTE);
    note('first', START + DAY + 10 * MINUTE);
    note('last', START + 2 * DAY + 5 * MINUTE);
    await clock.to(START + 2 * DAY + 10 * MINUTE);
    expect(seen).toEqual([
      ['first', 25 * 60],
      ['second', 25 * 60],
      ['last', 48 * 60 + 10],
    ]);
  });

  it('owes a rhythm of a day or less its last tick at the end of a journey in strides, one after the other', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'), HOUR);
    const order: string[] = [];
    const record = (name: string) => async (tick: number) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ${(tick - START) / HOUR}`);
    };
    clock.every(every(HOUR), 'hourly', record('hourly'));
    clock.every(every(DAY), 'daily', record('daily'));
    clock.every(every(7 * DAY), 'weekly', async () => void order.push('weekly'));
    clock.at(START + DAY, 'work', async () => void order.push('work'));
    await clock.to('2026-03-05T06:30:00Z');
    // Midnight UTC is 71 hours after the start; the weeks of the epoch begin on Thursdays.
    expect(order).toEqual(['work', 'weekly', 'daily 71', 'hourly 77']);
    await clock.advance('PT10M');
    expect(order).toHaveLength(4);
  });

  it('goes on after a restart where it stopped', async () => {
    const db = new DatabaseSync(':memory:');
    const first = clockOn(db);
    await first.advance('P10D');
    const stoppedAt = first.now();
    first.close();
    const second = clockOn(db);
    expect(second.now()).toBeGreaterThanOrEqual(stoppedAt);
    expect(second.now() - stoppedAt).toBeLessThan(10_000);
  });

  it('lets those go who wait when the stack ends', async () => {
    const clock = clockOn(new DatabaseSync(':memory:'));
    void clock.track('never', new Promise(() => {}));
    const waiting = clock.quiesce();
    clock.close();
    await expect(waiting).rejects.toThrow('stopped');
  });
});
