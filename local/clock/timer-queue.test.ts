import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimerQueue } from './timer-queue.ts';

const nothing = async () => {};

describe('TimerQueue', () => {
  it('gives timers back by due instant, those of one instant in order of registration', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (dues) => {
        const queue = new TimerQueue();
        dues.forEach((dueMs, index) => queue.push({ dueMs, name: String(index), run: nothing }));
        const popped: string[] = [];
        for (let timer = queue.popDue(20); timer !== undefined; timer = queue.popDue(20))
          popped.push(timer.name);
        const expected = dues
          .map((due, index) => ({ due, index }))
          .sort((a, b) => a.due - b.due || a.index - b.index)
          .map(({ index }) => String(index));
        expect(popped).toEqual(expected);
      }),
    );
  });

  it('skips cancelled timers and leaves those not yet due', () => {
    const queue = new TimerQueue();
    queue.push({ dueMs: 5, name: 'cancelled', run: nothing }).cancel();
    queue.push({ dueMs: 9, name: 'later', run: nothing });
    expect(queue.nextDue()).toBe(9);
    expect(queue.popDue(8)).toBeUndefined();
    expect(queue.popDue(9)?.name).toBe('later');
    expect(queue.nextDue()).toBeUndefined();
  });
});
