import type { WriteStream } from 'node:tty';

const BAR = 24;

/** One line that changes on a terminal; elsewhere a line a month. */
export class Progress {
  readonly #out: Pick<WriteStream, 'write' | 'isTTY'>;
  readonly #total: number;
  readonly #orders: number;
  readonly #startedAt = performance.now();
  #month = '';

  constructor(
    of: { readonly deeds: number; readonly orders: number },
    out: Pick<WriteStream, 'write' | 'isTTY'> = process.stdout,
  ) {
    this.#total = of.deeds;
    this.#orders = of.orders;
    this.#out = out;
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  day(day: string, deeds: number, orders: number): void {
    const month = day.slice(0, 7);
    const last = deeds === this.#total;
    if (!this.#out.isTTY && month === this.#month && !last) return;
    this.#month = month;
    const bar = '#'.repeat(Math.round((deeds / this.#total) * BAR)).padEnd(BAR, '.');
    const line = `[${bar}] ${this.#out.isTTY ? day : month}  ${orders}/${this.#orders} orders  ${this.seconds.toFixed(0)} s`;
    this.#out.write(this.#out.isTTY ? `\r\u001B[2K${line}${last ? '\n' : ''}` : `${line}\n`);
  }
}
