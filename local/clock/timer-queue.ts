export interface QueuedTimer {
  readonly dueMs: number;
  readonly name: string;
  readonly run: () => Promise<void>;
}

interface Entry extends QueuedTimer {
  readonly order: number;
  cancelled: boolean;
}

/** Timers in order of their due instant, then of registration: a binary heap, cancelled entries dropped lazily. */
export class TimerQueue {
  readonly #heap: Entry[] = [];
  #order = 0;

  push(timer: QueuedTimer): { cancel(): void } {
    const entry: Entry = { ...timer, order: this.#order++, cancelled: false };
    this.#heap.push(entry);
    this.#up(this.#heap.length - 1);
    return {
      cancel: () => {
        entry.cancelled = true;
      },
    };
  }

  /** The earliest due instant, or undefined when nothing waits. */
  nextDue(): number | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.dueMs;
  }

  /** Takes the earliest timer that is due at `nowMs`. */
  popDue(nowMs: number): QueuedTimer | undefined {
    this.#dropCancelled();
    const first = this.#heap[0];
    if (first === undefined || first.dueMs > nowMs) return undefined;
    this.#removeFirst();
    return first;
  }

  #dropCancelled(): void {
    while (this.#heap[0]?.cancelled === true) this.#removeFirst();
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down(0);
  }

  #up(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#before(parent, index)) return;
      this.#swap(parent, index);
      index = parent;
    }
  }

  #down(start: number): void {
    let index = start;
    for (;;) {
      let first = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#heap.length && !this.#before(first, child)) first = child;
      }
      if (first === index) return;
      this.#swap(first, index);
      index = first;
    }
  }

  #before(left: number, right: number): boolean {
    const a = this.#heap[left];
    const b = this.#heap[right];
    if (a === undefined || b === undefined) return true;
    return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const a = this.#heap[left];
    const b = this.#heap[right];
    if (a === undefined || b === undefined) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }
}
