import type { WriteStream } from 'node:tty';

/** One line that changes on a terminal, one line each elsewhere. */
export class Progress {
  readonly #out: Pick<WriteStream, 'write' | 'isTTY'>;
  readonly #total: number;
  #done = 0;

  constructor(total: number, out: Pick<WriteStream, 'write' | 'isTTY'> = process.stdout) {
    this.#total = total;
    this.#out = out;
  }

  finished(name: string, now: string): void {
    this.#done += 1;
    const filled = Math.round((this.#done / this.#total) * 20);
    const bar = '#'.repeat(filled).padEnd(20, '.');
    const line = `[${bar}] ${this.#done}/${this.#total}  ${now}  ${name}`;
    this.#out.write(this.#out.isTTY ? `\r\u001B[2K${line}` : `${line}\n`);
    if (this.#out.isTTY && this.#done === this.#total) this.#out.write('\n');
  }
}
